// Concepts and measures in the words of the field.
import { expect, test } from "vitest";
import { capitalised, conceptWords, enumerated, lowered, quantityWords, sentence } from "../../src/document/words.ts";

test("a concept speaks by its text, then its display without the semantic tag, then its code", () => {
  const coding = [{ code: "86273004", display: "Biopsy (procedure)" }];
  expect(conceptWords({ text: "core  needle\nbiopsy", coding })).toBe("core needle biopsy");
  expect(conceptWords({ coding })).toBe("Biopsy");
  expect(conceptWords({ coding: [{ code: "86273004" }] })).toBe("86273004");
  expect([conceptWords({ text: " \n" }), conceptWords({}), conceptWords(undefined)]).toEqual([undefined, undefined, undefined]);
  expect(conceptWords({ text: "biopsy (left)" })).toBe("biopsy (left)");
});

test.each([
  [{ value: 75, unit: "mg/m2", code: "mg/m2" }, "75 mg/m²"],
  [{ value: 9, comparator: ">" as const, unit: "mo", code: "mo" }, "more than 9 months"],
  [{ value: 1, unit: "a", code: "a" }, "1 year"],
  [{ value: 12, unit: "{score}", code: "{score}" }, "12"],
  [{ value: 50, comparator: ">=" as const, code: "%" }, "at least 50 %"],
  [{ value: 3.5 }, "3.5"],
])("%j is %s", (quantity, said) => {
  expect(quantityWords(quantity)).toBe(said);
});

test("a quantity without a value says nothing", () => {
  expect([quantityWords({ unit: "mg" }), quantityWords(undefined)]).toEqual([undefined, undefined]);
});

test("only plain words change their first letter", () => {
  expect(["nab-paclitaxel", "p40", "pT2", "cT category", "HER2"].map(capitalised)).toEqual([
    "Nab-paclitaxel",
    "p40",
    "pT2",
    "cT category",
    "HER2",
  ]);
  expect(["Fever", "CT", "American Joint Committee", "HER2"].map(lowered)).toEqual(["fever", "CT", "American Joint Committee", "HER2"]);
});

test("a sentence leaves out what says nothing and ends once", () => {
  expect(sentence("surgery", undefined, "", false, "May 2019")).toBe("Surgery, May 2019.");
  expect(sentence("ended.")).toBe("Ended.");
  expect(sentence(undefined)).toBe("");
  expect([enumerated([]), enumerated(["a"]), enumerated(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
});
