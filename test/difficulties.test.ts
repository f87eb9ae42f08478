// What makes case narratives hard to read, one test each, on our own example: the value and the words that prove it.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Evidence } from "../src/base/evidence.ts";
import { extractFacts } from "../src/facts/extract.ts";
import type { Fact, FactKind } from "../src/facts/fact.ts";
import type { Narrative } from "../src/narrative/narrative.ts";
import { readNarrative } from "../src/narrative/read.ts";
import { openLexicon } from "../src/terminology/open-lexicon.ts";

const TEXT = readFileSync("examples/two-cervical-cancers/narrative.txt", "utf8");
const narrative = readNarrative({ name: "narrative.txt", bytes: new TextEncoder().encode(TEXT) }).narrative as Narrative;
const { patients, coverage } = extractFacts(narrative, openLexicon());

type Of<K extends FactKind> = Extract<Fact, { kind: K }>;
const factsOf = <K extends FactKind>(patient: 1 | 2, kind: K): readonly Of<K>[] =>
  patients[patient - 1]!.facts.filter((f): f is Of<K> => f.kind === kind);

/** All words that speak for the fact or one of its values, as they stand in the text. */
function quotesOf(fact: Fact | undefined, ...more: readonly (readonly Evidence[] | undefined)[]): string {
  if (!fact) return "(no such fact)";
  const evidence = [...fact.evidence, ...Object.values(fact.valueEvidence ?? {}).flat(), ...more.flatMap((e) => e ?? [])];
  for (const { span, quote } of evidence) expect(TEXT.slice(span.start, span.end)).toBe(quote);
  return evidence.map((e) => e.quote).join(" | ");
}

const drugsNamed = (patient: 1 | 2): readonly string[] => factsOf(patient, "drug").map((f) => f.drug.text);
const course = (patient: 1 | 2, totalGy: number): Of<"radiotherapy"> | undefined =>
  factsOf(patient, "radiotherapy").find((f) => f.totalGy === totalGy);
const drug = (patient: 1 | 2, name: string): Of<"drug"> | undefined => factsOf(patient, "drug").find((f) => f.drug.text === name);
const notGiven = (patient: 1 | 2, what: RegExp): readonly Of<"not-given">[] =>
  factsOf(patient, "not-given").filter((f) => what.test(f.what.text));
const repairOf = (original: string, kind: string): Narrative["repairs"][number] | undefined =>
  narrative.repairs.find((r) => r.class === kind && r.original === original);

describe("the page", () => {
  test("a word that a line end cuts in two is one word, proved by both halves", () => {
    const nodes = course(1, 60)!;
    expect(nodes.target).toMatchObject({ site: { key: "bodysite/supraclavicular-lymph-node" }, side: "left" });
    expect(quotesOf(nodes, nodes.target?.evidence)).toContain("left supraclavic-\nular nodes");
  });

  test("a caption in the middle of a sentence does not end it, and says nothing of the patient in whose story it stands", () => {
    const sentence = narrative.sentences.find((s) => s.text.includes("She refused radiotherapy of the neck"));
    expect(sentence?.text).toBe("She refused radiotherapy of the neck, which led to the end of treatment.");
    const caption = narrative.sentences.find((s) => s.text.startsWith("Course of the disease"));
    expect(coverage[caption!.index]).toMatchObject({ verdict: "ignored", reason: "caption", facts: [] });
  });

  test("“6Gyl/fraction” is 6 Gy per fraction, and what the scan showed is kept", () => {
    const boost = course(1, 24)!;
    expect(boost).toMatchObject({ modality: "brachytherapy", fractionGy: 6, review: expect.arrayContaining(["repaired"]) });
    expect(boost.repairs).toEqual([expect.objectContaining({ original: "Gyl", repaired: "Gy", class: "stray-letter" })]);
    expect(quotesOf(boost)).toContain("6Gyl/fraction");
  });

  test("“mg/m?” is mg/m², and what the scan showed is kept", () => {
    const given = drug(2, "nab-paclitaxel")!;
    expect(given.dose).toMatchObject({ value: 260, unit: "mg/m2" });
    expect(given.repairs).toEqual([expect.objectContaining({ original: "?", class: "question-mark-superscript" })]);
    expect(quotesOf(given)).toContain("260mg/m?");
  });

  test("“lecm” may be 1 or 10 cm: no size is taken, and the reader is told where it stands", () => {
    const sizes = factsOf(2, "size").flatMap((f) => f.dimensions.map((d) => d.value));
    expect(sizes).not.toContain(1);
    expect(sizes).not.toContain(10);
    const withheld = narrative.issues.find((i) => i.code === "value-withheld");
    expect(withheld?.severity).toBe("warning");
    expect(TEXT.slice(withheld!.span!.start, withheld!.span!.end + 2)).toBe("lecm");
  });

  test("“Case l” is case 1, and “CPSz1” a comparison", () => {
    expect(patients.map((p) => p.label)).toEqual(["Case 1", "Case 2"]);
    expect(repairOf("l", "l-1")).toMatchObject({ repaired: "1" });
    expect(repairOf("z", "z-ge")).toMatchObject({ repaired: expect.stringMatching(/≥|>=/) });
  });
});

