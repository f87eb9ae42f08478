import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

describe("radiotherapy as far as the words go", () => {
  it.each<[string, string | undefined, string]>([
    ["external beam", "external-beam", "She received external beam radiotherapy (EBRT) of 46 Gy."],
    ["IMRT", "external-beam", "IMRT was given to a dose of 60 Gy in 30 fractions."],
    ["brachytherapy", "brachytherapy", "He underwent HDR brachytherapy with 21 Gy in 3 fractions."],
    ["SBRT", "stereotactic", "SBRT of 50 Gy in 5 fractions was delivered."],
    ["gamma knife", "stereotactic", "Gamma knife radiosurgery was performed."],
    ["protons", "proton", "Proton beam therapy was given."],
    ["photons behind the dose", "external-beam", "The dose was 46 Gy in 23 fractions using 6 MV photons."],
    ["no word for it", undefined, "Radiotherapy of 46 Gy was given."],
  ])("%s", (_how, modality, sentence) => {
    const found = tell("radiotherapy", sentence);
    expect(found.map((r) => r.modality)).toEqual([modality]);
  });
  it("doses, fractions and target have their own proof", () => {
    const [r] = tell("radiotherapy", "Pelvic external beam radiotherapy (45 Gy in 1.8 Gy/fraction) was delivered.");
    expect(r).toMatchObject({ totalGy: 45, fractionGy: 1.8, fractions: 25, derived: { fractions: "total ÷ dose per fraction" } });
    expect(r?.target?.site.key).toBe("bodysite/pelvis");
    expect([proof(r, "totalGy"), proof(r, "fractionGy"), proof(r, "target")]).toEqual(["45 Gy", "1.8 Gy/fraction", "Pelvic"]);
  });
  it("an impossible dose is withheld, its words are the proof, and the fact asks for review", () => {
    const [r] = tell("radiotherapy", "She received adjuvant radiotherapy (4600 Gy in 23 fractions).");
    expect(r).toMatchObject({ fractions: 23, intent: "adjuvant", review: expect.arrayContaining(["ambiguous"]) });
    expect([r?.totalGy, r?.fractionGy]).toEqual([undefined, undefined]);
    expect([r?.evidence[0]?.quote, proof(r, "totalGy"), proof(r, "fractions")]).toEqual([
      "4600 Gy in 23 fractions",
      undefined,
      "23 fractions",
    ]);
  });
  it("a dose written out in words is read", () => {
    const [r] = tell("radiotherapy", "She was irradiated with fifty gray in twenty-five fractions.");
    expect([r?.totalGy, r?.fractions, proof(r, "totalGy")]).toEqual([50, 25, "fifty gray"]);
  });
  it("a dose that does not divide asks for review", () => {
    const [r] = tell("radiotherapy", "She received radiotherapy (46 Gy in 1.8 Gy/fraction).");
    expect(r?.fractions).toBeUndefined();
    expect(r?.review).toContain("conflicting");
  });
  it.each([
    ["femur", "Palliative radiotherapy was given to the left femur."],
    ["brain", "Whole-brain radiotherapy was delivered."],
    ["axilla lymph node", "Axillary lymph node radiation was performed."],
    ["right adrenal gland and left femur", "Metastases in the right adrenal gland and left femur were irradiated."],
  ])("target: %s", (target, sentence) => expect(tell("radiotherapy", sentence)[0]?.target?.site.text).toBe(target));
  it("the purpose names the intent", () => {
    const [r] = tell("radiotherapy", "To alleviate pain, the patient received local radiotherapy (20 Gy in 4 Gy/fraction).");
    expect(r?.intent).toBe("palliative");
    expect(proof(r, "intent")).toBe("To alleviate pain");
  });
  it("two kinds in one sentence are two facts", () => {
    const found = tell(
      "radiotherapy",
      "She had pelvic external beam radiotherapy (46 Gy in 2 Gy/fraction), followed by brachytherapy (24 Gy in 6 Gy/fraction).",
    );
    expect(found.map((r) => [r.modality, r.totalGy, r.fractions])).toEqual([
      ["external-beam", 46, 23],
      ["brachytherapy", 24, 4],
    ]);
  });
  it("a boost is a dose of the same course", () => {
    const [first, boost] = tell(
      "radiotherapy",
      "The breast was treated with 40 Gy in 15 fractions followed by a boost of 10 Gy in 5 fractions.",
    );
    expect(boost).toMatchObject({ isBoost: true, totalGy: 10, courseOf: first?.id });
  });
  it("the dose in the next sentence joins the mention", () => {
    const found = tell("radiotherapy", "She was treated with adjuvant radiotherapy. The dose was 42.5 Gy in 16 fractions.");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ totalGy: 42.5, fractions: 16, intent: "adjuvant" });
    expect(found[0]?.evidence.map((e) => e.quote)).toEqual(["42.5 Gy in 16 fractions", "radiotherapy"]);
  });
  it("chemoradiotherapy links radiation and drugs", () => {
    const [r] = tell("radiotherapy", "He underwent concurrent chemoradiotherapy with cisplatin.");
    const [course] = tell("systemic-course", "He underwent concurrent chemoradiotherapy with cisplatin.");
    expect(r?.concurrentWith).toBe(course?.id);
    expect(course?.concurrentWith).toEqual([r?.id]);
  });
});

describe("no radiotherapy of the patient", () => {
  it.each([
    "He was seen after radiation oncology consultation.",
    "Radiation will be planned with concurrent cetuximab.",
    "Radiotherapy was recommended.",
    "The patient refused local radiotherapy.",
    "She developed radiation pneumonitis.",
    "He denies any radiation.",
    "The lesion lay outside the radiation field.",
  ])("%s", (sentence) => expect(tell("radiotherapy", sentence)).toEqual([]));
});
