// Dates as notes and reports write them, and which of a sentence's dates a fact has.
import { describe, expect, it } from "vitest";
import { extractFacts } from "../../../src/facts/extract.ts";
import { findTimes } from "../../../src/facts/time/find-times.ts";
import { writesDayFirst } from "../../../src/facts/time/slash-order.ts";
import type { TimeMention } from "../../../src/facts/time/time-mention.ts";
import { openLexicon } from "../../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";
import { factsIn } from "../patient-facts.ts";
import { readTable } from "../read-table.ts";

const two = (n: number): string => String(n).padStart(2, "0");

function shown(m: TimeMention): string {
  switch (m.kind) {
    case "date":
      return m.date;
    case "period":
      return `${m.from ?? ""}..${m.to ?? ""}`;
    case "month-without-year":
      return `--${two(m.month)}${m.day === undefined ? "" : `-${two(m.day)}`}${m.year ? ` ${m.year}` : ""}`;
    case "relative":
      return `${m.isApproximate ? "about " : ""}${m.amount} ${m.unit} ${m.direction} ${m.anchor}`;
    default:
      return m.kind;
  }
}

describe("times in notes", () => {
  it.each(readTable(new URL("./tables/dates.txt", import.meta.url)))("%s", (sentence, expected) => {
    const times = findTimes(sentence);
    for (const { start, end, text } of times) expect(sentence.slice(start, end)).toBe(text);
    expect(times.map(shown).join(" | ") || "-").toBe(expected);
  });
});

const dated = (text: string): string[] =>
  factsIn(`A 61-year-old woman was seen in our clinic. ${text}`).flatMap((f) => {
    const name = f.kind === "procedure" ? f.procedure.text : f.kind === "size" ? String(f.dimensions[0]?.value) : undefined;
    return name === undefined ? [] : [`${name.toLowerCase()} ${f.time?.start ?? "-"}`];
  });

describe("which date a fact has", () => {
  it.each([
    ["CT on 12 May 2017 and MRI on 20 May 2017 were clear.", ["ct 2017-05-12", "mri 2017-05-20"]],
    ["Her CT in May 2016, mastectomy in June 2016 and bone scan in July 2016 are filed.", ["ct 2016-05", "mastectomy 2016-06"]],
    ["Report 06/12/15: mastectomy done 04/27/15.", ["mastectomy 2015-04-27"]],
    ["The largest nodule is 11 mm (was 14 mm 07/16/18).", ["14 2018-07-16", "11 -"]],
    ["The nodule is 9 mm (previously 6 mm on 3 May 2014).", ["6 2014-05-03", "9 -"]],
    ["Mastectomy (04/27/15) was uneventful.", ["mastectomy 2015-04-27"]],
  ])("%s", (text, expected) => {
    expect(dated(text)).toEqual(expect.arrayContaining(expected));
  });

  it("nothing lies after the document that tells it", () => {
    const text = "A 61-year-old woman was seen in our clinic. In March 2022 cisplatin was stopped. After six months CT was done.";
    const latest = (documentDate?: string): string | undefined =>
      extractFacts(narrativeOf(text), openLexicon(), documentDate === undefined ? {} : { documentDate }).patients[0]?.facts.find(
        (f) => f.kind === "procedure",
      )?.time?.bounds?.latest;
    expect(latest()).toMatch(/^2022-(?:09|10)/);
    expect((latest("2022-06-09") ?? "2022-06") <= "2022-06").toBe(true);
  });
});

describe("the order of day and month", () => {
  it.each([
    ["Seen 30/04/2013 and 11/03/2013.", true],
    ["Seen 04/30/2013 and 11/03/2013.", false],
    ["Clinic 3rd October 2017, dictated 04/10/2017.", true],
    ["Clinic October 3rd, dictated 04/10/2017.", false],
    ["Seen 04/10/2017.", false],
    ["Seen 30/04/2013, 05/30/2013 and 06/30/2013.", false],
    ["Blood pressure 140/90.", false],
  ])("%s", (text, expected) => {
    expect(writesDayFirst(text)).toBe(expected);
  });
});

describe("a date inside the noun phrase of one event", () => {
  it.each<[string, Record<string, string | undefined>]>([
    ["Her CA19-9 has risen to 212 U/ml and the CT of 9 May 2018 shows liver deposits.", { "marker 212": undefined, CT: "2018-05-09" }],
    ["CT and MRI of 9 May 2018 showed a mass.", { CT: "2018-05-09", MRI: "2018-05-09" }],
    ["CEA fell from 31 ng/ml (02/2018) to 4 ng/ml before the operation.", { "marker 31": "2018-02", "marker 4": undefined }],
    ["cT3 N1, AFP 400 ng/ml (Feb 2018), to be operated on.", { "stage T3": undefined, "marker 400": "2018-02" }],
    ["Mastectomy (02/2018) was followed by CT.", { Mastectomy: "2018-02" }],
    ["Sunitinib was given until June 2018, when CT showed nodules.", { CT: "2018-06" }],
  ])("%s", (text, expected) => {
    const facts = factsIn(`A 61-year-old woman was seen in our clinic. ${text}`);
    const named = Object.fromEntries(
      facts.flatMap((f) =>
        f.kind === "procedure"
          ? [[f.procedure.text, f.time?.start]]
          : f.kind === "marker" || f.kind === "stage"
            ? [[`${f.kind} ${f.value}`, f.time?.start]]
            : [],
      ),
    );
    for (const [name, start] of Object.entries(expected)) {
      expect(Object.keys(named)).toContain(name);
      expect(named[name], name).toBe(start);
    }
  });
});
