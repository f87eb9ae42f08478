// Fuzzes the reader: node bench/fuzz-read.ts [SECONDS] [SEED], 600 and 1 without them. Spoils generated narratives, reads each and looks at three promises:
// no crash, no more than a second per 10 kB, and no quote that does not slice. Deterministic by its seed; prints seeds and figures, and no text.
import { extractFacts } from "../src/facts/extract.ts";
import { readNarrative } from "../src/narrative/read.ts";
import { openLexicon } from "../src/terminology/open-lexicon.ts";
import { narrativeOf } from "./narratives.ts";
import { randomOf } from "./random.ts";

interface Dice {
  /** A whole number below the limit. */
  below(limit: number): number;
}

type Spoil = (text: string, dice: Dice) => string;

const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/rn/g, "m"],
  [/l/g, "1"],
  [/O/g, "0"],
  [/0/g, "O"],
  [/fi/g, "\ufb01"],
  [/e/g, "c"],
  [/ /g, "\u00a0"],
  [/-/g, "\u00ad\n"],
];
const STRANGE = [
  "\u202e",
  "\u200d",
  "\ufeff",
  "\u0301",
  "\u{1f9ec}",
  "\u00df",
  "\u017f",
  "\u212a",
  "\u2212",
  "\u00b5",
  "\u05d0",
  "\u4e2d",
  "\u2028",
  "\u0085",
];
const REPEATED = [
  "cisplatin 75 mg/m2, ",
  "12 March 2014, ",
  "(",
  "no ",
  "and ",
  "1.2 x 3.4 cm ",
  "HER2 ",
  "T2N1M0 ",
  "2 Gy ",
  "CA-125 of 35 ",
  "- ",
  "\n",
  "stage IIIB ",
  "grade 3 ",
  "refused ",
];

const place = (text: string, dice: Dice): number => dice.below(text.length + 1);

const SPOILS: Readonly<Record<string, Spoil>> = {
  cut: (text, dice) => text.slice(place(text, dice), place(text, dice) + 200 + dice.below(4000)),
  shuffle: (text, dice) => {
    const parts = text.split(/(?<=[.,]) /);
    for (let i = parts.length - 1; i > 0; i--) {
      const j = dice.below(i + 1);
      [parts[i], parts[j]] = [parts[j]!, parts[i]!];
    }
    return parts.join(" ");
  },
  repeat: (text, dice) => {
    const at = place(text, dice);
    return text.slice(0, at) + text.slice(at, at + 300).repeat(1 + dice.below(8)) + text.slice(at);
  },
  scan: (text, dice) => {
    const [from, to] = CONFUSED[dice.below(CONFUSED.length)]!;
    return text.replace(from, (found) => (dice.below(4) === 0 ? to : found));
  },
  strange: (text, dice) => {
    let out = text;
    for (let i = dice.below(30); i >= 0; i--) {
      const at = place(out, dice);
      out = out.slice(0, at) + STRANGE[dice.below(STRANGE.length)]! + out.slice(at);
    }
    return out;
  },
  control: (text, dice) => {
    const at = place(text, dice);
    return text.slice(0, at) + String.fromCharCode(dice.below(32)) + text.slice(at);
  },
  surrogate: (text, dice) => {
    const at = place(text, dice);
    return `${text.slice(0, at)}\ud83e${text.slice(at)}`;
  },
  "long word": (text, dice) => {
    const at = place(text, dice);
    return text.slice(0, at) + ["a", "ab-", "1", "1.", "x1", "mab", "é"][dice.below(7)]!.repeat(1000 + dice.below(20_000)) + text.slice(at);
  },
  "no stop": (text) => text.replace(/[.;:\n]/g, " "),
  many: (text, dice) => {
    const at = place(text, dice);
    return text.slice(0, at) + REPEATED[dice.below(REPEATED.length)]!.repeat(100 + dice.below(3000)) + text.slice(at);
  },
  upper: (text) => text.toUpperCase(),
  "one line each word": (text) => text.replace(/ /g, "\n"),
};
const NAMES = Object.keys(SPOILS);

const lexicon = openLexicon();
const seconds = Number(process.argv[2] ?? 600);
const first = Number(process.argv[3] ?? 1);
const end = performance.now() + seconds * 1000;
const tally = { texts: 0, megabytes: 0, sentences: 0, facts: 0, quotes: 0, refused: 0, crashes: 0, slow: 0, "wrong quotes": 0 };
const bySpoil: Record<string, number> = {};
let slowest = 0;

/** Every quote of the extraction, wherever it stands. */
function countQuotes(value: unknown, text: string): { quotes: number; wrong: number } {
  let [quotes, wrong] = [0, 0];
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const item = stack.pop();
    if (typeof item !== "object" || item === null) continue;
    const { span, quote } = item as { span?: { start: number; end: number }; quote?: unknown };
    if (span && typeof quote === "string") {
      quotes++;
      if (text.slice(span.start, span.end) !== quote) wrong++;
    }
    for (const inner of Object.values(item)) stack.push(inner);
  }
  return { quotes, wrong };
}

for (let seed = first; performance.now() < end; seed++) {
  const random = randomOf(seed);
  const dice: Dice = { below: (limit) => Math.floor(random() * limit) };
  // every 200th is as long as the reader takes
  let text = narrativeOf(seed, seed % 200 === 0 ? 900_000 : 500 + dice.below(12_000));
  const used: string[] = [];
  for (let i = dice.below(4); i >= 0; i--) {
    const name = NAMES[dice.below(NAMES.length)]!;
    used.push(name);
    text = SPOILS[name]!(text, dice);
  }
  const bytes = Buffer.from(text);
  const start = process.threadCpuUsage();
  try {
    const { narrative } = readNarrative({ name: "narrative.txt", bytes });
    if (!narrative) tally.refused++;
    else {
      const extraction = extractFacts(narrative, lexicon, { documentDate: "2020-05-01" });
      const { quotes, wrong } = countQuotes(extraction, narrative.text);
      tally.sentences += narrative.sentences.length;
      tally.facts += extraction.patients.reduce((n, p) => n + p.facts.length, 0);
      tally.quotes += quotes;
      tally["wrong quotes"] += wrong;
      if (wrong > 0) console.log(`seed ${seed}: ${wrong} wrong quotes (${used.join(", ")})`);
    }
  } catch (error) {
    tally.crashes++;
    // the message of an error may quote the text
    console.log(`seed ${seed}: ${(error as Error).name} (${used.join(", ")}) ${(error as Error).stack?.split("\n")[1]?.trim() ?? ""}`);
  }
  const used2 = process.threadCpuUsage(start);
  const per10kB = (used2.user + used2.system) / 1e6 / Math.max(1, bytes.length / 10_000);
  if (per10kB > 1) {
    tally.slow++;
    console.log(`seed ${seed}: ${per10kB.toFixed(2)} s per 10 kB of ${bytes.length} bytes (${used.join(", ")})`);
  }
  slowest = Math.max(slowest, per10kB);
  tally.texts++;
  tally.megabytes += bytes.length / 1e6;
  for (const name of used) bySpoil[name] = (bySpoil[name] ?? 0) + 1;
}
console.log({ ...tally, megabytes: Math.round(tally.megabytes), "slowest s per 10 kB": Number(slowest.toFixed(3)) });
console.log(bySpoil);
process.exitCode = tally.crashes + tally.slow + tally["wrong quotes"] > 0 ? 1 : 0;
