// What sentences tell of tumours: the primary with its seat, the places it spread to, and its grade. The sentences stand in tables/tumours.txt.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/facts/fact.ts";
import type { Place } from "../../../src/facts/fact-base.ts";
import { factsIn } from "../patient-facts.ts";
import { readTable } from "../read-table.ts";

const LEAD = "A 61-year-old woman was seen in our clinic. ";
const where = (p: Place | undefined): string => (p ? [p.side, p.site.text].filter(Boolean).join(" ") : "-");
const sure = (assertion: string): string => (assertion === "present" ? "" : `${assertion} `);

function shown(f: Fact): string[] {
  if (f.kind === "primary") return [`${sure(f.assertion)}${f.histology?.text ?? f.condition.text} @ ${where(f.site)}`];
  if (f.kind === "metastasis") return [`${sure(f.assertion)}spread: ${where(f.place)}`];
  if (f.kind === "grade") return [`grade ${f.grade.text}`];
  return [];
}

describe("what sentences tell of tumours", () => {
  it.each(readTable(new URL("./tables/tumours.txt", import.meta.url)))("%s", (sentence, expected) => {
    const text = LEAD + sentence;
    const facts = factsIn(text).filter((f) => shown(f).length > 0);
    expect(facts.flatMap(shown).join(" | ") || "-").toBe(expected);
    for (const { evidence } of facts) for (const { span, quote } of evidence) expect(text.slice(span.start, span.end)).toBe(quote);
  });
});
