import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (text: string): string[] => tell("procedure", text).map((p) => p.procedure.text);

describe("a procedure told twice", () => {
  it.each<[string, readonly string[]]>([
    ["She underwent a radical mastectomy. After surgery she recovered.", ["radical mastectomy"]],
    ["A CT scan of the chest was obtained. Her CT scan showed a mass.", ["CT scan"]],
    ["A biopsy was taken. The biopsy was positive.", ["biopsy"]],
    ["A total hysterectomy was done in 2010. She is status post hysterectomy.", ["total hysterectomy"]],
  ])("%s is one event", (text, expected) => expect(read(text)).toEqual(expected));
  it.each<[string, readonly string[]]>([
    ["In April 2009, CT showed a node. In December 2010, CT showed growth.", ["CT", "CT"]],
    ["A biopsy of the left breast was taken. A biopsy of the right breast was taken.", ["biopsy", "biopsy"]],
    ["Laparotomy was done. A repeat laparotomy followed.", ["Laparotomy", "repeat laparotomy"]],
  ])("%s are two", (text, expected) => expect(read(text)).toEqual(expected));
});
