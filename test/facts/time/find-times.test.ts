import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findTimes } from "../../../src/facts/time/find-times.ts";

/** Without offsets, which the next test checks for all of them. */
const found = (text: string) => findTimes(text).map(({ start: _s, end: _e, text: _t, ...rest }) => rest);
const date = (value: string) => ({ kind: "date", date: value });
const period = (from?: string, to?: string) => ({ kind: "period", ...(from && { from }), ...(to && { to }) });
const duration = (amount: number, unit: string, isApproximate = false) => ({ kind: "duration", amount, unit, isApproximate });
const relative = (amount: number, unit: string, direction: string, anchor: string, extra: object = {}) => ({
  kind: "relative",
  amount,
  unit,
  direction,
  anchor,
  isApproximate: false,
  ...extra,
});
const course = (day?: number, cycle?: number) => ({ kind: "in-course", ...(day && { day }), ...(cycle && { cycle }) });

const PHRASES: readonly (readonly [string, ...object[]])[] = [
  // absolute dates
  ["In July 2022 the mass had grown.", date("2022-07")],
  ["Surgery took place on 29 July 2010.", date("2010-07-29")],
  ["Surgery took place on July 29, 2010.", date("2010-07-29")],
  ["Surgery took place on the 3rd of May, 2011.", date("2011-05-03")],
  ["Surgery took place on 2010-07-29.", date("2010-07-29")],
  ["Surgery took place on 07/29/2010.", date("2010-07-29")],
  ["Surgery took place on 07/08/10.", date("2010-07-08")],
  ["Surgery took place on 29/07/2010.", date("2010-07-29")],
  ["Surgery took place on 29.07.2010.", date("2010-07-29")],
  ["Surgery took place on 05.06.2010.", date("2010-06-05")],
  ["Surgery took place on 05-06-2010.", date("2010")],
  ["Surgery took place on 29-07-2010.", date("2010-07-29")],
  ["Surgery took place on 12-Mar-2015.", date("2015-03-12")],
  ["Surgery took place in 07/2010.", date("2010-07")],
  ["She was diagnosed in 2014.", date("2014")],
  ["She relapsed in Sept. 2014 with pain.", date("2014-09")],
  ["She relapsed in mid-2015.", date("2015")],
  ["She relapsed in early March 2018.", date("2018-03")],
  ["She relapsed at the end of May 2019.", date("2019-05")],
  ["She relapsed in the spring of 2018.", date("2018")],
  ["She relapsed in the third quarter of 2019.", period("2019-07", "2019-09")],
  ["She relapsed in Q2 2019.", period("2019-04", "2019-06")],
  ["The scan of February 30, 2015 was clear.", date("2015-02")],
  ["DOB 12/31/55 was noted.", date("1955-12-31")],
  ["In December, CT was repeated.", { kind: "month-without-year", month: 12 }],
  ["He quit smoking on July 27.", { kind: "month-without-year", month: 7, day: 27 }],
  ["Chemotherapy began in May.", { kind: "month-without-year", month: 5 }],
  // periods
  ["She was treated from March to May 2019.", period("2019-03", "2019-05")],
  ["She was treated from March 2018 until May 2019.", period("2018-03", "2019-05")],
  ["She was treated between 2010 and 2012.", period("2010", "2012")],
  ["She was treated in 2010-2012.", period("2010", "2012")],
  ["She was treated until June 2015.", period(undefined, "2015-06")],
  ["She has been stable since 2012.", period("2012")],
  ["She was treated from January 2016 onwards.", period("2016-01")],
  ["She was treated between November and January 2019.", { kind: "period", from: "2018-11", to: "2019-01" }],
  // counted from an anchor
  ["One month after the therapy she relapsed.", relative(1, "month", "after", "last-treatment", { anchorText: "the therapy" })],
  [
    "Five months after the last treatment, she came.",
    relative(5, "month", "after", "last-treatment", { anchorText: "the last treatment" }),
  ],
  ["About 5 months later, she came.", relative(5, "month", "after", "previous-event", { isApproximate: true })],
  ["Three months later she came.", relative(3, "month", "after", "previous-event")],
  ["A month later she came.", relative(1, "month", "after", "previous-event")],
  ["A month later the disease progressed.", relative(1, "month", "after", "previous-event")],
  ["Two weeks afterwards she came.", relative(2, "week", "after", "previous-event")],
  ["After two years, she came.", relative(2, "year", "after", "previous-event")],
  ["The following month she came.", relative(1, "month", "after", "previous-event")],
  ["The next day she was discharged.", relative(1, "day", "after", "previous-event")],
  ["She relapsed 3 weeks after surgery.", relative(3, "week", "after", "surgery", { anchorText: "surgery" })],
  ["She relapsed 6 months postoperatively.", relative(6, "month", "after", "surgery")],
  ["She relapsed 2 years after mastectomy with pain.", relative(2, "year", "after", "surgery", { anchorText: "mastectomy" })],
  ["Nine years after treatment, he bled.", relative(9, "year", "after", "last-treatment", { anchorText: "treatment" })],
  [
    "Six months after finishing the therapy, nodules grew.",
    relative(6, "month", "after", "last-treatment", { anchorText: "finishing the therapy" }),
  ],
  ["Four months after diagnosis she died.", relative(4, "month", "after", "diagnosis", { anchorText: "diagnosis" })],
  [
    "One week after the first cycle of nivolumab, it grew.",
    relative(1, "week", "after", "named-event", { anchorText: "the first cycle of nivolumab" }),
  ],
  ["Two days prior to admission she fell.", relative(2, "day", "before", "admission", { anchorText: "admission" })],
  ["Two weeks prior, she fell.", relative(2, "week", "before", "previous-event")],
  ["Two weeks before surgery she fell.", relative(2, "week", "before", "surgery", { anchorText: "surgery" })],
  ["She had a lumpectomy 10 years ago.", relative(10, "year", "before", "document-date")],
  ["She had a lumpectomy three years earlier.", relative(3, "year", "before", "previous-event")],
  ["She presented with a 3-month history of cough.", relative(3, "month", "before", "admission")],
  ["At her 1 year follow-up, she was well.", relative(1, "year", "after", "last-treatment")],
  ["She relapsed within 6 months of surgery.", relative(6, "month", "after", "surgery", { anchorText: "surgery", isWithin: true })],
  ["She relapsed 2 to 3 weeks later.", relative(2.5, "week", "after", "previous-event", { isApproximate: true })],
  ["She relapsed one and a half years later.", relative(1.5, "year", "after", "previous-event")],
  // durations, ages, days of a course
  ["She took tamoxifen for 5 years.", duration(5, "year")],
  ["PSA was low over a period of 4 years.", duration(4, "year")],
  ["She had pain for the past two months.", duration(2, "month")],
  ["After 4 weeks of chemotherapy she was well.", duration(4, "week")],
  ["At the age of 52 she had a stroke.", { kind: "age", years: 52 }],
  ["Her menarche was at age 12.", { kind: "age", years: 12 }],
  ["On postoperative day 5 she had fever.", course(5)],
  ["On POD 5 she had fever.", course(5)],
  ["On day 14 of cycle 3 she had fever.", course(14, 3)],
  ["C2D8 was delayed.", course(8, 2)],
  ["On day 8 of the second cycle she had fever.", course(8, 2)],
];

