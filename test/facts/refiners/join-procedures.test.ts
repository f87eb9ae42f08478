import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (text: string): string[] => tell("procedure", text).map((p) => p.procedure.text);

describe("a procedure told twice", () => {
  it.each<[string, readonly string[]]>([
    ["She underwent a radical mastectomy. After surgery she recovered.", ["radical mastectomy"]],
    ["A CT scan of the chest was obtained. Her CT scan showed a mass.", ["CT scan"]],
    ["A biopsy was taken. The biopsy was positive.", ["biopsy"]],
    ["A total hysterectomy was done in 2010. She is status post hysterectomy.", ["total hysterectomy"]],
    ["She was operated on in 2015. A left colectomy was performed.", ["left colectomy"]],
    ["She was operated on: a left colectomy was performed.", ["left colectomy"]],
    ["The kidney was removed. The nephrectomy was uneventful.", ["nephrectomy"]],
  ])("%s is one event", (text, expected) => expect(read(text)).toEqual(expected));
  it.each<[string, readonly string[]]>([
    ["In April 2009, CT showed a node. In December 2010, CT showed growth.", ["CT", "CT"]],
    ["A biopsy of the left breast was taken. A biopsy of the right breast was taken.", ["biopsy", "biopsy"]],
    ["Laparotomy was done. A repeat laparotomy followed.", ["Laparotomy", "repeat laparotomy"]],
    ["Laparotomy was done. The cyst was removed.", ["Laparotomy", "removed"]],
    ["A mole was excised from the arm. Wide local excision followed.", ["excised", "Wide local excision"]],
    ["She had a nephrectomy. Biopsy of a new lump showed sarcoma, and the lump was excised.", ["nephrectomy", "Biopsy", "excised"]],
    ["She had a hemicolectomy in 2010. Two years later the recurrence was excised.", ["hemicolectomy", "excised"]],
    ["MRI excluded spread. In May 2012 she began imatinib. MRI showed a new lesion.", ["MRI", "MRI"]],
    ["Segment V was resected, and a nodule of segment II was excised.", ["resected", "excised"]],
  ])("%s are two", (text, expected) => expect(read(text)).toEqual(expected));
});

describe("the date of an operation told by a verb", () => {
  it("is its own, whatever was operated before", () => {
    const [, second] = tell("procedure", "She had a hemicolectomy in 2010. Two years later the recurrence was excised.");
    expect([second?.time?.start, second?.evidence[0]?.quote]).toEqual(["2012", "excised"]);
  });
  it("and of a name behind a subject", () => {
    const [told] = tell("procedure", "In May 2013 the patient underwent partial hepatectomy.");
    expect([told?.time?.start, told?.evidence[0]?.quote]).toEqual(["2013-05", "partial hepatectomy"]);
  });
});
