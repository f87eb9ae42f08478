import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/narrative/clean-text.ts";

const clean = (text: string): string => cleanText(text, [{ start: 0, end: text.length }]).run.text;

describe("cleanText", () => {
  it.each([
    ["chemo-\ntherapy", "chemotherapy"],
    ["chemo-\r\n  therapy", "chemotherapy"],
    ["radio-\nimmunotherapy", "radioimmunotherapy"],
    ["adeno-\ncarcinoma", "adenocarcinoma"],
    ["re-\nsection", "resection"],
    ["neo-\nadjuvant", "neoadjuvant"],
    ["follow-\ning", "following"],
    ["soft\u00AD\nware", "software"],
  ])("joins %j to %j", (text, expected) => expect(clean(text)).toBe(expected));

  it.each([
    ["a 5-\nyear", "a 5-year"],
    ["anti-\nvascular", "anti-vascular"],
    ["anti-\nPD-1", "anti-PD-1"],
    ["PD-\nL1", "PD-L1"],
    ["non-\nsmall", "non-small"],
    ["post-\noperative", "post-operative"],
    ["pre-\ntreated", "pre-treated"],
    ["q-\nweekly", "q-weekly"],
    ["8-\n13 months", "8-13 months"],
    ["platinum-\ncontaining", "platinum-containing"],
    ["tumor-\nassociated", "tumor-associated"],
    ["new-\ngeneration", "new-generation"],
    ["T-\ncell", "T-cell"],
    ["follow-\nup", "follow-up"],
    ["EGFR-\nmutant", "EGFR-mutant"],
  ])("keeps the hyphen of %j", (text, expected) => expect(clean(text)).toBe(expected));

  it("records a joined word so that anybody can undo it, and a kept hyphen not at all", () => {
    const joined = cleanText("of chemo-\ntherapy", [{ start: 0, end: 17 }]);
    expect(joined.repairs).toEqual([
      { span: { start: 3, end: 17 }, original: "chemo-\ntherapy", repaired: "chemotherapy", class: "hyphenation" },
    ]);
    expect(cleanText("a 5-\nyear", [{ start: 0, end: 9 }]).repairs).toEqual([]);
  });

  it.each([
    ["two\r\nlines", "two lines"],
    ["many   blanks \n\n here", "many blanks here"],
    ["50\u00A0Gy", "50 Gy"],
    ["3\u200Amg/kg", "3 mg/kg"],
    ["zero\u200Bwidth", "zerowidth"],
    ["soft\u00ADhyphen", "softhyphen"],
    ["e\uFB03cacy pro\uFB01le", "efficacy profile"],
    ["the patient\u2019s \u201Cmass\u201D", `the patient's "mass"`],
    ["PET\u2013CT", "PET-CT"],
    ["75 mg/m\u00B2", "75 mg/m2"],
    ["75 mg/m^2", "75 mg/m2"],
    ["12 cm\u00B3", "12 cm3"],
    ["3.2 \u00D7 2.5 cm", "3.2 \u00D7 2.5 cm"],
    ["1.8Gy/\nfraction", "1.8Gy/fraction"],
    ["12 \u00D7 10\u2079/L", "12 \u00D7 10\u2079/L"],
  ])("reads %j as %j", (text, expected) => expect(clean(text)).toBe(expected));

  it("covers the original without a hole", () => {
    const text = "a\u00ADb  c\uFB01d-\ne \u201Cf\u201D";
    const { run } = cleanText(text, [{ start: 0, end: text.length }]);
    let at = 0;
    for (const s of run.segments) {
      expect(s.original).toBe(at);
      at += s.originalLength;
    }
    expect(at).toBe(text.length);
  });
});
