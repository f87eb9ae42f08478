// The date of the paper itself, what counts from it, and courses of which only the end is told.
import { describe, expect, it } from "vitest";
import { documentDateOf } from "../../../src/facts/time/document-date.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";
import { factsIn } from "../patient-facts.ts";

const STORY = "\n\nA 61-year-old woman was diagnosed with melanoma of the arm in 2009.";

describe("the date of the document", () => {
  it.each([
    ["Clinic date: 12 June 2013", "2013-06-12"],
    ["DATE OF SERVICE: 08/22/2012", "2012-08-22"],
    ["Date of clinic: 03.05.2014", "2014-05-03"],
    ["Tumour board summary, 3 November 2011", "2011-11-03"],
    ["Progress note 02/14/2011", "2011-02-14"],
    ["Bristol, 14 June 2013", "2013-06-14"],
    ["Date typed: 14 June 2013\n\nSeen on: 12 June 2013", "2013-06-12"],
    ["Dictated: 14 June 2013", "2013-06-14"],
    ["Date of birth: 14 June 1953", undefined],
    ["Date of surgery: 14 June 2012", undefined],
    ["CT of the chest, 14 June 2012, was clear.", undefined],
    ["Received: 14 June 2012", undefined],
  ])("%s", (head, expected) => {
    const narrative = narrativeOf(head + STORY);
    const found = documentDateOf(narrative);
    expect(found?.date).toBe(expected);
    for (const { span, quote } of found?.evidence ?? []) expect(narrative.text.slice(span.start, span.end)).toBe(quote);
  });
});

const timeOf = (text: string, words: string) => {
  const fact = factsIn(text).find((f) => f.evidence[0]?.quote.includes(words));
  expect(fact, words).toBeDefined();
  return fact?.time;
};

describe("what counts from the document", () => {
  it("“today” is the day that its head names", () => {
    const time = timeOf(`Clinic date: 12 June 2013${STORY} Her LDH today is 410 U/L.`, "LDH");
    expect(time).toMatchObject({ origin: "derived", start: "2013-06-12", end: "2013-06-12" });
    expect(time?.evidence.map((e) => e.quote)).toEqual(["today", "12 June 2013"]);
  });
  it("“today” in a paper without a date is no day of the story", () => {
    expect(timeOf(`${STORY.trim()} In May 2011 CT was clear. Her LDH today is 410 U/L.`, "LDH")?.start).toBeUndefined();
  });
  it("the story does not count from the date of the paper", () => {
    const text = `Clinic date: 12 June 2013${STORY} She underwent wide excision in March 2010. In July CT was clear.`;
    expect(timeOf(text, "CT")?.start).toBe("2010-07");
    expect(timeOf(`Clinic date: 12 June 2013${STORY} A CT last February was clear.`, "CT")?.start).toBe("2013-02");
  });
  it("“since her last visit six weeks ago” dates nothing", () => {
    const text = `Clinic date: 12 June 2013${STORY} Since her last visit 6 weeks ago she has had back pain.`;
    expect(timeOf(text, "ack pain")?.start).toBeUndefined();
  });
});

describe("the year of a month", () => {
  it.each([
    ["She relapsed in 2010, and in June of that year CT showed nodules.", "2010-06"],
    ["She relapsed in 2010, and in June of the following year CT showed nodules.", "2011-06"],
    ["She fell ill in early 2010. CT on 12 February showed nodules.", undefined],
    ["She relapsed in May 2010. In March CT showed nodules.", "2011-03"],
  ])("%s", (text, expected) => {
    expect(timeOf(`${STORY.trim()} ${text}`, "CT")?.start).toBe(expected);
  });
});

describe("the end of a course", () => {
  it.each([
    ["She had six cycles of dacarbazine, completed in October 2011.", "dacarbazine", undefined, "2011-10"],
    ["She completed radiotherapy in May 2010.", "radiotherapy", undefined, "2010-05"],
    ["Radiotherapy was completed on 14 May 2010 (55 Gy in 20 fractions).", "55 Gy", undefined, "2010-05-14"],
    ["Dacarbazine was started in May 2010.", "acarbazine", "2010-05", "2010-05"],
    ["After radiotherapy was completed she had a CT in May 2010.", "radiotherapy", undefined, undefined],
  ])("%s", (text, words, start, end) => {
    const time = timeOf(`${STORY.trim()} ${text}`, words);
    expect([time?.start, time?.end]).toEqual([start, end]);
  });
});
