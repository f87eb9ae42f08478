import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";

const LEAD = "A 62-year-old woman was seen in our clinic with cancer of the colon.";
const kindsAfter = (sentence: string): readonly string[] =>
  factsIn(`${LEAD} ${sentence}`).flatMap((f) => (f.evidence[0]!.span.start > LEAD.length && f.kind !== "line" ? [f.kind] : []));

describe("a relative who is the subject of a sentence", () => {
  it.each([
    ["His brother was treated with oxaliplatin for gastric cancer.", ["family-history"]],
    ["Her sister died of ovarian cancer and received olaparib.", ["family-history"]],
    ["Her father underwent gastrectomy for gastric cancer.", ["family-history"]],
    ["His mother was given radiotherapy of 50 Gy.", []],
  ])("has all of it: %s", (sentence, kinds) => {
    expect(kindsAfter(sentence)).toEqual(kinds);
  });

  it.each([
    "Her daughter brought her to the clinic and cisplatin was started.",
    "Her mother was present and bevacizumab was started.",
    "She received paclitaxel, as her mother had done.",
    "Her sister had breast cancer and she was started on tamoxifen.",
  ])("leaves the patient what is the patient's: %s", (sentence) => {
    expect(kindsAfter(sentence)).toContain("drug");
  });
});
