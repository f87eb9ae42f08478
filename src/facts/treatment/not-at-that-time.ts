// Treatments that are talked of and not given: aims, changes that were only spoken of, what such patients may get, what came on the market later.
import { gated } from "../../base/gated.ts";

const DETERMINERS =
  "(?:(?:the|a|an|any|her|his|further|additional|adjuvant|neoadjuvant|palliative|maintenance|urgent|early|elective|local|systemic|oral|intravenous|weekly|regular|repeat|follow-up|\\w+ (?:cycles?|courses?|doses?|rounds?) of)\\s)*";
const DOING =
  "(?:(?:starting|adding|giving|using|beginning|administering|offering|performing|undertaking|proceeding (?:to|with)|going on to|introducing|resuming|repeating|(?:switching|changing|converting|moving)(?: (?:her|him|the patient|over|back|on))* (?:to|onto)|(?:start|add|give|use|begin|administer|offer|perform|undertake|proceed (?:to|with)|introduce|resume|repeat|switch(?: (?:her|him|over|back))* to|change(?: (?:her|him|over|back))* to|treat (?:her|him|the patient|it) with|complete|deliver))\\s)?";
// "with a view to urgent denosumab", "the aim was to give six cycles of", "in the hope of adding"
const AIMED = gated(
  new RegExp(
    `\\b(?:with a view to|with an eye to|in (?:the )?hope of|with the (?:aim|goal|intention|intent|idea|plan|hope|option|possibility) (?:of|to)|(?:aim|goal|intention|intent|idea|hope) (?:was|is|being|had been) (?:to|of)|as a bridge to|en route to|pending|while (?:awaiting|waiting for)|in anticipation of|(?:ready|worked up|listed|wait-?listed) for)\\s${DOING}${DETERMINERS}$`,
    "i",
  ),
);
// "talked about changing from A to B", "considered adding", "thought of": the change is spoken of
const TALKED = gated(
  new RegExp(
    `\\b(?:(?:talk(?:ed|ing|s)?|spoke|conversation|discussions?|counsel+(?:ed|ing))(?: (?:with|to) (?:her|him|them|the \\w+))? (?:about|over|of|on|regarding)|(?:thought|thinking|think) (?:about|of)|consider(?:ed|ing|s)?|contemplat(?:ed|ing|es)|debat(?:ed|ing)|weigh(?:ed|ing)(?: up)?|explor(?:ed|ing)|(?:raised|mentioned|brought up|floated|discussed)(?: the)? (?:question|possibility|idea|option|prospect|subject) of|toy(?:ed|ing) with|wonder(?:ed|ing) about)\\s(?:the (?:idea|possibility|option|merits|pros and cons) of\\s)?(?:(?:chang|switch|convert|mov|transition|rotat)\\w+ (?:(?:her|him|the patient|treatment|therapy) )?(?:from [\\w -]{3,40}? )?(?:to|onto)\\s|${DOING})${DETERMINERS}$`,
    "i",
  ),
);
// "should have a mammogram", "may receive olaparib"
const ALLOWED = gated(
  new RegExp(
    `\\b(?:should|may|might|must|ought to|needs to|can)\\s(?:now |also |then |always |in future |regularly )?(?:have|get|be given|be offered|receive|undergo|be treated with|be started on|be switched to|be considered for|try|take|be put on)\\s(?!received|undergone|been|had|taken)${DETERMINERS}$`,
    "i",
  ),
);
// "changing from A": A is what is taken, or what was
const FROM =
  /\b(?:chang|switch|convert|mov|transition|rotat)\w+ (?:(?:her|him|the patient|treatment|therapy) )?(?:over )?from (?:(?:the|her|his) )?$/i;
// "before the era of rituximab"
const BEFORE_ITS_TIME =
  /\b(?:(?:before|prior to|preceding) (?:the )?(?:era|age|advent|introduction|arrival|approval|availability|licensing|days) of|in the pre-)\s?(?:the )?$/i;

// What stands in brackets behind the name is another matter: "paclitaxel (bevacizumab was not yet approved)".
const WAY =
  "^(?:(?!\\b(?:that|which|who|show|reveal|because|since|as|when|while|but|so|where|until|before|after|was|were|had|is|are|confirm|found|prov|demonstr|under|receiv)\\w*)[^.;,()]|\\([^()]{0,30}\\)){0,40}?";
// "docetaxel can be given", "a PET-CT should be done"
const MAY_BE = gated(
  new RegExp(
    `${WAY}\\b(?:(?:should|can|may|might|must|ought to|will|shall|is to|are to)\\s(?:now |also |then |next |always |still |only |therefore )?be|would\\s(?:now |nowadays |today |also |then |probably |still |certainly )?be|could\\s(?:now |nowadays |also |then )?be(?= (?:considered|tried|offered|an option)\\b))\\s(?:\\w+ly )?(?:given|done|performed|offered|added|used|considered|tried|preferred|chosen|started|begun|administered|carried out|initiated|undertaken|obtained|attempted|repeated|reserved|the (?:treatment|drug|option|choice|next)|first choice|recommended)\\b`,
    "i",
  ),
);
// "if the marker rises, enzalutamide could be added": without the condition it may have been
const COULD_BE = new RegExp(`${WAY}\\bcould (?:then |also )?be (?:given|done|performed|added|used|started|administered|initiated)\\b`, "i");
const CONDITION = /\b(?:if|in case|should|whenever|unless|(?:for|in) such|nowadays|today|in future|in the future)\b/i;
// "was not yet standard", "did not exist then", "had not yet been approved", "was still experimental"
const LATER = gated(
  new RegExp(
    `${WAY}\\b(?:(?:was|were|is|are|has|had|have)(?: \\w+)? (?:not|n['’]t) (?:yet |then |at (?:that|the) time |still |generally |widely |routinely |commonly )?(?:been )?(?:yet )?(?:standard|approved|licen[sc]ed|known|established|in (?:general )?use|on the market|introduced|part of|registered|authori[sz]ed|invented|developed|discovered|common(?:place)?|the standard|an option|launched|marketed|available)\\b|(?:was|were) (?:still |then |at (?:that|the) time |only )+(?:unknown|experimental|investigational|unlicensed|unapproved|in development|under (?:development|investigation))|(?:did|does)(?: not|n['’]t) (?:yet |then )?exist|(?:was|were) (?:only |first )(?:approved|introduced|licen[sc]ed|launched) (?:later|afterwards|years later))`,
    "i",
  ),
);

// "after the biopsy tamoxifen can be started": the name says when
const WHEN =
  /\b(?:after|following|since|despite|during|on)\s(?:(?:the|an?|her|his|this|first|further|initial|(?:neo)?adjuvant|palliative)\s)*$/i;

/** "talked about changing from A": what one talks of leaving is what is taken. */
export const isLeftBehind = (head: string): boolean => FROM.test(head);

/** later: nobody could give it yet. meant: aimed at, talked over, or allowed. */
export type Talk = "later" | "meant" | undefined;

/** @param head the words before the name, no further back than its clause and no verb of giving in them */
export function talkOf(head: string, tail: string, text: string): Talk {
  if (BEFORE_ITS_TIME.test(head)) return "later";
  if (AIMED.test(head) || TALKED.test(head) || ALLOWED.test(head)) return "meant";
  if (WHEN.test(head)) return undefined;
  if (LATER.test(tail)) return "later";
  return MAY_BE.test(tail) || (CONDITION.test(text) && COULD_BE.test(tail)) ? "meant" : undefined;
}
