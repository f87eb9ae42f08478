// How well Casebridge reads, beside its peers: node bench/quality/compare.ts [--score DIR] [--terms CSV] [--python FILE] [FOLDER...]
// Each folder holds NAME.txt with NAME.gold.json; without any, our own corpora. Per kind: F1 of Casebridge and of the peers that the named Python has, all
// patients of a text pooled, since peers know no patients; then how often facts marked `review` are wrong, and how often the others are.
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openTools, type Tools } from "../../src/pipeline.ts";
import { ourFacts, scoreApart, scorePooled } from "./ours.ts";
import { PEERS, runPeer } from "./peers.ts";
import { PUBLISHED } from "./published.ts";
import { percent, reviewRates } from "./rates.ts";
import { loadScorer, readJudged, type Scorer } from "./scorer.ts";
import { f1, type Tally, tallyOf, totalOf } from "./tally.ts";

const OWN = ["notes", "reports"].map((name) => fileURLToPath(new URL(`narratives/${name}`, import.meta.url)));

const shown = (value: number | undefined): string => (value === undefined ? "-" : value.toFixed(1)).padStart(10);

interface Column {
  readonly name: string;
  readonly tally: Tally | string;
  readonly kinds?: readonly string[];
}

function printTable(columns: readonly Column[], ours: Tally): void {
  console.log(`${"kind".padEnd(13)}${"asked".padStart(6)}${columns.map(({ name }) => name.padStart(11)).join("")}`);
  const cell = ({ tally, kinds }: Column, kind: string): string => {
    if (typeof tally === "string") return tally.padStart(11);
    return ` ${kinds !== undefined && !kinds.includes(kind) ? "-".padStart(10) : shown(f1(tally[kind]))}`;
  };
  for (const [kind, { gold }] of Object.entries(ours).sort(([a], [b]) => a.localeCompare(b, "en")))
    if (gold > 0) console.log(`${kind.padEnd(13)}${String(gold).padStart(6)}${columns.map((column) => cell(column, kind)).join("")}`);
  const total = (right: "found" | "strict"): string =>
    columns
      .map(({ tally, kinds }) => (typeof tally === "string" ? tally.padStart(11) : ` ${shown(f1(totalOf(tally, kinds), right))}`))
      .join("");
  console.log(`${"its kinds".padEnd(13)}${"".padStart(6)}${total("found")}`);
  console.log(`${"strictly".padEnd(13)}${"".padStart(6)}${total("strict")}`);
  for (const { name, tally, kinds } of columns.slice(1))
    if (typeof tally !== "string")
      console.log(
        `on the kinds of ${name}: Casebridge ${shown(f1(totalOf(ours, kinds))).trim()}, ${name} ${shown(f1(totalOf(tally, kinds))).trim()}`,
      );
}

function compareFolder(folder: string, scorer: Scorer, tools: Tools, python: string | undefined, terms: string): void {
  const texts = readJudged(folder);
  const found = texts.map((text) => ourFacts(text, scorer, tools));
  const apart = texts.flatMap((text, i) => scoreApart(text, found[i]!, scorer));
  const ours = tallyOf(texts.map((text, i) => scorePooled(text, found[i]!.flat(), scorer)));
  const peers = PEERS.map(({ name, kinds, ...peer }): Column => {
    const told = runPeer({ name, kinds, ...peer }, python, terms, texts);
    return {
      name,
      kinds,
      tally: typeof told === "string" ? told : tallyOf(texts.map((text) => scorePooled(text, told.get(text.name) ?? [], scorer))),
    };
  });
  console.log(`\n== ${basename(folder)}: ${texts.length} narratives, ${apart.length} patients`);
  printTable([{ name: "Casebridge", tally: ours }, ...peers], ours);
  const alone = totalOf(tallyOf(apart));
  console.log(`Casebridge, patients apart: ${shown(f1(alone)).trim()} relaxed, ${shown(f1(alone, "strict")).trim()} strict`);
  const { marked, others, reasons } = reviewRates(apart);
  console.log(`wrong among facts marked review: ${percent(marked)}; among the others: ${percent(others)}`);
  for (const [reason, rate] of Object.entries(reasons).sort(([a], [b]) => a.localeCompare(b, "en")))
    console.log(`  ${reason}: ${percent(rate)}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { score: { type: "string", default: "../shared/score" }, terms: { type: "string" }, python: { type: "string" } },
});
const scorer = await loadScorer(values.score);
if (scorer === undefined) {
  console.error(`no scorer in ${values.score}: name its folder with --score`);
  process.exitCode = 2;
} else {
  const tools = openTools();
  const terms = values.terms ?? join(values.score, "../reference/terminology.csv");
  for (const folder of positionals.length > 0 ? positionals : OWN) compareFolder(folder, scorer, tools, values.python, terms);
  console.log("\nPeers as measured elsewhere, relaxed / strict F1 (development texts; other texts):");
  for (const { peer, kinds, development, otherTexts } of PUBLISHED) console.log(`  ${peer} [${kinds}]: ${development}; ${otherTexts}`);
}
