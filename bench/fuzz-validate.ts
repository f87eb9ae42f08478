// Hostile input for the validator: mutated examples, nesting without end, huge arrays, strange strings and keys, broken text. No crash, no hang (by CPU time).
// node bench/fuzz-validate.ts [--minutes 10] [--seed 1]: the same seed gives the same inputs. A failure ends it with the round that finds it again.
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadDefinitions } from "../src/validation/definitions/load.ts";
import { toOperationOutcome } from "../src/validation/outcome.ts";
import { validateSource } from "../src/validation/validate-source.ts";
import { randomOf } from "./random.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" }, round: { type: "string" } },
});
const EXAMPLES = new URL("../node_modules/hl7.fhir.us.mcode/example/", import.meta.url);
const sources = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => readFileSync(new URL(name, EXAMPLES), "utf8"));
const definitions = loadDefinitions();

type Random = () => number;

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const upTo = (random: Random, max: number): number => Math.floor(random() * max);

const STRINGS: readonly string[] = [
  "",
  " ",
  "\ud800",
  "\udc00\ud800",
  "\u0000",
  "\u2028",
  "\ufeff",
  "__proto__",
  "constructor",
  "toString",
  "#",
  "urn:uuid:",
  "urn:oid:2.",
  "Patient/",
  "http://",
  "2023-02-29",
  "9".repeat(400),
  "a".repeat(50_000),
  "&".repeat(20_000),
  "<".repeat(20_000),
  "(a+)+$",
  `${"a ".repeat(10_000)}!`,
  "{".repeat(5_000),
  "mg/".repeat(2_000),
  "10*".repeat(1_000),
  "🧬".repeat(5_000),
];
const KEYS: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "_",
  "__",
  "_id",
  "extension",
  "modifierExtension",
  "contained",
  "resourceType",
  "valueString",
  "_valueString",
  "reference",
  "div",
  "coding",
  "",
  "\ud800",
];

type Json = Record<string, unknown>;

