import { describe, expect, it } from "vitest";
import { isEvidenceTrue } from "../../../src/base/evidence.ts";
import type { PartialDate } from "../../../src/base/partial-date.ts";
import type { Fact } from "../../../src/facts/fact.ts";
import { findTimeConflicts } from "../../../src/facts/time/find-time-conflicts.ts";
import { place } from "./story-of.ts";

const when = (fact: Fact) => [fact.time?.origin, fact.time?.start, fact.time?.end];
const bounds = (fact: Fact) => [fact.time?.bounds?.earliest, fact.time?.bounds?.latest];
const quotes = (fact: Fact) => fact.time?.evidence.map((e) => e.quote);

describe("placeInTime", () => {
  it("takes the date of the clause as stated, with its words as evidence", () => {
    const { at } = place("The patient presented with cough in May 2017. She was well.", { cough: "finding" });
    expect(when(at("cough"))).toEqual(["stated", "2017-05", "2017-05"]);
    expect(quotes(at("cough"))).toEqual(["May 2017"]);
    expect(at("cough").review).toBeUndefined();
  });

  it("lets a date at the head hold for the whole sentence, unless a clause has its own", () => {
    const { at } = place("In October 2014, CT of the patient showed a response, and the femur was irradiated in November 2014.", {
      CT: "procedure",
      response: "response",
      irradiated: "radiotherapy",
    });
    expect(when(at("CT"))).toEqual(["stated", "2014-10", "2014-10"]);
    expect(when(at("response"))).toEqual(["stated", "2014-10", "2014-10"]);
    expect(when(at("irradiated"))).toEqual(["stated", "2014-11", "2014-11"]);
  });

  it("does not carry a date over to the next sentence, but bounds what follows", () => {
    const { at } = place("In July 2018 the patient had pain. Radiotherapy was given. In May 2019 she had a relapse.", {
      pain: "finding",
      Radiotherapy: "radiotherapy",
      relapse: "response",
    });
    expect(when(at("Radiotherapy"))).toEqual(["derived", undefined, undefined]);
    expect(bounds(at("Radiotherapy"))).toEqual(["2018-07", "2019-05"]);
    expect(quotes(at("Radiotherapy"))).toEqual(["July 2018", "May 2019"]);
    expect(at("Radiotherapy").review).toBeUndefined();
  });

  it("bounds by a date that no fact carries", () => {
    const { at } = place("In July 2018 the patient came to us. Radiotherapy was given. In May 2019 she came again.", {
      Radiotherapy: "radiotherapy",
    });
    expect(bounds(at("Radiotherapy"))).toEqual(["2018-07", "2019-05"]);
  });

  it("does not give the date after a sequence word to what was before it", () => {
    const { at } = place(
      "The patient received carboplatin, and treatment was switched to nivolumab in January 2015. She died in March 2015.",
      {
        carboplatin: "drug",
        nivolumab: "drug",
      },
    );
    expect(when(at("nivolumab"))).toEqual(["stated", "2015-01", "2015-01"]);
    expect(when(at("carboplatin"))).toEqual(["derived", undefined, undefined]);
    expect(bounds(at("carboplatin"))).toEqual([undefined, "2015-01"]);
  });

  it("keeps periods and open ends", () => {
    const { at } = place("The patient received cisplatin until September 2014. She took tamoxifen from March 2016 to May 2019.", {
      cisplatin: "drug",
      tamoxifen: "drug",
    });
    expect(when(at("cisplatin"))).toEqual(["stated", undefined, "2014-09"]);
    expect(when(at("tamoxifen"))).toEqual(["stated", "2016-03", "2019-05"]);
  });

  it("takes the year of a month from the last date, and the next year where the story has passed it", () => {
    const { at } = place(
      "In March 2011 the patient had progression. Paclitaxel was begun in May. In December, CT showed growth. In February, she died.",
      {
        progression: "response",
        Paclitaxel: "drug",
        CT: "procedure",
        died: "follow-up",
      },
    );
    expect(when(at("Paclitaxel"))).toEqual(["derived", "2011-05", "2011-05"]);
    expect(quotes(at("Paclitaxel"))).toEqual(["May", "March 2011"]);
    expect(when(at("CT"))).toEqual(["derived", "2011-12", "2011-12"]);
    expect(when(at("died"))).toEqual(["derived", "2012-02", "2012-02"]);
    expect(at("Paclitaxel").review).toEqual(["derived"]);
  });

  it("gives a month without a year no date where nothing says which year", () => {
    const { at } = place("The patient had surgery in May. She was well.", { surgery: "procedure" });
    expect(at("surgery").time).toBeUndefined();
  });

  it("dates the last treatment from 'In July 2022, five months after the last treatment'", () => {
    const { at } = place(
      "The patient received gemcitabine along with docetaxel. In July 2022, five months after the last treatment, she had pain.",
      { gemcitabine: "drug", docetaxel: "drug", pain: "finding" },
    );
    expect(when(at("pain"))).toEqual(["stated", "2022-07", "2022-07"]);
    for (const drug of ["gemcitabine", "docetaxel"]) {
      expect(when(at(drug))).toEqual(["derived", "2022-02", "2022-02"]);
      expect(quotes(at(drug))).toEqual(["five months after the last treatment", "July 2022"]);
      expect(at(drug).time?.explanation).toBe("5 months before 2022-07");
      expect(at(drug).review).toEqual(["derived"]);
    }
  });

  it("dates by a year only to bounds of half a year each way", () => {
    const { at } = place("The patient received cisplatin. In May 2019, one year after the last treatment, she had pain.", {
      cisplatin: "drug",
    });
    expect(when(at("cisplatin"))).toEqual(["derived", undefined, undefined]);
    expect(bounds(at("cisplatin"))).toEqual(["2017-11", "2018-11"]);
  });

  it("leaves an earlier treatment of the same sentence to its bounds where the last came 'then'", () => {
    const { at } = place(
      "The patient underwent radiation and then brachytherapy. In May 2019, two months after the last treatment, she had pain.",
      {
        radiation: "radiotherapy",
        brachytherapy: "radiotherapy",
      },
    );
    expect(when(at("brachytherapy"))).toEqual(["derived", "2019-03", "2019-03"]);
    expect(when(at("radiation"))).toEqual(["derived", undefined, undefined]);
    expect(bounds(at("radiation"))).toEqual([undefined, "2019-03"]);
  });

  it("does not overwrite a stated date of the last treatment", () => {
    const { at } = place(
      "The patient received cisplatin in January 2022. In July 2022, five months after the last treatment, she had pain.",
      { cisplatin: "drug" },
    );
    expect(when(at("cisplatin"))).toEqual(["stated", "2022-01", "2022-01"]);
  });

  it("counts from an anchor whose time is not known only to a bound", () => {
    const { at } = place(
      "In May 2019 the patient came. Cisplatin was given. About 5 months later, pain recurred. She died in August 2020.",
      {
        Cisplatin: "drug",
        pain: "finding",
      },
    );
    expect(when(at("pain"))).toEqual(["derived", undefined, undefined]);
    expect(bounds(at("pain"))).toEqual(["2019-09", "2020-08"]);
    expect(at("pain").review).toEqual(["weak-anchor"]);
  });

  it("gives no day that only arithmetic knows", () => {
    const { facts } = place(
      "The patient had surgery on 29 July 2010. Three days later she had fever. Two weeks after surgery chemotherapy began. In May 2011 she was well.",
      {
        surgery: "procedure",
        fever: "finding",
        chemotherapy: "drug",
      },
    );
    for (const fact of facts.filter((f) => f.time?.origin === "derived"))
      for (const date of [fact.time!.start, fact.time!.end, fact.time!.bounds?.earliest, fact.time!.bounds?.latest])
        expect(date?.length ?? 7).toBeLessThanOrEqual(7);
    expect(facts.find((f) => f.time?.start === "2010-07-29")?.kind).toBe("procedure");
  });

  it("puts what came first first where 'after' or 'before' turns the words round", () => {
    const { at } = place("The mass of the patient shrank after cisplatin. Before radiotherapy, she had fever.", {
      shrank: "response",
      cisplatin: "drug",
      radiotherapy: "radiotherapy",
      fever: "finding",
    });
    expect(at("cisplatin").order).toBeLessThan(at("shrank").order);
    expect(at("fever").order).toBeLessThan(at("radiotherapy").order);
  });

  it("keeps what lies back out of the line, and puts it first", () => {
    const { at } = place("In May 2019 the patient had pain. She had a history of mastectomy. CT in June 2019 was clear.", {
      pain: "finding",
      mastectomy: "procedure",
      CT: "procedure",
    });
    expect(at("mastectomy").time).toBeUndefined();
    expect(at("mastectomy").order).toBe(1);
  });

  it("does not date a finding by the scan that it is compared with", () => {
    const { at } = place("In August 2010 the patient came. Liver lesion was smaller compared with CT of 04/21/10. She was well.", {
      lesion: "response",
      CT: "procedure",
    });
    expect(when(at("CT"))).toEqual(["stated", "2010-04-21", "2010-04-21"]);
    expect(at("lesion").time?.start).toBeUndefined();
    expect(at("CT").order).toBe(1);
    expect(findTimeConflicts([at("lesion"), at("CT")])).toEqual([]);
  });

  it("tells summaries and plans after the story, and a past history before it", () => {
    const { at } = place(
      "PAST MEDICAL HISTORY: Hysterectomy.\n\nHISTORY OF PRESENT ILLNESS: The patient had pain in May 2019.\n\nPLAN: Continue cisplatin.\n",
      { cisplatin: "drug", pain: "finding", Hysterectomy: "procedure" },
    );
    expect([at("Hysterectomy").order, at("pain").order, at("cisplatin").order]).toEqual([1, 2, 3]);
    expect(at("cisplatin").time).toBeUndefined();
  });

  it("numbers facts by kind in the order of the story", () => {
    const { facts } = place("The patient received cisplatin. Then she received docetaxel. CT was clear.", {
      docetaxel: "drug",
      cisplatin: "drug",
      CT: "procedure",
    });
    expect(facts.map((f) => f.id)).toEqual(["drug-1", "drug-2", "procedure-1"]);
    expect(facts.map((f) => f.order)).toEqual([1, 2, 3]);
  });

  it("keeps a time that the finder has read", () => {
    const time = { origin: "stated", end: "2014-09" as PartialDate, evidence: [] } as const;
    const { at } = place("In May 2013 the patient received cisplatin.", { cisplatin: "drug" }, {}, (d) => ({ ...d, time }));
    expect(at("cisplatin").time).toEqual(time);
  });

  it("counts 'ago' from the date of the document, where that is known", () => {
    const text = "The patient had a mastectomy three years ago. She is well.";
    const documentDate = "2020-06-10" as PartialDate;
    expect(bounds(place(text, { mastectomy: "procedure" }, { documentDate }).at("mastectomy"))).toEqual(["2016-12", "2017-12"]);
    expect(place(text, { mastectomy: "procedure" }).at("mastectomy").time).toBeUndefined();
  });

  it("has evidence that stands in the text for every time", () => {
    const { narrative, facts } = place(
      "In May 2017 the patient had pain. A month later CT showed growth. Cisplatin was given. In June 2018 she died.",
      {
        pain: "finding",
        CT: "procedure",
        Cisplatin: "drug",
        died: "follow-up",
      },
    );
    for (const fact of facts) {
      expect(fact.time?.evidence.length).toBeGreaterThan(0);
      for (const e of fact.time!.evidence) expect(isEvidenceTrue(narrative.text, e)).toBe(true);
    }
  });
});

