import { describe, expect, it } from "vitest";
import { factsIn, tell } from "../patient-facts.ts";

const places = (sentence: string) => tell("metastasis", sentence).map(({ place, isNodal }) => [place?.site?.text, isNodal]);

describe("places with two meanings", () => {
  it("cervical nodes are of the neck, also within a list whose head comes last, and in a chain", () => {
    expect(places("There were right axillary, right cervical and right supraclavicular node metastases.")).toEqual([
      ["axilla lymph node", true],
      ["cervical lymph node", true],
      ["supraclavicular lymph node", true],
    ]);
    expect(places("There were metastases in the left cervical chain nodes.")).toEqual([["cervical lymph node", true]]);
    expect(places("A metastasis of the uterine cervix was found.")).toEqual([["cervix", false]]);
  });

  it("S3 and S8 behind a liver are its segments, elsewhere S3 is of the sacrum", () => {
    expect(places("CT showed liver metastases (S3 and S8).")).toEqual([["liver", false]]);
    expect(places("MRI showed metastases in S1.")).toEqual([["sacrum", false]]);
  });

  it("a kinase is no lymphoma", () => {
    const facts = factsIn("A 50-year-old man was seen. Anaplastic lymphoma kinase positive lung cancer was found.");
    expect(facts.flatMap((f) => (f.kind === "primary" ? [f.condition.text] : []))).toEqual(["lung cancer"]);
  });
});
