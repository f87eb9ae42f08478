// Renews the golden files of examples/ (npm run examples). Read the diff before you commit it: it is what your change does to every fact.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openTools } from "../src/pipeline.ts";
import { EXAMPLES, exampleFiles, exampleNames, writtenFiles } from "./example-files.ts";

const tools = openTools();
for (const example of exampleNames()) {
  const files = exampleFiles(example, tools);
  const before = writtenFiles(example);
  for (const name of Object.keys(before)) if (!(name in files)) rmSync(join(EXAMPLES, example, name));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(EXAMPLES, example, name), content);
  const changed = Object.keys(files).filter((name) => files[name] !== before[name]);
  console.log(`${example}: ${Object.keys(files).length} files, ${changed.length ? `changed: ${changed.join(", ")}` : "none changed"}`);
}