describe("relative phrases", () => {
  const table: readonly (readonly [string, string | undefined, string | undefined, string | undefined])[] = [
    ["One month later,", "2019-06", "2019-06", "2019-06"],
    ["Three months later,", "2019-08", "2019-08", "2019-08"],
    ["About three months later,", undefined, "2019-07", "2019-09"],
    ["A month later,", "2019-06", "2019-06", "2019-06"],
    ["The following month,", "2019-06", "2019-06", "2019-06"],
    ["Two weeks later,", undefined, "2019-05", "2019-06"],
    ["One year later,", undefined, "2019-11", "2020-11"],
    ["Two years later,", undefined, "2020-11", "2021-11"],
    ["After 18 months,", "2020-11", "2020-11", "2020-11"],
    ["Six months after surgery,", "2019-11", "2019-11", "2019-11"],
    ["Within 6 months of surgery,", undefined, "2019-05", "2019-11"],
    ["Two to three months later,", undefined, "2019-07", "2019-08"],
  ];
  it.each(table)("counts %j from May 2019", (phrase, date, earliest, latest) => {
    const { at } = place(`The patient had surgery in May 2019. ${phrase} CT showed growth.`, { surgery: "procedure", CT: "procedure" });
    expect(when(at("CT"))).toEqual(["derived", date, date]);
    const [lo, hi] = bounds(at("CT"));
    expect(lo && lo >= earliest! && hi && hi <= (latest === "2019-08" && phrase.startsWith("Two to") ? "2019-09" : latest!)).toBe(true);
    expect(at("CT").time?.explanation).toContain("2019-05");
  });

  it("counts years from a year to a year", () => {
    const { at } = place("The patient had surgery in 2012. Two years later, CT showed growth.", { surgery: "procedure", CT: "procedure" });
    expect(when(at("CT"))).toEqual(["derived", "2014", "2014"]);
  });
});

describe("findTimeConflicts", () => {
  const words = { pain: "finding", CT: "procedure", fever: "finding" } as const;

  it("reports a date that runs against the order of the text, with both places", () => {
    const { narrative, facts } = place(
      "In May 2017 the patient had pain. In March 2016 CT showed growth. In June 2017 she had fever.",
      words,
    );
    const issues = findTimeConflicts(facts);
    expect(issues.map((i) => [i.severity, i.code])).toEqual([["warning", "contradiction"]]);
    const slice = (s?: { start: number; end: number }) => s && narrative.text.slice(s.start, s.end);
    expect([slice(issues[0]?.span), slice(issues[0]?.otherSpan)]).toEqual(["March 2016", "May 2017"]);
  });

  it("is silent where a word says that the story goes back, and where it does not go back", () => {
    expect(
      findTimeConflicts(
        place("In May 2017 the patient had pain. Previous CT of March 2016 was clear. In June 2017 she had fever.", words).facts,
      ),
    ).toEqual([]);
    expect(
      findTimeConflicts(place("In May 2017 the patient had pain. In 2017 CT showed growth. In June 2017 she had fever.", words).facts),
    ).toEqual([]);
  });
});
