import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDoseChanges } from "../../../src/facts/treatment/dose-changes.ts";

const doses = (text: string): string[] =>
  findDoseChanges(text, 0, text.length).map(
    (c) => `${c.dose.value} ${c.dose.unit}${c.isBefore ? " before" : ""}${c.isBegunAgain ? " again" : ""}`,
  );

describe("changes of a dose", () => {
  it.each<[string, string[]]>([
    ["Sorafenib was reduced to 400 mg once daily.", ["400 mg"]],
    ["Axitinib was lowered from 5 mg to 3 mg.", ["5 mg before", "3 mg"]],
    ["The dose was lowered from 800 mg daily to 600 mg.", ["800 mg before", "600 mg"]],
    ["Lenvatinib was restarted at a reduced dose of 10 mg.", ["10 mg again"]],
    ["After two weeks it was resumed at 37.5 mg.", ["37.5 mg again"]],
    ["The dose was escalated to 7 mg twice daily.", ["7 mg"]],
    ["The dose of cisplatin was 75 mg/m2.", []],
    ["The dose should be reduced to 37.5 mg.", []],
    ["If needed, it would be lowered to 20 mg.", []],
    ["The tumour was reduced to 3 cm.", []],
    ["CEA fell to 4 and docetaxel 75 mg/m2 was given.", []],
  ])("%s", (sentence, expected) => expect(doses(sentence)).toEqual(expected));

  it("proves each dose by words that stand in the text just where it says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.constantFrom("reduced", "increased", "escalated"), (n, verb) => {
        const text = `The drug was ${verb} to ${n} mg daily.`;
        const [change] = findDoseChanges(text, 0, text.length);
        expect(text.slice(change!.part.start, change!.part.end)).toBe(`${n} mg`);
        expect(text.slice(change!.schedule!.start, change!.schedule!.end)).toBe("daily");
      }),
    );
  });
});