describe("whose fact it is", () => {
  test("two women are two records, and neither has the other's age, drugs or doses", () => {
    expect(patients).toHaveLength(2);
    expect(patients.map((_, i) => factsOf((i + 1) as 1 | 2, "patient").map((f) => [f.sex, f.ageYears, f.evidence[0]!.quote]))).toEqual([
      [["female", 52, expect.stringContaining("52-year-old woman")]],
      [["female", 49, expect.stringContaining("49-year-old woman")]],
    ]);
    expect(drugsNamed(1)).not.toContain("toripalimab");
    expect(drugsNamed(2)).not.toContain("sintilimab");
    expect([course(1, 70), course(2, 60)]).toEqual([undefined, undefined]);
  });

  test("drugs of the literature are given to nobody, and the sentences that name them are ignored as literature or general statements", () => {
    const all = JSON.stringify(patients).toLowerCase();
    for (const name of ["ipilimumab", "cadonilimab", "m7824"]) expect(all).not.toContain(name);
    for (const words of ["Ipilimumab", "M7824", "response rate of 48%"]) {
      const { index } = narrative.sentences.find((s) => s.text.includes(words))!;
      expect(coverage[index], words).toMatchObject({ verdict: "ignored", facts: [] });
    }
  });

  test("pembrolizumab, licensed in the introduction and out of reach in both cases, was given to nobody", () => {
    expect([...drugsNamed(1), ...drugsNamed(2)]).not.toContain("pembrolizumab");
  });

  test("what the discussion says of one patient joins that patient", () => {
    const survival = factsOf(2, "survival").find((f) => f.comparator === ">");
    expect(survival).toMatchObject({ measure: "PFS", months: 24 });
    expect(quotesOf(survival)).toContain("more than 24 months");
    expect(factsOf(1, "survival").map((f) => f.months)).toEqual([14]);
  });

  test("a regimen that is spelt out with patient 1 means the same with patient 2", () => {
    const tp = factsOf(2, "drug").filter((f) => f.regimen === "TP");
    expect(tp.map((f) => [f.drug.text, f.cycles])).toEqual([
      ["paclitaxel", 4],
      ["cisplatin", 4],
    ]);
    for (const f of tp) expect(quotesOf(f)).toContain("TP");
  });
});

describe("what was not done", () => {
  test("declined: all treatment, and radiotherapy of the neck twice, each by refusal", () => {
    const [all] = notGiven(2, /treatment/);
    expect([all?.reason?.class, quotesOf(all, all?.reason?.evidence)]).toEqual(["refusal", expect.stringContaining("declined")]);
    const neck = notGiven(2, /radiotherapy/);
    expect(neck.map((f) => f.reason?.class)).toEqual(["refusal", "refusal"]);
    expect(neck.map((f) => quotesOf(f, f.reason?.evidence))).toEqual([
      expect.stringContaining("refused"),
      expect.stringContaining("declined"),
    ]);
  });

  test("unaffordable is not declined", () => {
    const pembrolizumab = notGiven(1, /pembrolizumab/);
    expect(pembrolizumab.map((f) => f.reason?.class)).toEqual(["financial"]);
    expect(quotesOf(pembrolizumab[0], pembrolizumab[0]?.reason?.evidence)).toContain("Because of the cost");
  });

  test("in one sentence a test was refused and a drug was out of reach for its price: each has its own reason", () => {
    expect(notGiven(2, /genetic testing/).map((f) => f.reason?.class)).toEqual(["refusal"]);
    expect(notGiven(2, /pembrolizumab/).map((f) => f.reason?.class)).toEqual(["financial"]);
  });

  test("stopped is neither: it was given before, and the reasons differ", () => {
    const [first] = factsOf(1, "stop");
    expect([first?.reason?.class, quotesOf(first, first?.reason?.evidence)]).toEqual([
      "personal",
      expect.stringContaining("for personal reasons"),
    ]);
    const [second] = factsOf(2, "stop");
    expect([second?.reason?.class, second?.time?.start]).toEqual(["financial", "2020-03"]);
    expect(quotesOf(second, second?.reason?.evidence)).toContain("for financial reasons");
  });

  test("recommended and not followed: advice on local radiotherapy, never a course of it", () => {
    const advised = [
      ...factsOf(1, "recommendation").filter((f) => /radiotherapy/.test(f.what.text)),
      ...notGiven(1, /radiotherapy/).filter((f) => f.wasRecommended),
    ];
    expect(advised).toHaveLength(1);
    expect(quotesOf(advised[0])).toContain("local radiotherapy");
    expect(factsOf(1, "radiotherapy").map((f) => f.totalGy)).toEqual([50, 24, 60]);
  });
});

