import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const drugs = (text: string): readonly (readonly unknown[])[] => tell("drug", text).map((d) => [d.drug.text, d.review ?? []]);

describe("a fact asks for a person's look", () => {
  it("where its sentence speaks of many patients besides", () => {
    expect(drugs("She received olaparib, the drug of two earlier trials.")).toEqual([["olaparib", ["ambiguous"]]]);
  });
  it("where its sentence sets a condition", () => {
    const [biopsy] = tell("procedure", "She had a bronchoscopy to see whether the stump was involved.");
    expect(biopsy?.review).toEqual(["uncertain"]);
  });
  it("where only a change tells that a drug was given", () => {
    const text = "Oxaliplatin was dropped because of neuropathy.";
    expect(drugs(text)).toEqual([["oxaliplatin", ["not-stated"]]]);
  });
  it("where nothing of a course of radiation is known but that it was given", () => {
    const [radiation] = tell("radiotherapy", "She received radiotherapy.");
    expect(radiation?.review).toContain("not-stated");
  });
});

describe("a fact does not ask for a look", () => {
  it("where it is told plainly", () => {
    expect(drugs("She received six cycles of carboplatin in May 2019.")).toEqual([["carboplatin", []]]);
  });
  it("where a change is told of a drug whose course is known", () => {
    const text = "She received six cycles of oxaliplatin from 3 May 2019, which was dropped for neuropathy.";
    expect(drugs(text)).toEqual([["oxaliplatin", []]]);
  });
  it("where the dose of the radiation is known", () => {
    const [radiation] = tell("radiotherapy", "She received radiotherapy of 50 Gy in 25 fractions.");
    expect([radiation?.totalGy, radiation?.review ?? []]).toEqual([50, []]);
  });
});