function junk(random: Random, depth: number): unknown {
  const kind = upTo(random, 14);
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2) return pick(random, [0, -0, -1, 1e308, -1e308, 1e-320, 2 ** 53, 0.1, 4_294_967_296]);
  if (kind <= 7 || depth > 4) return pick(random, STRINGS);
  if (kind === 8) return [];
  if (kind === 9) return {};
  if (kind === 10) return Array.from({ length: upTo(random, 6) }, () => junk(random, depth + 1));
  if (kind === 11) return Array.from({ length: 20_000 }, () => "a");
  const made: Json = {};
  for (let at = upTo(random, 6); at >= 0; at--)
    Object.defineProperty(made, pick(random, KEYS), {
      value: junk(random, depth + 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return made;
}

function places(node: unknown, found: [Json, string][], depth: number): [Json, string][] {
  if (typeof node !== "object" || node === null || depth > 40 || found.length > 20_000) return found;
  for (const key of Object.keys(node)) {
    found.push([node as Json, key]);
    places((node as Json)[key], found, depth + 1);
  }
  return found;
}

/** The example with 1 to 8 wounds. */
function mutated(random: Random): string {
  const root = JSON.parse(pick(random, sources)) as Json;
  for (let wounds = upTo(random, 8); wounds >= 0; wounds--) {
    const all = places(root, [], 0);
    if (all.length === 0) break;
    const [holder, key] = pick(random, all);
    const [otherHolder, otherKey] = pick(random, all);
    const how = upTo(random, 6);
    if (how === 0) delete holder[key];
    else if (how === 1) holder[pick(random, KEYS)] = holder[key];
    else if (how === 2) holder[key] = structuredClone(otherHolder[otherKey]);
    else if (how === 3 && Array.isArray(holder[key])) {
      const [item] = holder[key] as unknown[];
      const size = JSON.stringify(item)?.length ?? 1;
      holder[key] = Array.from({ length: Math.min(3_000, Math.floor(300_000 / size)) }, () => item);
    } else holder[key] = junk(random, 0);
  }
  return JSON.stringify(root);
}

/** The text itself is damaged: cut, doubled, or with characters of JSON thrown in. */
function broken(random: Random): string {
  const source = pick(random, sources);
  const at = upTo(random, source.length);
  const how = upTo(random, 4);
  if (how === 0) return source.slice(0, at);
  if (how === 1) return source.slice(0, at) + source.slice(upTo(random, source.length));
  if (how === 2)
    return (
      source.slice(0, at) + pick(random, ['"', "{", "}", "[", "]", ",", ":", "\\", "\\u12", "-", "1e9999", "\u0001"]) + source.slice(at)
    );
  return source.slice(0, at) + pick(random, STRINGS) + source.slice(at);
}

function nested(random: Random): string {
  const levels = pick(random, [90, 99, 100, 101, 150, 5_000, 100_000]);
  const [open, close] = pick(random, [
    ['{"resourceType":"Patient","extension":[', "]}"],
    ['{"url":"x","extension":[', "]}"],
    ['{"resourceType":"Bundle","type":"collection","entry":[{"resource":', "}]}"],
    ['{"resourceType":"Patient","contained":[', "]}"],
    ['{"item":[', "]}"],
    ["[", "]"],
    ['{"a":', "}"],
  ] as const);
  const middle = pick(random, ["1", '"x"', "null", "{}"]);
  return `${random() < 0.5 ? '{"resourceType":"Questionnaire","item":[' : ""}${open.repeat(levels)}${middle}${random() < 0.8 ? close.repeat(levels) : ""}`;
}

function huge(random: Random): string {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
  return JSON.stringify(
    pick(random, [
      () => ({ resourceType: "Patient", name: [{ given: many(50_000, () => "a") }] }),
      () => ({ resourceType: "Patient", name: many(20_000, (at) => ({ family: `f${at}` })) }),
      () => ({ resourceType: "Patient", extension: many(10_000, (at) => ({ url: `http://example.org/${at}`, valueString: "x" })) }),
      () => ({
        resourceType: "Observation",
        status: "final",
        code: { coding: many(10_000, (at) => ({ system: "http://loinc.org", code: `${at}` })) },
      }),
      () => ({ resourceType: "Patient", contained: many(3_000, (at) => ({ resourceType: "Organization", id: `o${at}` })) }),
      () => ({
        resourceType: "Bundle",
        type: "collection",
        entry: many(3_000, (at) => ({ fullUrl: `http://a.b/Patient/${at}`, resource: { resourceType: "Patient", id: `${at}` } })),
      }),
      () => ({
        resourceType: "Bundle",
        type: "transaction",
        entry: many(2_000, () => ({ fullUrl: "urn:uuid:x", request: { method: "PUT" } })),
      }),
      () => ({ resourceType: "Questionnaire", status: "draft", item: many(1_500, (at) => ({ linkId: `${at % 700}`, type: "group" })) }),
      () => ({
        resourceType: "Patient",
        text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">${"<b>x</b>".repeat(20_000)}</div>` },
      }),
      () => ({
        resourceType: "Patient",
        text: { status: "generated", div: `<div xmlns="http://www.w3.org/1999/xhtml">${'<a href="#x">x</a>'.repeat(10_000)}</div>` },
      }),
      () => ({ resourceType: "Patient", ...Object.fromEntries(many(20_000, (at) => [`p${at}`, at])) }),
      () => ({ resourceType: "Binary", contentType: "text/plain", data: "AAAA".repeat(500_000) }),
    ])(),
  );
}

const MAKERS: readonly (readonly [string, (random: Random) => string])[] = [
  ["mutated", mutated],
  ["mutated", mutated],
  ["mutated", mutated],
  ["broken", broken],
  ["nested", nested],
  ["huge", huge],
];

/** One second of CPU per 10 kB, and no less than one second: what others do on the machine is no hang. */
const limitOf = (source: string): number => Math.max(1, source.length / 10_000) * 1_000;

const counts: Record<string, number> = {};
let slowest = { share: 0, round: -1, ms: 0, bytes: 0 };

function run(round: number): void {
  const random = randomOf(Number(values.seed) * 1_000_003 + round);
  const [name, make] = pick(random, MAKERS);
  const source = make(random);
  const before = process.cpuUsage();
  try {
    const { report, positionOf } = validateSource(source, definitions, { strict: random() < 0.2 });
    for (const issue of report.issues.slice(0, 200)) positionOf(issue);
    JSON.stringify(toOperationOutcome(report));
  } catch (cause) {
    throw new Error(`round ${round} of seed ${values.seed} (${name}, ${source.length} characters) throws`, { cause });
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1_000;
  const share = ms / limitOf(source);
  if (share > slowest.share) slowest = { share, round, ms, bytes: source.length };
  if (share > 1)
    throw new Error(`round ${round} of seed ${values.seed} (${name}) takes ${Math.round(ms)} ms of CPU for ${source.length} characters`);
  counts[name] = (counts[name] ?? 0) + 1;
}

if (values.round !== undefined) run(Number(values.round));
else {
  const end = performance.now() + Number(values.minutes) * 60_000;
  for (let round = 0; performance.now() < end; round++) run(round);
}
const { round, ms, bytes, share } = slowest;
console.log(
  JSON.stringify({
    seed: Number(values.seed),
    counts,
    slowest: { round, ms: Math.round(ms), bytes, shareOfLimit: Number(share.toFixed(2)) },
  }),
);
