// A test done again has its second result; another test or another unit is none.
import { describe, expect, it } from "vitest";
import { repeated } from "../../../src/facts/grammar/marker-series.ts";
import { tell } from "../patient-facts.ts";

const read = (text: string): string[] => tell("marker", text).map((m) => `${m.test.text} ${String(m.value)} ${m.unit ?? ""}`.trim());

describe("a test done again", () => {
  it.each<[string, string[]]>([
    ["CEA was 12 ng/mL, and a repeat measurement was 25 ng/mL.", ["CEA 12 ng/mL", "CEA 25 ng/mL"]],
    ["CA 125 was 310 U/mL; it was repeated after two months and was 480 U/mL.", ["CA 125 310 U/mL", "CA 125 480 U/mL"]],
    ["CEA was 8 ng/mL. A repeat measurement showed 14 ng/mL.", ["CEA 8 ng/mL", "CEA 14 ng/mL"]],
    ["PSA of 3 ng/mL rose to 5 ng/mL, and on repeat measurement it was 6.6 ng/mL.", ["PSA 3 ng/mL", "PSA 5 ng/mL", "PSA 6.6 ng/mL"]],
    ["CEA was 9 ng/mL. Hemoglobin was 11 g/dL. A repeat value was 12 g/dL.", ["CEA 9 ng/mL"]],
    ["CEA was 12 ng/mL, and repeat hemoglobin was 9 g/dL.", ["CEA 12 ng/mL"]],
    ["CEA was 12 ng/mL and a repeat CT showed a 25 mm lesion.", ["CEA 12 ng/mL"]],
    ["Prostate-specific antigen (PSA; 43.2 ng/mL, reference <4.0) was high.", ["PSA 43.2 ng/mL"]],
    ["Carcinoembryonic antigen (CEA, 54 ng/ml; normal <5) was found.", ["CEA 54 ng/mL"]],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));

  it("the proof of the second result lies in the words of the second test", () => {
    const [, again] = tell("marker", "CEA was 8 ng/mL. A repeat measurement showed 14 ng/mL.");
    expect(again?.value).toBe(14);
    expect(again?.evidence.at(-1)?.quote).toBe("A repeat measurement showed 14 ng/mL");
  });
  it("a number that stands between the two makes it another test", () => {
    expect(repeated(" and 7 days on a repeat test was 9 U/L", undefined, 60)).toBeUndefined();
    expect(repeated("and a repeat test was 9 U/L", undefined, 60)?.value).toBe(9);
  });
});
