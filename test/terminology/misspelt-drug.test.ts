import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { misspeltDrug } from "../../src/terminology/misspelt-drug.ts";

describe("a name one slip away from one medicine", () => {
  it.each([
    ["Ciplatin", "cisplatin"],
    ["carbolatin", "carboplatin"],
    ["pembrolizumb", "pembrolizumab"],
    ["gemcitabnie", "gemcitabine"],
    ["docetaxell", "docetaxel"],
  ])("is that medicine: %s", (written, name) => {
    expect(misspeltDrug(written)?.name).toBe(name);
  });
  it.each(["cisplatin", "paclitaxel", "taxel", "zoliplatin", "carbplatn", "of the platin"])(
    "is none where it is right, short or farther away: %s",
    (written) => {
      expect(misspeltDrug(written)).toBeUndefined();
    },
  );
  it("never comes from a word that is not made of letters", () => {
    fc.assert(fc.property(fc.string({ maxLength: 12 }), (word) => /^[a-z]+$/i.test(word) || misspeltDrug(word) === undefined));
  });
});
