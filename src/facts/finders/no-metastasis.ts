// The statement that there are no metastases, without a place: "no distant metastasis". Their absence is a finding, never a metastasis.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "no distant metastasis", "without metastases", "didn't show metastasis": none, and no place named
const NONE = gated(
  /\b(?:(?:distant|local or distant|systemic|other|nodal|regional|visceral|hypermetabolic|further)\s)*(?:metasta(?:sis|ses)|metastatic (?:disease|spread|lesions?))\b/gi,
);

/** One absent finding per statement. */
export function findNoMetastasis(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  return [...sentence.text.matchAll(NONE)].flatMap((m): Draft[] => {
    const [start, end] = [m.index, m.index + m[0].length];
    const context = contextAt(reading, start, end);
    if (!context.isNegated || context.experiencer !== "patient") return [];
    const negation = context.modifiers.find((x) => x.category === "negated")!;
    return [
      {
        kind: "finding",
        assertion: "absent",
        finding: { text: m[0].toLowerCase().includes("distant") ? "distant metastasis" : "metastasis" },
        evidence: evidenceAt(story.narrative, sentence, Math.min(negation.start, start), Math.max(negation.end, end)),
        rule: "finders/no-metastasis: none named",
        sentence: sentence.index,
        at: start,
      },
    ];
  });
}
