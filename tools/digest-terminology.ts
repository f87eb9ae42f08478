// Build step: the reference tables → src/terminology/concepts/*.data.json and src/terminology/vocabulary.data.gz.
//   node tools/digest-terminology.ts [DIRECTORY]   default ../shared, with reference/terminology.csv and vocabulary/*.tsv
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { csvConcepts, stageConcepts } from "./terminology/csv-concepts.ts";
import { csvEntries, mergedEntries, packIndex } from "./terminology/pack.ts";
import { stopList } from "./terminology/stop-list.ts";
import { readCsv, readTsv } from "./terminology/tables.ts";
import { vocabularyConcepts } from "./terminology/vocabulary-concepts.ts";

const shared = process.argv[2] ?? "../shared";
const home = join(import.meta.dirname, "../src/terminology");

const table = csvConcepts(readCsv(join(shared, "reference/terminology.csv")));
const concepts = [...table, ...stageConcepts(readTsv(join(shared, "vocabulary/markers.tsv")), table)];
rmSync(join(home, "concepts"), { recursive: true, force: true });
mkdirSync(join(home, "concepts"));
for (const [file, list] of Map.groupBy(concepts, (c) => c.domain.split(".")[0]!))
  writeFileSync(join(home, `concepts/${file}.data.json`), `[\n${list.map((c) => JSON.stringify(c)).join(",\n")}\n]\n`);

const isStopped = stopList(readFileSync(join(shared, "vocabulary/stoplist.txt"), "utf8"));
const entries = mergedEntries(csvEntries(concepts), vocabularyConcepts(join(shared, "vocabulary"), isStopped));
const packed = gzipSync(packIndex(entries), { level: 9 });
writeFileSync(join(home, "vocabulary.data.gz"), packed);
console.log(`${concepts.length} concepts of the table, ${entries.length} in the index, ${packed.length} bytes`);
