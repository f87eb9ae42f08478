import { describe, expect, test } from "vitest";
import { elementChanges } from "../../../src/resources/comparison/element-changes.ts";

describe("elementChanges", () => {
  test("says nothing of equal content in another order of members", () => {
    expect(elementChanges({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, "X")).toEqual([]);
  });

  test("takes one item more at the front of a list for one item more", () => {
    const [a, b, c] = [{ text: "a" }, { text: "b" }, { text: "c" }];
    expect(elementChanges({ note: [b, c] }, { note: [a, b, c] }, "Procedure")).toEqual([{ path: "Procedure.note[0]", after: a }]);
  });

  test("counts a list that is new or gone item by item", () => {
    expect(elementChanges({}, { note: [{ text: "a" }] }, "Procedure")).toEqual([{ path: "Procedure.note[0]", after: { text: "a" } }]);
    expect(elementChanges({ note: [{ text: "a" }] }, {}, "Procedure")).toEqual([{ path: "Procedure.note[0]", before: { text: "a" } }]);
  });

  test("finds extensions by their url, not by their place", () => {
    const dose = (value: number) => ({ url: "urn:dose", valueInteger: value });
    const other = { url: "urn:other", valueString: "x" };
    expect(elementChanges({ extension: [dose(1), other] }, { extension: [other, dose(2)] }, "Procedure")).toEqual([
      { path: "Procedure.extension('urn:dose').value", before: 1, after: 2 },
    ]);
  });

  test("numbers extensions only where a url repeats", () => {
    const dose = (value: number) => ({ url: "urn:dose", valueInteger: value });
    expect(elementChanges({ extension: [dose(1), dose(2)] }, { extension: [dose(1), dose(3)] }, "Procedure")).toEqual([
      { path: "Procedure.extension('urn:dose')[1].value", before: 2, after: 3 },
    ]);
  });

  test("shows the extensions of a primitive as those of its element", () => {
    const unknown = { extension: [{ url: "urn:absent", valueCode: "unknown" }] };
    expect(elementChanges({ _performedDateTime: unknown }, { performedDateTime: "2020-05" }, "Procedure")).toEqual([
      { path: "Procedure.performed.extension('urn:absent')", before: { url: "urn:absent", valueCode: "unknown" } },
      { path: "Procedure.performed", after: "2020-05" },
    ]);
  });

  test("leaves names that only look like a choice alone", () => {
    expect(elementChanges({ valueSet: "a", ageRestricted: 1 }, { valueSet: "b", ageRestricted: 2 }, "X").map((c) => c.path)).toEqual([
      "X.valueSet",
      "X.ageRestricted",
    ]);
  });
});
