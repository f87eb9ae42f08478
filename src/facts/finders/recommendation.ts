// Treatments that were advised or planned; those that happened or were turned down are told by their own facts.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { assertionOf, clauseAt, statementAt } from "../treatment/assertion.ts";
import { isOfDaysToCome, isUnderPlan } from "../treatment/days-to-come.ts";
import { namedTreatments } from "../treatment/named-treatment.ts";
import { notedAdvice } from "../treatment/noted-advice.ts";
import { findOmissionCues } from "../treatment/omission-cues.ts";

const TOO_GENERAL = /^(?:the )?(?:treatments?|therap(?:y|ies)|management|medications?|surgery|operation)$/i;

const MAY_PROPOSE =
  /\b(?:will|shall|outlin\w*|inten[dt]\w*|favou?r\w*|plan\w*|going to|is to|are to|to be|offer\w*|recommend\w*|advi[sc]\w*|suggest\w*|propos\w*|discuss\w*|contemplat\w*|schedul\w*|consider\w*|refer\w*|eligible|candidate|options?|evaluat\w*|indicat\w*|needs?|before|prior|opinion|role|should|decided|decision|outcome|board|MD[TM]|conference|proceed|await\w*|view|aim\w*|goal|talk\w*|spoke|can|could|may|might|must|thought|thinking|idea|start\w*|commenc\w*|begin\w*|tomorrow|next|pending|get|obtain|initiat\w*|add|send|give|restart|resume|switch|book\w*|request\w*|order\w*|arrang\w*|due|please|grateful|kindly|ask\w*|would|hop\w*)\b|^\W*(?:\d[.)]\s)?for\b|\bin \S+ (?:days|weeks|months)\b/i;

// "consulted for possible brachytherapy"
const ONLY_POSSIBLE = /\b(?:possible|potential)\s(?:\w+\s)?$/i;
const PLANS: ReadonlySet<string> = new Set(["planned", "recommended", "arranged"]);
// "to which she has agreed": what was advised is the plan
const AGREED =
  /^[^.]{0,120}?(?:\b(?:which|this|that|it)\b[^.;]{0,30}\b(?:agreed|accepted|consented|happy)\b|\band (?:(?:she|he|they|the patient) )?(?:has |have )?(?:agreed|accepted|consented)\b|\bto (?:which|this) (?:she|he|they|the patient) (?:has |have )?(?:agreed|consented)\b)/i;

export function findRecommendations(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  if (!reading.modifiers?.some((m) => PLANS.has(m.category)) && !MAY_PROPOSE.test(text) && !isUnderPlan(reading.sentence)) return [];
  const found = namedTreatments(reading, 0, text.length).filter((t) => !TOO_GENERAL.test(t.concept.text) && t.of !== "follow-up");
  if (found.length === 0) return [];
  const omissions = findOmissionCues(text).filter((c) => c.reason !== undefined);
  const isOmitted = (at: number): boolean => {
    const { start, end } = statementAt(text, at);
    return omissions.some((c) => c.start >= start && c.start < end);
  };
  return found.flatMap((t): readonly Draft[] => {
    const context = contextAt(reading, t.start, t.end);
    if (assertionOf(reading, t.start, t.end) !== "proposed" || isOmitted(t.start)) return [];
    const acting = context.modifiers.filter((m) => PLANS.has(m.category));
    const noted = notedAdvice(text, t.end);
    const isToCome = noted?.status === "planned" || isOfDaysToCome(reading.sentence, clauseAt(reading, t.start), t.start, t.end);
    if (context.isHypothetical && acting.length === 0 && !isToCome) return [];
    if (ONLY_POSSIBLE.test(text.slice(Math.max(0, t.start - 30), t.start))) return [];
    const proof = evidenceAt(story.narrative, reading.sentence, t.start, t.end);
    const modifier = acting[0] ?? noted;
    const said = modifier ? evidenceAt(story.narrative, reading.sentence, modifier.start, modifier.end) : [];
    return [
      {
        kind: "recommendation",
        what: t.concept,
        of: t.of,
        status: (context.isRecommended || noted?.status === "recommended") && !AGREED.test(text.slice(t.end)) ? "recommended" : "planned",
        evidence: [...proof, ...said],
        valueEvidence: { what: proof, ...(said.length > 0 ? { status: said } : {}) },
        rule: "finders/recommendation",
        sentence: reading.sentence.index,
        at: t.start,
      },
    ];
  });
}
