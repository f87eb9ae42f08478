// The definitions that come with Casebridge: R4 core, mCODE, the R4 extensions pack and our own package, read once per process.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Definitions } from "./definitions.ts";

let loaded: Definitions | undefined;

/** Reads and keeps the shipped digest. Throws where the file is missing or broken: that is a broken installation. */
export function loadDefinitions(): Definitions {
  if (loaded !== undefined) return loaded;
  const file = new URL("./definitions.json.gz", import.meta.url);
  try {
    loaded = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Definitions;
  } catch (cause) {
    throw new Error("The digest of the FHIR definitions cannot be read: run `npm run definitions` or install Casebridge again.", { cause });
  }
  return loaded;
}
