import { describe, expect, it } from "vitest";
import { findMedicineDoses } from "../../../src/facts/grammar/dose.ts";

const read = (text: string) => findMedicineDoses(text).map((d) => [d.text, d.value, d.unit]);

describe("a dose of a medicine is read with its UCUM unit", () => {
  it.each<[string, string, number, string]>([
    ["200mg", "200mg", 200, "mg"],
    ["carboplatin 1,250 mg", "1,250 mg", 1250, "mg"],
    ["1500mgs daily", "1500mgs", 1500, "mg"],
    ["2 g", "2 g", 2, "g"],
    ["75 mcg", "75 mcg", 75, "ug"],
    ["3 mg/kg", "3 mg/kg", 3, "mg/kg"],
    ["80 mg/m2", "80 mg/m2", 80, "mg/m2"],
    ["80mg/m²", "80mg/m²", 80, "mg/m2"],
    ["80 mg per square meter", "80 mg per square meter", 80, "mg/m2"],
    ["37,5 mg", "37,5 mg", 37.5, "mg"],
    ["10 000 IU", "10 000 IU", 10000, "[iU]"],
    ["30 mCi", "30 mCi", 30, "mCi"],
    ["7.4 GBq", "7.4 GBq", 7.4, "GBq"],
  ])("%s", (text, words, value, unit) => expect(read(text)).toEqual([[words, value, unit]]));

  it("per day is no part of the unit", () => {
    expect(findMedicineDoses("800 mg/m2/day")[0]).toMatchObject({ value: 800, unit: "mg/m2", per: "/day" });
  });
  it("AUC is a dose without a unit of the table", () => {
    expect(findMedicineDoses("AUC 5 and AUC = 6").map((d) => [d.text, d.unit])).toEqual([
      ["AUC 5", undefined],
      ["AUC = 6", undefined],
    ]);
  });
  it("two strengths or a range give no single number", () => {
    expect(read("20/12.5 mg")).toEqual([["20/12.5 mg", undefined, "mg"]]);
    expect(read("200-400 mg")).toEqual([["200-400 mg", undefined, "mg"]]);
  });
});

describe("values of the laboratory are no doses", () => {
  it.each(["2.4 ng/mL", "33 IU/ml", "9.1 g/dL", "40 U/L", "12 mg/dL", "5 mU/L", "a 0.5% solution", "a 3 cm mass"])("%s", (text) =>
    expect(read(text)).toEqual([]),
  );
});
