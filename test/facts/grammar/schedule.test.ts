import { describe, expect, it } from "vitest";
import { findSchedules } from "../../../src/facts/grammar/schedule.ts";

describe("a schedule is found as it is written", () => {
  it.each([
    ["50 mg q3w", "q3w"],
    ["given q14 days", "q14 days"],
    ["10 mg q.6 hours", "q.6 hours"],
    ["5 mg q 4h", "q 4h"],
    ["on an every 21 days plan", "every 21 days"],
    ["every other week", "every other week"],
    ["every three to four weeks", "every three to four weeks"],
    ["three-weekly", "three-weekly"],
    ["repeated three weekly", "repeated three weekly"],
    ["weekly ×6", "weekly ×6"],
    ["twice per week", "twice per week"],
    ["twice daily", "twice daily"],
    ["500 mg b.i.d. with food", "b.i.d."],
    ["once a day", "once a day"],
    ["d1, d8", "d1, d8"],
    ["days 1-5", "days 1-5"],
    ["on day 1", "on day 1"],
    ["d1, 2, 3 then d14 and 15", "d1, 2, 3 then d14 and 15"],
    ["on days 1, 8 and 15 of a 28-day cycle", "on days 1, 8 and 15 of a 28-day cycle"],
    ["4 weeks on, 2 weeks off", "4 weeks on, 2 weeks off"],
    ["5-day infusion", "5-day infusion"],
    ["46-h continuous infusion", "46-h continuous infusion"],
    ["for six months", "for six months"],
  ])("%s", (text, words) => expect(findSchedules(text).map((s) => s.text)).toContain(words));

  it("an interval holds for a regimen, times of a day for one drug", () => {
    expect(findSchedules("1000 mg twice daily, every 3 weeks").map((s) => s.kind)).toEqual(["day", "interval"]);
  });
  it.each(["a solid mass of 3 cm", "her weekends", "stage D disease", "dimension"])("nothing in: %s", (text) =>
    expect(findSchedules(text)).toEqual([]),
  );
});
