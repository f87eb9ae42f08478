// Treatments that were advised or planned; those that happened or were turned down are told by their own facts.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { assertionOf } from "../treatment/assertion.ts";
import { namedTreatments } from "../treatment/named-treatment.ts";
import { notedAdvice } from "../treatment/noted-advice.ts";
import { findOmissionCues } from "../treatment/omission-cues.ts";

const TOO_GENERAL = /^(?:the )?(?:treatments?|therap(?:y|ies)|management|medications?|surgery|operation)$/i;

const MAY_PROPOSE =
  /\b(?:will|shall|outlin\w*|inten[dt]\w*|favou?r\w*|plan\w*|going to|is to|are to|to be|offer\w*|recommend\w*|advi[sc]\w*|suggest\w*|propos\w*|discuss\w*|contemplat\w*|schedul\w*|consider\w*|refer\w*|eligible|candidate|options?|evaluat\w*|indicat\w*|needs?|before|prior|opinion|role|should|decided|decision|outcome|board|MD[TM]|conference|proceed|await\w*|view|aim\w*|goal|talk\w*|spoke|can|could|may|might|must|thought|thinking|idea)\b/i;

export function findRecommendations(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  if (!MAY_PROPOSE.test(text)) return [];
  const found = namedTreatments(reading, 0, text.length).filter(
    (t) => !TOO_GENERAL.test(t.concept.text) && t.of !== "procedure" && t.of !== "follow-up",
  );
  if (found.length === 0 || findOmissionCues(text).some((c) => c.reason !== undefined)) return [];
  return found.flatMap((t): readonly Draft[] => {
    const context = contextAt(reading, t.start, t.end);
    if (assertionOf(reading, t.start, t.end) !== "proposed" || (context.isHypothetical && !context.isPlanned && !context.isRecommended))
      return [];
    const proof = evidenceAt(story.narrative, reading.sentence, t.start, t.end);
    const noted = notedAdvice(text, t.end);
    const modifier = context.modifiers.find((m) => m.category === "recommended" || m.category === "planned") ?? noted;
    const said = modifier ? evidenceAt(story.narrative, reading.sentence, modifier.start, modifier.end) : [];
    return [
      {
        kind: "recommendation",
        what: t.concept,
        of: t.of,
        status: context.isRecommended || noted ? "recommended" : "planned",
        evidence: [...proof, ...said],
        valueEvidence: { what: proof, ...(said.length > 0 ? { status: said } : {}) },
        rule: "finders/recommendation",
        sentence: reading.sentence.index,
        at: t.start,
      },
    ];
  });
}
