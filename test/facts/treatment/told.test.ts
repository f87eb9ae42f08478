// The assertion suite: what sentences of notes, letters and reports tell of treatment, and nothing besides. The sentences stand in tables/told-*.txt.
import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";
import { readTable } from "../read-table.ts";
import { toldLine } from "./told-line.ts";

const told = (sentence: string): string =>
  factsIn(`A 61-year-old woman was seen in our clinic. ${sentence}`)
    .map(toldLine)
    .filter((l) => l !== "")
    .sort()
    .join(" ; ") || "nothing";

describe.each([
  "given",
  "not-given",
  "stopped",
  "meant",
  "arranged",
  "none",
  "radiotherapy",
  "responses",
  "procedures",
  "omitted",
  "talked",
  "plain-procedures",
  "plain-responses",
  "regimens",
])("told: %s", (name) => {
  it.each(readTable(new URL(`./tables/told-${name}.txt`, import.meta.url)))("%s", (sentence, expected) =>
    expect(told(sentence)).toBe(expected),
  );
});
