// What could not be done, was turned down in other words, was dropped, paused or given up; and beside it what went on. The sentences stand in tables/told-undone.txt.
import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";
import { readTable } from "../read-table.ts";
import { toldLine } from "./told-line.ts";

describe("told: undone", () => {
  it.each(readTable(new URL("./tables/told-undone.txt", import.meta.url)))("%s", (sentence, expected) => {
    const told = factsIn(`A 61-year-old woman was seen in our clinic. ${sentence}`)
      .map(toldLine)
      .filter((l) => l !== "");
    expect(told.sort().join(" ; ") || "nothing").toBe(expected);
  });
});
