import { describe, expect, it } from "vitest";
import { findCycles } from "../../../src/facts/grammar/cycles.ts";

const read = (text: string) => findCycles(text).map((c) => [c.count, c.kind]);

describe("cycles are counted", () => {
  it.each<[string, number]>([
    ["three cycles of chemotherapy", 3],
    ["6 cycles", 6],
    ["a total of eight courses", 8],
    ["another cycle", 1],
    ["an additional cycle", 1],
    ["two further cycles", 2],
    ["four 21-day cycles", 4],
    ["12 weekly cycles", 12],
    ["twenty-one cycles", 21],
    ["the first four cycles", 4],
    ["only one course of immunotherapy", 1],
    ["every 3 weeks for six cycles", 6],
    ["gemcitabine ×4", 4],
  ])("%s", (text, count) => expect(read(text)).toEqual([[count, "total"]]));

  it.each<[string, number]>([
    ["her fifth cycle", 5],
    ["the 12th course", 12],
    ["the 5 th cycle", 5],
    ["cycle 3", 3],
  ])("%s names one of them", (text, count) => expect(read(text)).toEqual([[count, "ordinal"]]));

  it("what was planned stands beside what was given", () => {
    expect(findCycles("four of six planned cycles")[0]).toMatchObject({ count: 4, planned: 6, isPlanned: false });
    expect(findCycles("3 (of planned 6) cycles")[0]).toMatchObject({ count: 3, planned: 6 });
    expect(findCycles("six planned cycles")[0]).toMatchObject({ count: 6, isPlanned: true });
  });
  it("another cycle is not among those told before", () => {
    expect(findCycles("another cycle")[0]?.isFurther).toBe(true);
    expect(findCycles("one cycle")[0]?.isFurther).toBe(false);
  });
  it("each count has its own words", () => {
    const text = "four cycles of A and twelve cycles of B";
    expect(findCycles(text).map((c) => text.slice(c.start, c.end))).toEqual(["four cycles", "twelve cycles"]);
  });
  it.each(["a 28-day cycle", "a 3 x 4 cm mass", "in due course of time", "the cell cycle", "line 2"])("nothing in: %s", (text) =>
    expect(read(text)).toEqual([]),
  );
});
