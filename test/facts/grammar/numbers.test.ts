// The grammar of numbers with a meaning: results of markers, sizes, stages and scores, in the ways that notes and reports write them.
import { describe, expect, it } from "vitest";
import { readTable } from "../read-table.ts";
import { told } from "./told.ts";

describe.each(["marker", "size", "stage", "performance"] as const)("what a sentence tells: %s", (kind) => {
  it.each(readTable(new URL(`./tables/${kind}.txt`, import.meta.url)))("%s", (sentence, expected) => {
    expect(told(kind, sentence)).toBe(expected);
  });
});