describe("values", () => {
  test.each([
    [1, "sintilimab", "written informed consent"],
    [2, "toripalimab", "informed\nconsent form"],
  ] as const)("patient %i agreed to %s beyond its label", (patient, name, words) => {
    const [consent] = factsOf(patient, "consent");
    expect([consent?.about, consent?.drug?.text]).toEqual(["off-label", name]);
    expect(quotesOf(consent)).toContain(words);
    expect(drug(patient, name)?.isOffLabel).toBe(true);
  });

  test("a month stays a month, whatever the calendar offers", () => {
    const dated = factsOf(1, "finding").find((f) => f.time?.origin === "stated");
    expect([dated?.time?.start, dated?.time?.end]).toEqual(["2020-10", "2020-10"]);
    expect(quotesOf(dated, dated?.time?.evidence)).toContain("October 2020");
    const days = patients.flatMap((p) => p.facts).flatMap((f) => [f.time?.start, f.time?.end].filter((d) => d?.length === 10));
    expect(days).toEqual([]);
  });

  test("“four months after the last treatment” dates that treatment, and says from what", () => {
    const last = factsOf(1, "systemic-course").find((f) => f.cycles === 1);
    expect(last?.time).toMatchObject({ origin: "derived", explanation: expect.stringContaining("2021-08") });
    expect(last?.time?.start ?? last?.time?.bounds?.earliest).toBe("2021-04");
    expect(quotesOf(last, last?.time?.evidence)).toContain("four\nmonths after the last treatment");
  });

  test.each([
    [1, 24, 6, 4],
    [1, 60, 2, 30],
    [2, 45, 1.8, 25],
    [2, 30, 6, 5],
    [2, 70, 2, 35],
  ] as const)("patient %i: %d Gy in %d Gy are %i fractions, which the text does not say", (patient, totalGy, fractionGy, fractions) => {
    const found = course(patient, totalGy);
    expect(found).toMatchObject({ fractionGy, fractions, derived: { fractions: expect.any(String) } });
    expect(quotesOf(found).replaceAll(/\s+/g, " ")).toContain(`${totalGy}Gy in ${fractionGy}Gy`);
  });

  test("50 Gy in 1.8 Gy is no whole number of fractions: both doses are kept, no count is made up, and a warning says so", () => {
    const pelvis = course(1, 50)!;
    expect(pelvis).toMatchObject({ fractionGy: 1.8, review: expect.arrayContaining(["conflicting"]) });
    expect(pelvis.fractions).toBeUndefined();
    expect(quotesOf(pelvis)).toContain("50Gy in 1.8Gy/fraction");
    expect(patients[0]!.issues.map((i) => [i.severity, i.code])).toContainEqual(["warning", "dose-arithmetic"]);
  });

  test("“24 months” and “more than 24 months” are both kept, and marked as conflicting", () => {
    const both = factsOf(2, "survival");
    expect(both.map((f) => [f.months, f.comparator])).toEqual([
      [24, undefined],
      [24, ">"],
    ]);
    for (const f of both) expect(f.review).toContain("conflicting");
  });

  test("SD after four cycles is stable disease, not a standard deviation", () => {
    const [response] = factsOf(1, "response");
    expect([response?.category, response?.isCategoryStated]).toEqual(["SD", true]);
    expect(quotesOf(response)).toContain("stable disease (SD)");
  });

  test("a combined positive score is a score without a unit of measure", () => {
    const [cps] = factsOf(1, "marker");
    expect([cps?.test.key, cps?.value, cps?.unit]).toEqual(["biomarker/pd-l1-combined-positive-score", 8, "{score}"]);
    expect(quotesOf(cps)).toContain("combined positive score (CPS) of 8");
  });
});
