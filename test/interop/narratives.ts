// The shared narratives as bundles, through the whole converter.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { convertNarrative, openTools } from "../../src/pipeline.ts";

/** The article and the development set. */
export function narrativesOf(shared: string): readonly string[] {
  const dev = readdirSync(join(shared, "dev")).filter((name) => name.endsWith(".txt"));
  return [join(shared, "seed/article.txt"), ...dev.map((name) => join(shared, "dev", name))];
}

export type Convert = (path: string, recorded: string) => readonly Bundle[];

export function openConverter(): Convert {
  const tools = openTools();
  return (path, recorded) =>
    convertNarrative({ name: path, bytes: readFileSync(path) }, { recorded, documentId: path }, tools).patients.map(
      (patient) => patient.bundle,
    );
}
