// The statement that there are no metastases, without a place: "no distant metastasis". Their absence is a finding, never a metastasis.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import { findPlaces } from "../grammar/place.ts";
import type { Draft, Reading, Story } from "../reading.ts";

// "no distant metastasis", "without metastases", "didn't show metastasis": none, and no place named
const NONE = gated(
  /\b(?:(?:distant|local or distant|systemic|other|nodal|regional|visceral|hypermetabolic|further)\s)*(?:metasta(?:sis|ses)|metastatic (?:disease|spread|lesions?)|mets)\b/gi,
);

// "metastases in the liver": the place follows
const IN_PLACE =
  /^\s(?:(?:were|was|are|is)\s)?(?:(?:seen|found|present|detected|identified|noted)\s)?(?:in|to|of|on|within|at|involving)\s(?:(?:the|her|his|both|either)\s)?$/i;

/** "liver or lung metastasis", "metastases in the bones": absent from these places, which `findMetastasis` tells. */
function hasOwnPlace(reading: Reading, start: number, end: number): boolean {
  const { text } = reading.sentence;
  return findPlaces(reading).some(
    (p) => (p.end <= start && text.slice(p.end, start).trim() === "") || (p.start >= end && IN_PLACE.test(text.slice(end, p.start))),
  );
}

/** One absent finding per statement. */
export function findNoMetastasis(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  return [...sentence.text.matchAll(NONE)].flatMap((m): Draft[] => {
    const [start, end] = [m.index, m.index + m[0].length];
    const context = contextAt(reading, start, end);
    if (!context.isNegated || context.experiencer !== "patient" || hasOwnPlace(reading, start, end)) return [];
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
