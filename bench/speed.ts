// How fast text becomes facts: node bench/speed.ts [MEGABYTES], 10 without it. Distinct narratives, made by a seeded generator, as many documents of about 3 kB
// and as single documents from 10 kB to 10 MB. Prints MB of text per second of this process for reading, for facts and for both, what a byte of a long document costs beside one of a short, and the memory.
import { extractFacts } from "../src/facts/extract.ts";
import { readNarrative } from "../src/narrative/read.ts";
import { openLexicon } from "../src/terminology/open-lexicon.ts";
import { narrativeOf } from "./narratives.ts";

interface Cost {
  readonly bytes: number;
  readonly readMs: number;
  readonly factsMs: number;
}

const lexicon = openLexicon();

function measure(texts: Iterable<string>): Cost {
  let [bytes, readMs, factsMs] = [0, 0, 0];
  for (const text of texts) {
    const input = Buffer.from(text);
    const start = performance.now();
    const { narrative } = readNarrative({ name: "narrative.txt", bytes: input, maxBytes: input.length });
    const read = performance.now();
    if (!narrative) throw new Error("a generated narrative was not read");
    extractFacts(narrative, lexicon);
    bytes += input.length;
    readMs += read - start;
    factsMs += performance.now() - read;
  }
  return { bytes, readMs, factsMs };
}

const rate = (bytes: number, ms: number): number => Number((bytes / 1000 / ms).toFixed(3));
const row = (name: string, { bytes, readMs, factsMs }: Cost): object => ({
  texts: name,
  kB: Math.round(bytes / 1000),
  "read MB/s": rate(bytes, readMs),
  "facts MB/s": rate(bytes, factsMs),
  "both MB/s": rate(bytes, readMs + factsMs),
  "RSS MB": Math.round(process.memoryUsage().rss / 1e6),
});

function* documents(megabytes: number): Generator<string> {
  for (let seed = 1; seed <= (megabytes * 1e6) / 3000; seed++) yield narrativeOf(seed, 3000);
}

const megabytes = Number(process.argv[2] ?? 10);
measure(documents(0.15)); // the compiler has seen the code before the clock starts
const rows = [row("documents of 3 kB", measure(documents(megabytes)))];
const perByte = new Map<number, number>();
for (const kB of [10, 100, 300, 1000, 3000, 10_000].filter((size) => size <= megabytes * 1000)) {
  const cost = measure([narrativeOf(kB + 7_000_000, kB * 1000)]);
  perByte.set(kB, (cost.readMs + cost.factsMs) / cost.bytes);
  rows.push(row(`one of ${kB} kB`, cost));
}
console.table(rows);
const short = perByte.get(100);
for (const kB of [1000, 10_000]) {
  const long = perByte.get(kB);
  if (short && long) console.log(`a byte of ${kB / 1000} MB costs ${(long / short).toFixed(2)} times a byte of 100 kB (linear: 1)`);
}
