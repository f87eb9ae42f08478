// Words that say a treatment did not happen, and on which side of them it stands.
import { gated, openAmong } from "../../base/gated.ts";
import type { ReasonClass } from "../fact-base.ts";
import { rememberLast } from "../grammar/remember-last.ts";

export interface OmissionCue {
  readonly start: number;
  readonly end: number;
  /** Where the treatment stands; advised: only what was advised or planned before is meant. */
  readonly side: "behind" | "before" | "advised";
  /** What the cue itself says of the reason; absent where only stated words may say it. */
  readonly reason?: ReasonClass;
  /** A person decides: what was advised before is what was turned down. */
  readonly isChoice: boolean;
}

type Rule = readonly [side: OmissionCue["side"], reason: ReasonClass | undefined, isChoice: boolean, pattern: RegExp];

const TO_HAVE =
  "(?:\\s(?:to\\s)?(?:undergo|receive|have|take|accept|start|begin|continue|proceed with|consider|pursue|undergoing|receiving|taking))?";
const PERSON =
  "(?:patients?|pts?|she|he|they|who|family|parents?|woman|man|lady|gentleman|boy|girl|husband|wife|son|daughter|relatives?|children|mother|father)";

const RULES: readonly Rule[] = [
  // "the patient refused chemotherapy", "once again declined local radiotherapy", "did not consent to surgery"
  [
    "behind",
    "refusal",
    true,
    new RegExp(
      `\\b(?<!\\b(?:was|were|is|are|been|being)\\s(?:\\w+\\s)?)(?:refus(?:ed|es|ing|e)|reject(?:ed|s|ing)|(?:did|would)(?: not|n['’]t) (?:want|wish|consent|agree|accept|hear of|take up)(?:e?d)?(?: (?:the|our|this) (?:offer|proposal|idea|suggestion) of)?(?: to)?|turn(?:ed|s|ing) down(?! for\\b)|(?:do|does)(?: not|n['’]t) (?:want|wish)(?: to)?|said no to|(?:wish(?:ed|es)?|want(?:ed|s)?|prefer(?:red|s)?|ask(?:ed)?) (?:to avoid|not to)|opted (?:against|not to|out of|to forgo|to decline|to defer|to delay|to postpone)|(?:chose|elected|decided|preferred|choosing|choose) (?:not to|against|to forgo|to refuse|to decline|to defer|to delay|to postpone)|unwilling to|not willing to|forwent|was not keen on|waived)${TO_HAVE}(?![A-Za-z])`,
      "gi",
    ),
  ],
  // "opted for supportive care instead of chemotherapy", "chose surgery over radiotherapy"
  [
    "behind",
    "refusal",
    true,
    gated(
      new RegExp(
        `\\b(?<=\\b${PERSON}\\b[^.;]{0,80})(?:opted (?:for|to)|chose(?: to)?|(?:has|have|had) chosen|preferred(?: to)?|elected(?: to)?|favou?red|decided to) (?:(?!instead|rather|over)[\\w.-]+,? ){1,12}?(?:instead of|rather than|in preference to|over)${TO_HAVE}(?![A-Za-z])`,
        "gi",
      ),
    ),
  ],
  // "was offered radiotherapy but elected hospice care", "chose observation instead": what was advised is what was turned down
  [
    "advised",
    "refusal",
    true,
    gated(
      new RegExp(
        `\\b(?<=\\b${PERSON}\\b[^.;]{0,30}|\\b(?:but|and) )(?:elect(?:ed|s)|opt(?:ed|s)|ch(?:ose|ooses)|prefer(?:red|s)|decid(?:ed|es)) (?:(?:for|on|to have|to be managed with|to pursue|to enter|to go with) )?(?:home |inpatient |active |close |continued |clinical |only )*(?:hospice|observation|surveillance|watchful waiting|watch(?:ing)? and wait\\w*|(?:best )?supportive care|comfort (?:care|measures)|palliative care|symptom\\w* (?:control|care|management)|no (?:further |additional |more )?(?:treatment|therapy)|monitoring|follow-?up)(?: care)?\\b`,
        "gi",
      ),
    ),
  ],
  // "she would rather not", "decided against it", "never took it"
  [
    "advised",
    "refusal",
    true,
    gated(
      new RegExp(
        `\\b(?<=\\b${PERSON}\\b[^.;]{0,40})(?:would (?:rather|prefer) not|(?:decided|was|is) (?:firmly )?against (?:it|this|that)|(?:never|did not|didn['’]t|would not|wouldn['’]t) (?:(?:take|took|start(?:ed)?|collect(?:ed)?|fill(?:ed)?|attend(?:ed)?) (?:it|this|the prescription|for (?:it|this|treatment))|come back(?! for)|return for (?:it|this)\\b|present for (?:it|treatment)|show up))`,
        "gi",
      ),
    ),
  ],
  // "did not return for chemotherapy", "never took pazopanib"
  [
    "behind",
    "refusal",
    true,
    gated(
      new RegExp(
        `\\b(?<=\\b${PERSON}\\b[^.;]{0,40})(?:never (?:started|took|filled|returned for|came back for)|(?:did not|didn['’]t|failed to) (?:return|come back|attend|present|show up) for)(?![A-Za-z])`,
        "gi",
      ),
    ),
  ],
  ["behind", "refusal", true, new RegExp(`\\b(?<=\\b${PERSON}\\b[^.;]{0,45})(?:declin(?:ed|es|ing|e))${TO_HAVE}(?![A-Za-z])`, "gi")],
  // "patient deferred radiation", "unwilling to undergo surgery"
  ["behind", "refusal", true, new RegExp(`\\b(?<=\\b${PERSON} )(?:deferred|deferring|defers)(?! to\\b)(?![A-Za-z])`, "gi")],
  [
    "behind",
    "refusal",
    true,
    new RegExp(
      `\\b(?:(?:was|is|were) (?:unwilling to|not willing to|not keen (?:on|to)|not interested in|against)|(?:keen|anxious|eager|wanting) to (?:avoid|defer|delay|postpone))${TO_HAVE}(?![A-Za-z])`,
      "gi",
    ),
  ],
  ["behind", "refusal", true, /\b(?:(?:patient|family)['’]?s? )?refusal (?:of|to undergo|to receive|to have|for)\b/gi],
  // "chemotherapy was refused", "radiotherapy, which she declined"
  [
    "before",
    "refusal",
    true,
    /\b(?:(?:was|were|is|been) (?:also |again |initially |subsequently |then |therefore )?(?:refused|declined|rejected|not accepted|turned down)|(?<=(?:offered|recommended|advised|proposed|discussed),? (?:but |and )?)(?:refused|declined|turned down|rejected)|(?:which|but|that|and)(?: \w+){0,3}? (?:again |also |initially |subsequently )?(?:refused|declined|rejected|turned (?:it|this|them) down)(?=\s*(?:[.,;)]|$|it\b|them\b|this\b|due|because|for\b|owing))|due to (?:the )?(?:patient['’]?s? |her |his )?refusal|because of (?:the )?(?:patient['’]?s? |her |his )?refusal)/gi,
  ],
  // "…, but she did not agree", "she did not consent": what was advised before
  [
    "advised",
    "refusal",
    true,
    /\b(?:but|however,?|and|which)(?: \w+){0,3}? (?:did|would)(?: not|n['’]t) (?:agree|accept|consent|comply|follow(?: this| the)?(?: advice| recommendation)?)(?:e?d)?(?=\s*(?:[.,;)]|$|with\b|to (?:it|this)\b|it\b|this\b))/gi,
  ],
  // "was discussed but the patient was not keen"
  [
    "advised",
    "refusal",
    true,
    gated(
      new RegExp(
        `\\b(?:but|however,?|and|yet|though)\\s(?:the |this )?${PERSON}\\s(?:was |is |were |remains? |felt )?(?:not (?:keen|willing|interested|happy|in favou?r)|unwilling|uninterested|unhappy)(?=\\s*(?:[.;,)]|$|to (?:proceed|go ahead|have (?:it|this)|do so)|on (?:it|this)|in (?:it|this)|because|due|for\\b|owing))`,
        "gi",
      ),
    ),
  ],
  // "agreed to surgery but not to chemotherapy"
  [
    "behind",
    "refusal",
    true,
    gated(
      /(?<=\b(?:agreed|consented|agreeable|open) to [^.;,]{3,50},? )but (?:not|never) (?:to )?(?:(?:undergo|receive|have) )?(?![A-Za-z]*ed\b)/gi,
    ),
  ],
  // "wanted no further chemotherapy"
  ["behind", "refusal", true, gated(new RegExp(`\\b(?<=\\b${PERSON}\\b[^.;]{0,40})want(?:ed|s)? no(?= )${TO_HAVE}(?![A-Za-z])`, "gi"))],
  // "received no radiotherapy because of …": the reason must be said
  [
    "behind",
    undefined,
    false,
    gated(
      new RegExp(
        `\\b(?<=\\b${PERSON}\\b[^.;]{0,20})(?:received|was given|were given|underwent|had) no(?= [^.;,]{3,60}?\\b(?:because|due to|owing to|on account of|in view of|for (?:personal|financial|economic))\\b)(?![A-Za-z])`,
        "gi",
      ),
    ),
  ],
  // "unable to afford trastuzumab", "could not afford it"
  [
    "behind",
    "financial",
    true,
    /\b(?:unable to (?:afford|pay for)|could(?: not|n['’]t) (?:afford|pay for)|can(?:not| not|['’]t) afford|not able to afford|inability to afford|unaffordability of|beyond (?:her|his|their) means to|(?:high|prohibitive|the) (?:cost|price)s? of)\b/gi,
  ],
  [
    "before",
    "financial",
    false,
    /\b(?:(?:was|were|is|being) (?:un|not )affordable|(?:was |were |proved |is )?too (?:expensive|costly)|could not be (?:afforded|reimbursed|funded|paid for)|(?:was|were|is|are|being) (?:not (?:yet )?|un)(?:reimbursed|reimbursable|funded|covered|paid for|subsidi[sz]ed)(?: (?:by|on|through|under) (?:(?:the|her|his|their) )?[\w-]+)?|(?:was|were|has been|had been)? ?(?:denied|refused|rejected|not (?:approved|authori[sz]ed|covered)) by (?:(?:the|her|his|their) )?(?:\w+ )?(?:insur\w+|payers?|payors?|health (?:plan|fund))|(?:was|were|remained|is) (?:out of (?:\w+ )?(?:financial )?reach|beyond (?:her|his|their) (?:financial )?(?:means|reach)))\b/gi,
  ],
  // "her insurance denied pembrolizumab", "insurance would not cover it"
  [
    "behind",
    "financial",
    true,
    /\b(?:insur(?:ance|er|ers)|payers?|payors?|health (?:plan|fund)|medicaid|medicare)(?: (?:company|carrier|plan|provider|coverage))?,? (?:has |have |had |having |then |also )*(?:denied|denies|refused|declined|rejected|(?:would|did|does|will) not (?:cover|approve|pay for|authori[sz]e|reimburse)|(?:wo|did|does|would)n['’]t (?:cover|approve|pay for))(?: (?:to (?:cover|pay for|approve)|coverage (?:of|for)|authori[sz]ation (?:of|for)|payment (?:of|for)|approval (?:of|for)))?(?![A-Za-z])/gi,
  ],
  // "was unable to choose pembrolizumab": the reason must be said
  [
    "behind",
    undefined,
    false,
    /\b(?:unable to (?:choose|receive|undergo|start|continue with|obtain|access|have|tolerate)|could not (?:receive|undergo|be treated with|be given|choose|obtain|have|tolerate)|did not (?:receive|undergo|have)|(?:was|were) not (?:given|treated with|offered)(?=\s(?!for\b|because|due|as\b|owing|on\b|in\b|at\b|until|since|and\b|but\b|by\b|after|before|again))|never received|not able to (?:receive|undergo)|(?:was|is) never (?:started on|treated with))\b/gi,
  ],
  // "we did not recommend trastuzumab because of his heart": the reason must be said
  [
    "behind",
    undefined,
    false,
    gated(
      /\b(?:did|do|does|would|could|have|has)(?: not|n['’]t) (?:recommend|offer|advise|suggest|propose|consider|favou?r|use|give|start|commence|prescribe|add)(?:ed|d|n)?(?: (?:her|him|the patient))?(?![A-Za-z])/gi,
    ),
  ],
  // "the surgeons could not do a nephrectomy", "it was impossible to perform"
  [
    "behind",
    "medical",
    false,
    /\b(?:(?:unable|not able|inability|not (?:be |been )?possible|impossible|(?:technically |too )?(?:un|in|not )feasible|too (?:risky|dangerous|difficult)|unsafe) to|(?:could|can)(?:not| not|n['’]t)) (?:safely |technically |radically |completely )?(?:perform|do|carry out|undertake|attempt|proceed (?:to|with)|go ahead with|deliver|give|administer|offer|apply)(?: (?:her|him|the patient))?(?![A-Za-z])/gi,
  ],
  // "we refrained from gastrectomy", "dispensed with radiotherapy"
  [
    "behind",
    "medical",
    false,
    /\b(?:(?:refrain|abstain|desist)(?:ed|ing|s)? from|dispens(?:ed|ing) with(?=\s[a-z])(?! (?:because|due|on|in|as|for|after)\b)|forewent|turned down for|(?:decided|elected|chose|opted) to (?:omit|forgo|forego|leave out|do without|dispense with))(?:\s(?:performing|giving|doing|offering|further))?(?![A-Za-z])/gi,
  ],
  ["behind", "not-available", false, /\b(?:unavailability of|lack of (?:access to|availability of)|no access to)\b/gi],
  [
    "before",
    "not-available",
    false,
    /\b(?:(?:was|were|is|are) (?:(?:not (?:yet |locally |currently )?|un)(?:available|accessible|obtainable)|out of stock)|(?<=[A-Za-z)] )not (?:yet |locally |currently )?(?:available|accessible|obtainable)|could not be (?:obtained|procured|sourced))\b/gi,
  ],
  // "not a candidate for surgery", "unfit for chemotherapy"
  [
    "behind",
    "medical",
    false,
    /\b(?:not (?:(?:considered|deemed|felt|thought) (?:to be )?)?(?:an? )?(?:(?:good|suitable|eligible|surgical|appropriate|ideal) )?candidate for|not (?:(?:considered|deemed|felt|thought) (?:to be )?)?an? (?:good |suitable |appropriate |ideal )?(?=surgical candidate)|(?:ineligible|unfit|unsuitable|not (?:fit|suitable|eligible|amenable|well) ?(?:enough)?|too (?:frail|weak|ill|sick|unwell|old|deconditioned)) (?:for|to (?:undergo|receive|tolerate|start|have|begin))|(?<!relative )contra-?indicat(?:ion|ions) (?:to|for)|precluded|precluding|disqualif(?:ied|ying)(?: (?:the patient|her|him))? (?:from|for)|ruled out for)\b/gi,
  ],
  [
    "before",
    "medical",
    false,
    /\b(?:(?:was|were|is) (?:relatively |absolutely )?contra-?indicated|would not be (?:in (?:her|his|the patient['’]s|their) (?:best )?interests?|appropriate|suitable|advisable|beneficial|of (?:any )?(?:benefit|value)|safe|feasible|sensible|wise|tolerated)|(?:is|was|would be) (?:felt |thought |considered )?(?:to be )?unlikely to (?:be (?:tolerated|of (?:any )?benefit|beneficial|helpful)|help|benefit|work)|but (?:(?:was|were) )?(?:felt|deemed|judged|thought|considered) (?:to be )?(?:not (?:\w+)|unsuitable|inappropriate|unsafe|unfeasible|unwise|inadvisable|contra-?indicated|too \w+)|(?:was|were|is|are) (?:considered |deemed |judged |felt |thought )?(?:to be )?(?:not (?:(?:considered|deemed|judged|felt|thought|believed) (?:to be )?)?(?:feasible|possible|indicated|appropriate|suitable|advisable|safe|an option)|(?:technically )?(?:un|in)feasible|impossible|inappropriate|inadvisable|unsafe|too risky)|(?:proved|turned out|was found|were found|seemed|appeared) (?:to be )?(?:technically )?(?:impossible|unfeasible|infeasible|not feasible|not possible|unsafe|too (?:risky|dangerous|difficult))|(?:was|were) (?:therefore |thus |then )?(?:dispensed with|refrained from|done without|ruled out|excluded as an option|out of the question))\b|(?<=^[^.;:]{2,40}): ?(?:pt |patient )?not a candidate\b|(?<=[A-Za-z)] )(?<!\b(?:if|when|where|unless|although|though|while|as|but|and|or) )(?:currently )?not (?:(?:felt|considered|deemed|thought) (?:to be )?(?:appropriate|suitable|feasible|safe|indicated|an option)|(?:currently |clinically )?indicated)\b/gi,
  ],
  // "died before chemotherapy could be started"
  [
    "before",
    undefined,
    false,
    /(?<=\bbefore [^.;,]{3,60})\bcould be (?:started|given|initiated|begun|performed|completed|administered|delivered|undertaken|commenced)\b/gi,
  ],
  // "was postponed and then cancelled"
  [
    "before",
    undefined,
    false,
    /(?<=\b(?:postponed|delayed|scheduled|planned|deferred)[^.;]{0,30}(?:and|but|then) (?:(?:was|were|then|later|subsequently|ultimately|finally|eventually) )*)(?:cancel(?:l)?ed|abandoned|forgone)\b/gi,
  ],
  // "Zometa not given due to CKD", "docetaxel not recommended given performance status 2": the reason must be said
  [
    "before",
    undefined,
    false,
    gated(
      /(?<=[A-Za-z)] )(?<!\b(?:was|were|is|are|be|been|has|have|had|did|does|do|could|would|should|if|or|and|but) )(?:is |are )?not (?:given|started|offered|recommended|advised|done|performed|received|used|commenced|considered|pursued|added|prescribed)(?=,? (?:due to|d\/t|2\/2|because|given|owing|in view|on account|as\b(?! (?:an?|first|part|per|planned)\b)|since\b|secondary))/gi,
    ),
  ],
  // "was not performed because of …", "was omitted due to …": the reason must be said
  [
    "before",
    undefined,
    false,
    /\b(?:(?:was|were|could|has been|had been|have been) (?:(?:therefore|thus|however|then|ultimately) )?(?:not|never) (?:be |been )?(?:performed|given|administered|delivered|done|undertaken|carried out|started|initiated|begun|commenced|used|offered|considered|completed|pursued|resumed|restarted|added|repeated|attempted|sent|ordered|obtained|received|feasible)|(?<=\b(?:but|and|then|yet) )(?:not|never) (?:performed|given|administered|delivered|done|undertaken|carried out|started|initiated|begun|used|resumed|completed)|(?:was|were) (?:(?:therefore|thus|however|then) )?(?:omitted(?! (?:from (?:the |cycle)|after (?:the |cycle)))|withheld(?! for (?:\w+ ){1,2}(?:days?|weeks?|cycles?))|avoided|deferred|cancel(?:l)?ed|fore?gone|passed over|waived)|did not (?:take place|proceed|go ahead|materiali[sz]e))\b/gi,
  ],
];

const MAY_OMIT =
  /keen|unlikely|benefit|suitable|defer|delay|postpone|refus|reject|declin|\bnot\b|n['’]t\b|never|against|unwilling|reluctant|forgo|forwent|waived|unable|cannot|inab|afford|expensive|costly|cost|price|insurance|available|accessible|stock|access|candidate|eligib|unfit|unsuit|frail|contra-?indicat|preclud|disqualif|ruled out|feasib|impossible|inappropriate|risky|omitted|withheld|avoided|deferred|cancel|elect|opt|chose|choose|prefer|rather|denied|denies|reimburs|funded|covered|reach|means|insur|payer|payor|failed to|go ahead|forgone|no to|turned|before|prefer|wish|want|ask|abandon|received no|given no|underwent no|had no|out of the question|n['’]t|refrain|abstain|desist|dispens|forewent|foregone|impossible|infeasible|unsafe|passed over|omit/i;

const rulesFor = openAmong(RULES, ([, , , pattern]) => pattern);

/** In the order of the text. */
export const findOmissionCues: (text: string) => readonly OmissionCue[] = rememberLast((text) => {
  if (!MAY_OMIT.test(text)) return [];
  const cues: OmissionCue[] = [];
  for (const [side, reason, isChoice, pattern] of rulesFor(text))
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (!cues.some((c) => c.start < end && m.index < c.end))
        cues.push({ start: m.index, end, side, isChoice, ...(reason ? { reason } : {}) });
    }
  return cues.sort((a, b) => a.start - b.start);
});
