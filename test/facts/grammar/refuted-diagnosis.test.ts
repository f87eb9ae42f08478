import { describe, expect, it } from "vitest";
import { factsIn, tell } from "../patient-facts.ts";

const told = (text: string): unknown[] => tell("primary", text).map((p) => [p.site?.site.text, p.assertion]);

describe("a diagnosis that the text takes back", () => {
  it.each([
    ["Prostate carcinoma was first suspected but this diagnosis turned out to be wrong.", "prostate"],
    ["A diagnosis of lung cancer was initially made but was later ruled out.", "lung"],
    ["Breast carcinoma was initially suspected; the suspicion was not confirmed.", "breast"],
    ["She was thought to have pancreatic cancer, but histology disproved this.", "pancreas"],
    ["She was initially misdiagnosed as having gastric cancer.", "stomach"],
    ["Ovarian cancer was suspected. This suspicion was not confirmed.", "ovary"],
    ["She was mistakenly treated for breast cancer.", "breast"],
    ["Bladder cancer was considered, but was subsequently excluded.", "bladder"],
  ])("is absent: %s", (text, organ) => {
    const [first] = tell("primary", `${text} A sarcoma of the thigh was found.`);
    expect([first?.site?.site.text, first?.assertion]).toEqual([organ, "absent"]);
    expect(first?.evidence[0]?.quote.toLowerCase()).toContain("c");
  });
  it.each([
    ["Lung cancer was suspected and could not be ruled out.", [["lung", "possible"]]],
    ["She was found to have colon cancer and tuberculosis was ruled out.", [["colon", "present"]]],
    ["Breast cancer was diagnosed. This diagnosis was confirmed by a second centre.", [["breast", "present"]]],
  ])("stays: %s", (text, expected) => expect(told(text)).toEqual(expected));
  it("takes no age, stage or metastasis to itself", () => {
    const facts = factsIn(
      "A 63-year-old man had pain. Prostate cancer was suspected but this turned out to be wrong. Biopsy showed sarcoma of the bladder, stage IV, with lung metastases.",
    );
    const [refuted, real] = facts.filter((f) => f.kind === "primary");
    expect([refuted?.assertion, refuted?.ageYears, real?.assertion, real?.ageYears]).toEqual(["absent", undefined, "present", 63]);
    expect(facts.filter((f) => f.kind === "metastasis" || f.kind === "stage").map((f) => f.primaryId)).toEqual([real!.id, real!.id]);
  });
});

describe("a cancer that was known, or only feared", () => {
  it.each([
    ["She was followed for colon cancer. CT showed a mass in the left kidney. The cancer was stable.", [["colon", "present"]]],
    ["Malignancy was suspected and surgery was performed on the parotid. The tumour was grade 2.", []],
    ["A mass of the thyroid was removed because malignancy was suspected.", []],
    [
      "She has breast cancer. A mass of the kidney was seen, and the tumour markers rose. The cancer had progressed.",
      [["breast", "present"]],
    ],
  ])("takes no organ from a mass beside it: %s", (text, expected) => expect(told(text)).toEqual(expected));
  it("a mass found during surveillance is not where the old tumour was", () =>
    expect(told("A lung mass was found during surveillance for urothelial carcinoma.")).toEqual([[undefined, "present"]]));
  it("a biopsy that shows cancer of a mass still gives it the place", () =>
    expect(told("A biopsy of the breast lump showed cancer.")).toEqual([["breast", "present"]]));
});
