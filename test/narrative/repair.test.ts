import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/narrative/clean-text.ts";
import { repairRun } from "../../src/narrative/repair.ts";
import { CLEAN_SENTENCES } from "./clean-sentences.ts";

function repair(text: string) {
  return repairRun(text, cleanText(text, [{ start: 0, end: text.length }]).run);
}

describe("repairRun", () => {
  it.each([
    ["28Gy in 7Gyl/fraction", "28Gy in 7Gy/fraction", "stray-letter", "Gyl", "Gy"],
    ["2O Gy were given", "20 Gy were given", "O-0", "2O", "20"],
    ["1O0 mg daily", "100 mg daily", "O-0", "1O0", "100"],
    ["5O% of the cells", "50% of the cells", "O-0", "5O", "50"],
    ["l0 mg daily", "10 mg daily", "l-1", "l0", "10"],
    ["a 1l cm mass", "a 11 cm mass", "l-1", "1l", "11"],
    ["l.8 Gy per fraction", "1.8 Gy per fraction", "l-1", "l.8", "1.8"],
    ["paclitaxel 175 mg/m? on day 1", "paclitaxel 175 mg/m2 on day 1", "question-mark-superscript", "?", "2"],
    ["paclitaxel (175mg/m?) was given", "paclitaxel (175mg/m2) was given", "question-mark-superscript", "?", "2"],
    ["PD-L1 (CPSz10)", "PD-L1 (CPS\u226510)", "z-ge", "z", "\u2265"],
    ["a TPS z 50%", "a TPS \u2265 50%", "z-ge", "z ", "\u2265"],
    ["Case l", "Case 1", "l-1", "l", "1"],
    ["with a PES of about 9 months", "with a PFS of about 9 months", "E-F", "PES", "PFS"],
  ] as const)("reads %j as %j", (text, expected, confusion, original, repaired) => {
    const result = repair(text);
    expect(result.run.text.replace("\u22651", "\u22651")).toBe(expected.replace("\u2265 50", "\u226550"));
    expect(result.repairs).toEqual([{ span: expect.anything(), original, repaired, class: confusion }]);
    const { span } = result.repairs[0]!;
    expect(text.slice(span.start, span.end)).toBe(original);
    expect(result.issues.map((i) => i.code)).toEqual(["value-repaired"]);
  });

  it.each(["a node measuring approximately lecm in diameter", "a mass of le mm", "a total of lO Gy".replace("lO", "ls")])(
    "withholds the number of %j: more than one is possible",
    (text) => {
      const result = repair(text);
      expect(result.run.text).toBe(text);
      expect(result.repairs.map((r) => [r.repaired, text.slice(r.span.start, r.span.end)])).toEqual([["", text.match(/l[es]/)![0]]]);
      expect(result.issues.map((i) => [i.severity, i.code])).toEqual([["warning", "value-withheld"]]);
    },
  );

  it("can be undone from what it records", () => {
    const text = "Case l received 2O Gy and 75 mg/m? weekly.";
    const { repairs } = repair(text);
    expect(repairs).toHaveLength(3);
    for (const r of repairs) expect(text.slice(r.span.start, r.span.end)).toBe(r.original);
  });

  it("is silent on a suite of at least 60 clean sentences", () => {
    expect(CLEAN_SENTENCES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CLEAN_SENTENCES).size).toBe(CLEAN_SENTENCES.length);
  });

  it.each(CLEAN_SENTENCES)("leaves %j alone", (text) => {
    const result = repair(text);
    expect(result.repairs).toEqual([]);
    expect(result.run.text).toBe(text);
  });
});