const NOTHING = [
  "Sintilimab 200 mg q3w was given.",
  "Docetaxel was given every 3 weeks.",
  "CT was repeated every three months.",
  "The 5-year survival rate is 16.5%.",
  "The median 12-month PFS was low.",
  "A 6-month-old infant was seen.",
  "A 45-year-old woman was seen.",
  "A 67 year old man was seen.",
  "The dose was 2000 mg of capecitabine.",
  "The lesion may have grown and may be larger.",
  "She was seen in clinic by Dr. May.",
  "The ratio was 3/4 and the grade 2/3.",
  "Blood pressure was 120/80.",
  "Gleason 4+3 was found in 12/14 cores.",
  "Cisplatin was given on day 1, 8 and 15.",
  "Vicodin 5/500 mg was given.",
  "The march of symptoms was slow.",
  "She had decent marks and a juncture.",
  "Nodes 1/19 were positive.",
  "She weighed 66.5 kg.",
];

describe("findTimes", () => {
  it("has a table of at least 40 phrases", () => expect(PHRASES.length).toBeGreaterThanOrEqual(40));
  it.each(PHRASES.map(([text, ...expected]) => ({ text, expected })))("reads $text", ({ text, expected }) =>
    expect(found(text)).toEqual(expected),
  );
  it.each(NOTHING)("finds no time in %j", (text) => expect(findTimes(text)).toEqual([]));

  it("gives offsets that slice to the words, in order and without overlaps", () => {
    const sentences = fc.array(fc.constantFrom(...PHRASES.map(([t]) => t), ...NOTHING), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(sentences, (parts) => {
        const text = parts.join(" ");
        let at = 0;
        for (const m of findTimes(text)) {
          expect(text.slice(m.start, m.end)).toBe(m.text);
          expect(m.text.trim()).toBe(m.text);
          expect(m.start).toBeGreaterThanOrEqual(at);
          at = m.end;
        }
      }),
    );
  });

  it("does not throw on anything", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void findTimes(text)));
  });

  it.each([
    "1/".repeat(50_000),
    "in 2014 ".repeat(12_000),
    "a month after ".repeat(7_000),
    "1 - 2 ".repeat(16_000),
    "May ".repeat(25_000),
    "history of a ".repeat(8_000),
    " ".repeat(100_000),
  ])("reads a hostile line to its end", (text) => expect(findTimes(text)).toBeInstanceOf(Array));
});
