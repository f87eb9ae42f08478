// mCODE's official examples, and the definitions that they are judged by.
import { readdirSync, readFileSync } from "node:fs";
import type { Definitions } from "../../src/validation/definitions/definitions.ts";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";

export const EXAMPLES: URL = new URL("../../node_modules/hl7.fhir.us.mcode/example/", import.meta.url);
export const definitions: Definitions = loadDefinitions();

export type Json = Record<string, unknown>;

export const exampleNames = (): string[] => readdirSync(EXAMPLES).filter((name) => name.endsWith(".json"));

/** A fresh copy each time: tests change it. */
export const example = (name: string): Json =>
  JSON.parse(readFileSync(new URL(name.endsWith(".json") ? name : `${name}.json`, EXAMPLES), "utf8")) as Json;

export const claimsMcode = (resource: Json): boolean =>
  ((resource["meta"] as { profile?: string[] } | undefined)?.profile ?? []).some((url) => url.includes("/us/mcode/"));
