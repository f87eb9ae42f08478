import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEvidenceTrue } from "../../../src/base/evidence.ts";
import { extractFacts } from "../../../src/facts/extract.ts";
import { openLexicon } from "../../../src/terminology/open-lexicon.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";
import { factsIn } from "../patient-facts.ts";

const STORY = `A 45-year-old woman was diagnosed with adenocarcinoma of the left lung in May 2015. A 4 cm mass in the liver was found, and liver metastases were confirmed. She received cisplatin and pemetrexed. After two cycles the liver metastases had shrunk. In June 2016 the disease progressed.`;

describe("the course of the disease", () => {
  const facts = factsIn(STORY);
  const of = <K extends string>(kind: K): typeof facts => facts.filter((f) => f.kind === kind);
  it("metastases belong to their primary", () => {
    expect(of("metastasis")).toMatchObject([{ primaryId: of("primary")[0]!.id, place: { site: { text: "liver" } } }]);
  });
  it("a place that is measured and answers is a lesion, tied to its metastasis", () => {
    const [lesion] = of("lesion");
    expect(lesion).toMatchObject({ place: { site: { text: "liver" } }, ofId: of("metastasis")[0]!.id });
    expect(of("size")[0]).toMatchObject({ lesionId: lesion!.id });
    expect(of("response").find((r) => r.kind === "response" && r.category === "PR")).toMatchObject({ lesionIds: [lesion!.id] });
  });
  it("a response answers the treatment before it", () => {
    const courses = of("systemic-course").map((c) => c.id);
    expect(courses).toHaveLength(1);
    for (const r of of("response")) expect(r).toMatchObject({ toIds: courses });
  });
});

describe("every fact", () => {
  const sentence = fc.constantFrom(
    "CT showed metastases in the liver, lungs and bones.",
    "The tumor measured 3.2 x 2 cm.",
    "ER was positive and HER2 was negative.",
    "She had a partial response.",
    "The disease progressed in May 2016.",
    "It was staged pT3N1M0, stage IIB.",
    "She denied fever, cough and\nchest pain.",
    "She refused chemo-\ntherapy.",
    "PSA was 4.2 ng/ml (normal: 0-4).",
    "Her mother had breast cancer.",
    "She had grade III neuropathy.",
  );
  it("has proofs that stand in the text just where they say, and an id of its own", () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (sentences) => {
        const narrative = narrativeOf(`A 45-year-old woman had cancer of the breast. ${sentences.join(" ")}`);
        const { facts } = extractFacts(narrative, openLexicon()).patients[0]!;
        expect(new Set(facts.map((f) => f.id)).size).toBe(facts.length);
        for (const f of facts) {
          expect(f.evidence.length).toBeGreaterThan(0);
          for (const e of [...f.evidence, ...Object.values(f.valueEvidence ?? {}).flat()])
            expect(isEvidenceTrue(narrative.text, e)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
