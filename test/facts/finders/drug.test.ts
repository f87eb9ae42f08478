import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const names = (sentence: string): string[] => tell("drug", sentence).map((d) => d.drug.text);

describe("drugs that were given", () => {
  it("a regimen's components carry its name and the cycles of the sentence", () => {
    const drugs = tell("drug", "She received four cycles of XY regimen (ifosfamide + doxorubicin).");
    expect(drugs.map((d) => [d.drug.text, d.regimen, d.cycles])).toEqual([
      ["ifosfamide", "XY", 4],
      ["doxorubicin", "XY", 4],
    ]);
    expect(proof(drugs[0], "cycles")).toBe("four cycles");
    expect(proof(drugs[0], "regimen")).toBe("XY");
    expect(drugs[1]?.evidence[0]?.quote).toBe("doxorubicin");
  });
  it("a regimen without stated components stays text and asks for review", () => {
    const [drug] = tell("drug", "He was treated with two cycles of the ZQ regimen.");
    expect(drug).toMatchObject({ drug: { text: "ZQ regimen" }, cycles: 2, review: ["not-stated"] });
    expect(drug?.drug.key).toBeUndefined();
  });
  it("a regimen is resolved by a definition that stands elsewhere, with both places as evidence", () => {
    const drugs = tell(
      "drug",
      "The ZQ regimen (cisplatin + etoposide) was started in May 2015. In June 2016 another two cycles of the ZQ regimen were given.",
    );
    const later = drugs.filter((d) => d.cycles === 2);
    expect(later.map((d) => d.drug.text)).toEqual(["cisplatin", "etoposide"]);
    expect(later[0]?.evidence.map((e) => e.quote)).toEqual(["ZQ", "ZQ regimen (cisplatin + etoposide)"]);
  });
  it("two groups of one sentence keep their own cycles", () => {
    const drugs = tell("drug", "She had three cycles of epirubicin and cyclophosphamide followed by nine cycles of weekly paclitaxel.");
    expect(drugs.map((d) => [d.drug.text, d.cycles, d.schedule])).toEqual([
      ["epirubicin", 3, undefined],
      ["cyclophosphamide", 3, undefined],
      ["paclitaxel", 9, "weekly"],
    ]);
  });
  it("dose, schedule and route stand with their own drug", () => {
    const drugs = tell("drug", "Docetaxel 60 mg/m2 and oral capecitabine 825 mg/m2 twice daily, repeated every 21 days, were given.");
    expect(drugs.map((d) => [d.drug.text, d.dose?.value, d.dose?.unit, d.schedule, d.route])).toEqual([
      ["docetaxel", 60, "mg/m2", "repeated every 21 days", undefined],
      ["capecitabine", 825, "mg/m2", "twice daily, repeated every 21 days", "oral"],
    ]);
    expect(proof(drugs[0], "dose")).toBe("60 mg/m2");
    expect(proof(drugs[1], "route")).toBe("oral");
  });
  it("a dose whose unit has no UCUM code stays in the schedule as written", () => {
    const [drug] = tell("drug", "Carboplatin (AUC 5) was given every 3 weeks.");
    expect(drug?.dose).toBeUndefined();
    expect(drug?.schedule).toContain("AUC 5");
  });
  it("a list in a parenthesis is one group, semicolon or not", () => {
    const drugs = tell("drug", "Chemotherapy (cisplatin, day 1; gemcitabine, days 1 and 8) was administered for 3 cycles.");
    expect(drugs.map((d) => [d.drug.text, d.schedule])).toEqual([
      ["cisplatin", "day 1"],
      ["gemcitabine", "days 1 and 8"],
    ]);
    expect(new Set(drugs.map((d) => d.courseId)).size).toBe(1);
  });
  it.each([
    ["nab-paclitaxel", "She was given nab-paclitaxel 125 mg/m2."],
    ["trastuzumab emtansine", "He received trastuzumab emtansine as third-line therapy."],
    ["pegylated liposomal doxorubicin", "We gave pegylated liposomal doxorubicin every 4 weeks."],
  ])("%s is a medicine of its own", (name, sentence) => expect(names(sentence)).toEqual([name]));
  it("counts what was given of what was planned", () => {
    const [drug] = tell("drug", "She received three of six planned cycles of cisplatin.");
    expect(drug).toMatchObject({ cycles: 3, plannedCycles: 6 });
  });
  it.each([
    ["maintenance", "Olaparib was given as maintenance."],
    ["adjuvant", "Adjuvant capecitabine was given."],
    ["neoadjuvant", "She underwent neoadjuvant chemotherapy with docetaxel."],
  ])("%s intent is read from its word", (intent, sentence) => expect(tell("drug", sentence)[0]?.intent).toBe(intent));
  it("maintenance after a regimen is not the regimen's intent", () => {
    const drugs = tell("drug", "He received gemcitabine plus cisplatin for 4 cycles, followed by maintenance avelumab.");
    expect(drugs.map((d) => [d.drug.text, d.intent])).toEqual([
      ["gemcitabine", undefined],
      ["cisplatin", undefined],
      ["avelumab", "maintenance"],
    ]);
  });
  it("what is still given is in progress", () => {
    expect(tell("drug", "She is currently receiving ribociclib.")[0]?.status).toBe("in-progress");
    expect(tell("drug", "She received ribociclib.")[0]?.status).toBe("completed");
  });
});

describe("drugs that were not given are no facts", () => {
  it.each([
    ["planned", "We plan to start gemcitabine next week."],
    ["future", "The next cycle will include docetaxel and cisplatin."],
    ["recommended", "Adjuvant capecitabine was recommended."],
    ["declined", "The patient declined tamoxifen."],
    ["unaffordable", "Because of its high cost she could not afford olaparib."],
    ["unavailable", "Nivolumab was not available."],
    ["not done", "Trastuzumab could not be given."],
    ["approved", "Avelumab has been approved for Merkel cell carcinoma."],
    ["general", "Typical administration is cisplatin on day 1."],
    ["class", "He received a PD-1 inhibitor."],
    ["heart sounds", "Normal S1, S2, no murmurs."],
    ["not against the cancer", "She took paracetamol for pain."],
  ])("%s", (_why, sentence) => expect(names(sentence)).toEqual([]));
});

describe("a medicine one letter off its name", () => {
  it("is that medicine, with its own words as evidence and a reason to look", () => {
    const [drug] = tell("drug", "She received Ciplatin for three cycles.");
    expect(drug).toMatchObject({ drug: { key: "drug/cisplatin", text: "cisplatin" }, cycles: 3, review: ["ambiguous"] });
    expect(proof(drug, "drug")).toBe("Ciplatin");
  });
  it("stays as written where no medicine or more than one is that near", () => {
    const [drug] = tell("drug", "She received zoliplatin for three cycles.");
    expect([drug?.drug.key, drug?.drug.text, drug?.review]).toEqual([undefined, "zoliplatin", undefined]);
  });
});

describe("a count that was only the goal", () => {
  it.each([
    "FOLFIRI was started with six cycles as the goal.",
    "Carboplatin was begun with the aim of six cycles.",
    "She was given docetaxel, aiming for four cycles.",
  ])("is no count of what was given: %s", (text) => {
    expect(tell("drug", text).map((d) => d.cycles)).toEqual([undefined]);
  });
  it("is one where it was given", () => {
    expect(tell("drug", "She received six cycles of docetaxel.").map((d) => d.cycles)).toEqual([6]);
  });
});
