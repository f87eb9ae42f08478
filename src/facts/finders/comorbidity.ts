// Other diseases of the patient, now or earlier: "with a history of pulmonary embolism and diabetes mellitus".
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Assertion } from "../fact-base.ts";
import { findConditions } from "../grammar/condition-mention.ts";
import { findDiseases } from "../grammar/disease.ts";
import { findToxicityGrades } from "../grammar/toxicity-grade.ts";
import type { Draft, Reading, Story } from "../reading.ts";

/** One fact per disease; what is absent is a finding of absence, told by `findFinding`. */
export function findComorbidity(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (sentence.section === "family-history" || findToxicityGrades(sentence.text).length > 0) return [];
  // Malignant diseases are primaries.
  const diseases = findDiseases(reading);
  return findConditions(reading).flatMap(({ mention, role }): Draft[] => {
    const { context } = mention;
    if (diseases.some((d) => d.start < mention.end && mention.start < d.end)) return [];
    if (role !== "comorbidity" || context.experiencer !== "patient" || context.isHypothetical) return [];
    const assertion: Assertion = context.isUncertain ? "possible" : context.isHistorical ? "historical" : "present";
    return [
      {
        kind: "comorbidity",
        assertion,
        condition: mention.concept,
        evidence: evidenceAt(story.narrative, sentence, mention.start, mention.end),
        ...(context.isUncertain ? { review: ["uncertain"] as const } : {}),
        rule: "finders/comorbidity: named disease",
        sentence: sentence.index,
        at: mention.start,
      },
    ];
  });
}
