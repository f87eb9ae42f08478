// Words that say a treatment did not happen, and on which side of them it stands.
import type { ReasonClass } from "../fact.ts";
import { rememberLast } from "../grammar/remember-last.ts";

export interface OmissionCue {
  readonly start: number;
  readonly end: number;
  /** Where the treatment stands. */
  readonly side: "behind" | "before";
  /** What the cue itself says of the reason; absent where only stated words may say it. */
  readonly reason?: ReasonClass;
  /** A person decides: what was advised before is what was turned down. */
  readonly isChoice: boolean;
}

type Rule = readonly [side: OmissionCue["side"], reason: ReasonClass | undefined, isChoice: boolean, pattern: RegExp];

const TO_HAVE =
  "(?:\\s(?:to\\s)?(?:undergo|receive|have|take|accept|start|begin|continue|proceed with|consider|pursue|undergoing|receiving|taking))?";
const PERSON =
  "(?:patients?|she|he|they|who|family|parents?|woman|man|lady|gentleman|boy|girl|husband|wife|son|daughter|relatives?|children|mother|father)";

const RULES: readonly Rule[] = [
  // "the patient refused chemotherapy", "once again declined local radiotherapy", "did not consent to surgery"
  [
    "behind",
    "refusal",
    true,
    new RegExp(
      `\\b(?:refus(?:ed|es|ing|e)|reject(?:ed|s|ing)|did(?: not|n['’]t) (?:want|wish|consent|agree|accept)(?: to)?|does not (?:want|wish)(?: to)?|opted (?:against|not to|out of|to forgo|to decline)|(?:chose|elected|decided|preferred|choosing|choose) (?:not to|against|to forgo|to refuse|to decline)|unwilling to|not willing to|reluctant to|forwent|was not keen on|waived)${TO_HAVE}(?![A-Za-z])`,
      "gi",
    ),
  ],
  ["behind", "refusal", true, new RegExp(`\\b(?<=\\b${PERSON}\\b[^.;]{0,45})(?:declin(?:ed|es|ing|e))${TO_HAVE}(?![A-Za-z])`, "gi")],
  ["behind", "refusal", true, /\b(?:(?:patient|family)['’]?s? )?refusal (?:of|to undergo|to receive|to have|for)\b/gi],
  // "chemotherapy was refused", "radiotherapy, which she declined"
  [
    "before",
    "refusal",
    true,
    /\b(?:(?:was|were|is|been) (?:also |again |initially |subsequently )?(?:refused|declined|rejected|not accepted)|(?:which|but|that|and)(?: \w+){0,3}? (?:again |also |initially |subsequently )?(?:refused|declined|rejected)(?=\s*(?:[.,;)]|$|it\b|them\b|this\b|due|because|for\b|owing))|due to (?:the )?(?:patient['’]?s? |her |his )?refusal|because of (?:the )?(?:patient['’]?s? |her |his )?refusal)/gi,
  ],
  // "unable to afford trastuzumab", "could not afford it"
  [
    "behind",
    "financial",
    true,
    /\b(?:unable to (?:afford|pay for)|could(?: not|n['’]t) (?:afford|pay for)|can(?:not| not|['’]t) afford|not able to afford|inability to afford|unaffordability of|(?:high|prohibitive|the) (?:cost|price)s? of)\b/gi,
  ],
  [
    "before",
    "financial",
    false,
    /\b(?:(?:was|were|is|being) (?:un|not )affordable|(?:was |were )?too (?:expensive|costly)|could not be afforded|(?:was|were) not covered by (?:\w+ )?insurance|denied by (?:\w+ )?insurance)\b/gi,
  ],
  // "was unable to choose pembrolizumab": the reason must be said
  [
    "behind",
    undefined,
    false,
    /\b(?:unable to (?:choose|receive|undergo|start|continue with|obtain|access|have|tolerate)|could not (?:receive|undergo|be treated with|be given|choose|obtain|have|tolerate)|did not (?:receive|undergo|have)|was not (?:given|treated with|offered)|were not given|never received|not able to (?:receive|undergo))\b/gi,
  ],
  ["behind", "not-available", false, /\b(?:unavailability of|lack of (?:access to|availability of)|no access to)\b/gi],
  ["before", "not-available", false, /\b(?:(?:was|were|is|are) (?:(?:not (?:yet )?|un)(?:available|accessible)|out of stock))\b/gi],
  // "not a candidate for surgery", "unfit for chemotherapy"
  [
    "behind",
    "medical",
    false,
    /\b(?:not (?:(?:considered|deemed|felt|thought) (?:to be )?)?(?:an? )?(?:(?:good|suitable|eligible|surgical|appropriate|ideal) )?candidate for|(?:ineligible|unfit|unsuitable|not (?:fit|suitable|eligible|amenable)|too (?:frail|weak|ill|sick)) (?:for|to (?:undergo|receive|tolerate))|contra-?indicat(?:ion|ions) (?:to|for)|precluded|ruled out for)\b/gi,
  ],
  [
    "before",
    "medical",
    false,
    /\b(?:(?:was|were|is) (?:relatively |absolutely )?contra-?indicated|(?:was|were|is) (?:considered |deemed |judged |felt |thought )?(?:to be )?(?:not (?:feasible|possible|indicated|appropriate|suitable|an option)|(?:technically )?(?:un|in)feasible|impossible|inappropriate|too risky))\b/gi,
  ],
  // "was not performed because of …", "was omitted due to …": the reason must be said
  [
    "before",
    undefined,
    false,
    /\b(?:(?:was|were|could) not (?:be )?(?:performed|given|administered|done|undertaken|carried out|started|initiated|used|offered|considered|completed|pursued)|(?:was|were) (?:omitted|withheld|avoided|deferred|cancel(?:l)?ed))\b/gi,
  ],
];

const MAY_OMIT =
  /refus|reject|declin|\bnot\b|n['’]t\b|never|against|unwilling|reluctant|forgo|forwent|waived|unable|cannot|inab|afford|expensive|costly|cost|price|insurance|available|accessible|stock|access|candidate|eligib|unfit|unsuit|frail|contra-?indicat|preclud|ruled out|feasib|impossible|inappropriate|risky|omitted|withheld|avoided|deferred|cancel/i;

/** In the order of the text. */
export const findOmissionCues: (text: string) => readonly OmissionCue[] = rememberLast((text) => {
  if (!MAY_OMIT.test(text)) return [];
  const cues: OmissionCue[] = [];
  for (const [side, reason, isChoice, pattern] of RULES)
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (!cues.some((c) => c.start < end && m.index < c.end))
        cues.push({ start: m.index, end, side, isChoice, ...(reason ? { reason } : {}) });
    }
  return cues.sort((a, b) => a.start - b.start);
});
