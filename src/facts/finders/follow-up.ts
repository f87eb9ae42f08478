// Whether the patient lives, has died, or was lost to follow-up.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { FollowUpFact } from "../disease-fact.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const STATES: readonly (readonly [RegExp, FollowUpFact["vitalStatus"]])[] = [
  // "she died", "passed away", "succumbed to", "until her death"
  [
    gated(
      /\b(?:died|passed away|expired|succumb(?:ed|ing)|deceased|demise|(?:his|her|the patient['’]s?) death|was pronounced dead|fatal outcome)\b/i,
    ),
    "dead",
  ],
  [/\blost to follow[- ]?up\b|\bdid not (?:return|show up|attend) for follow[- ]?up\b/i, "lost"],
  // "is alive", "alive and well", "still under treatment", "remains in good health"
  [
    gated(
      /\b(?:is|was|remains?|remained) (?:still )?alive\b|\balive (?:and well|with|without|at)\b|\b(?:is|remains) (?:still )?(?:under treatment|in good health|doing well|well(?!\s(?:controlled|known|differentiated|tolerated|managed|demarcated|defined|circumscribed|compensated|described|documented|established|visuali[sz]ed|preserved|healed|nourished|developed|demonstrated|with\s))|asymptomatic|on treatment)\b(?!-)/i,
    ),
    "alive",
  ],
];
// "The graft died": no person.
const NO_PERSON = /\b(?:graft|flap|cells?|tissue|plants?|dog|cat|foetus|fetus|baby|infant|twin)\s(?:had\s|has\s)?$/i;
const OTHER_PERSON = /\b(?:mother|father|husband|wife|sister|brother|son|daughter|uncle|aunt|grand\w+)\b[^.;]{0,30}$/i;

/** One fact per sentence that says so. */
export function findFollowUp(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  for (const [shape, vitalStatus] of STATES) {
    const m = shape.exec(sentence.text);
    if (!m) continue;
    const [start, end] = [m.index, m.index + m[0].length];
    const context = contextAt(reading, start, end);
    if (
      context.experiencer !== "patient" ||
      context.isNegated ||
      context.isHypothetical ||
      OTHER_PERSON.test(sentence.text.slice(0, start)) ||
      NO_PERSON.test(sentence.text.slice(0, start))
    )
      continue;
    return [
      {
        kind: "follow-up",
        vitalStatus,
        evidence: evidenceAt(story.narrative, sentence, start, end),
        rule: `finders/follow-up: ${vitalStatus}`,
        sentence: sentence.index,
        at: start,
      },
    ];
  }
  return [];
}
