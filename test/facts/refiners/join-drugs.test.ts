import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const read = (text: string) => tell("drug", text).map((d) => [d.drug.text, d.cycles]);

describe("a drug told again joins its course", () => {
  it("what looks back on it adds evidence", () => {
    const drugs = tell("drug", "She was treated with nivolumab. Under nivolumab the lesion shrank. The patient continued on nivolumab.");
    expect(drugs).toHaveLength(1);
    expect(drugs[0]?.evidence.map((e) => e.quote)).toEqual(["nivolumab", "nivolumab", "nivolumab"]);
  });
  it("a later sentence brings the count and the dose", () => {
    const drugs = tell("drug", "She was treated with gemcitabine. After five cycles of gemcitabine (1000 mg/m2) the mass had shrunk.");
    expect(drugs.map((d) => [d.cycles, d.dose?.value])).toEqual([[5, 1000]]);
    expect(proof(drugs[0], "cycles")).toBe("five cycles");
  });
  it("a summary with the same count is the same course", () => {
    expect(read("She received 6 cycles of docetaxel and carboplatin. She is status post 6 cycles of docetaxel and carboplatin.")).toEqual([
      ["docetaxel", 6],
      ["carboplatin", 6],
    ]);
  });
});

describe("another course is a fact of its own", () => {
  it.each([
    ["another cycle", "She received two cycles of docetaxel. Later she had another cycle of docetaxel.", [2, 1]],
    ["another count", "She received two cycles of docetaxel. In 2015 she received four cycles of docetaxel.", [2, 4]],
    ["begun again", "Docetaxel was given in 2012. The disease progressed. In 2014 docetaxel was restarted.", [undefined, undefined]],
    ["maintenance", "She had four cycles of pemetrexed. Then pemetrexed was given as maintenance.", [4, undefined]],
    ["in one sentence", "He had radiotherapy with temozolomide, then six cycles of temozolomide.", [undefined, 6]],
  ])("%s", (_why, text, counts) => expect(tell("drug", text).map((d) => d.cycles)).toEqual(counts));
  it("with other companions", () => {
    expect(
      read("Triptorelin and bicalutamide were given. Two years later triptorelin and enzalutamide were given.").map(([d]) => d),
    ).toEqual(["Triptorelin", "Bicalutamide", "Triptorelin", "enzalutamide"]);
  });
});
