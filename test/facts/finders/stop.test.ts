import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const read = (sentence: string): (string | undefined)[][] => tell("stop", sentence).map((s) => [s.what.text, s.reason?.class]);

describe("treatments that were ended", () => {
  it.each<[string, string, string | undefined]>([
    ["Cetuximab was discontinued due to grade 3 rash.", "cetuximab", "toxicity"],
    ["Treatment was stopped because of nephrotoxicity.", "Treatment", "toxicity"],
    ["Chemotherapy had to be stopped owing to disease progression.", "Chemotherapy", "progression"],
    ["The patient discontinued further treatment due to financial reasons.", "further treatment", "financial"],
    ["She chose to discontinue treatment for personal reasons.", "treatment", "personal"],
    ["The patient refused radiotherapy, leading to the discontinuation of treatment.", "treatment", "refusal"],
    ["She stopped letrozole.", "letrozole", undefined],
    ["Discontinuation of nivolumab because of pneumonitis followed.", "nivolumab", "toxicity"],
  ])("%s", (sentence, what, reason) => expect(read(sentence)).toEqual([[what, reason]]));
  it("a replacement has the words from the verb to the new drug, and its own cause", () => {
    const [stop] = tell("stop", "Her treatment was changed from paclitaxel to docetaxel due to neuropathy.");
    expect(stop?.evidence[0]?.quote).toBe("changed from paclitaxel to docetaxel");
    expect([proof(stop, "what"), proof(stop, "reason")]).toEqual(["paclitaxel", "due to neuropathy"]);
  });
  it("the reason has its own words", () => {
    const [stop] = tell("stop", "Nivolumab was permanently discontinued because of grade 3 colitis.");
    expect(stop?.evidence[0]?.quote).toBe("Nivolumab was permanently discontinued");
    expect(proof(stop, "reason")).toBe("because of grade 3 colitis");
  });
  it.each([
    "He stopped smoking in 2001.",
    "The bleeding stopped.",
    "Treatment was continued without interruption.",
    "Chemotherapy will be discontinued if it progresses.",
    "Nivolumab was not discontinued.",
  ])("no stop: %s", (sentence) => expect(read(sentence)).toEqual([]));
});
