// Sentences of the field's difficulties that must find nothing of a kind: benign, ruled out, relatives, literature, hypothetical, homonyms.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";

const ROWS = readFileSync(new URL("./tables/nothing.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [kinds, sentence] = line.split(" | ");
    if (sentence === undefined) throw new Error(`no kind before: ${line}`);
    return { kinds: kinds!.split(", "), sentence };
  });

const OPENING = "A 61-year-old woman was seen in our clinic.";

describe("sentences that must find nothing of a kind", () => {
  it("are at least two hundred, and none stands twice", () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ROWS.map((row) => row.sentence)).size).toBe(ROWS.length);
  });
  it.each(ROWS)("no $kinds: $sentence", ({ kinds, sentence }) => {
    const found = factsIn(`${OPENING} ${sentence}`)
      .filter((fact) => kinds.includes(fact.kind))
      .filter((fact) => fact.kind !== "patient" || fact.evidence.some((e) => e.span.start > OPENING.length))
      .filter((fact) => !("assertion" in fact) || fact.assertion !== "absent")
      .map((fact) => `${fact.kind}: ${fact.evidence[0]?.quote}`);
    // The disease that a sentence names itself is not what it must not find.
    const known = /^She has (?:breast|lung|colon|rectal) cancer/.test(sentence) ? "primary: " : "\0";
    expect(found.filter((f) => !f.startsWith(known))).toEqual([]);
  });
});
