// How a sentence tells of a treatment: as an event, as the beginning of something new, or only looking back on what was told before.

/** given: an event. anew: another course, whatever was told before. back: a reference, which joins what it refers to. */
export type Telling = "given" | "anew" | "back";

// "switched to", "was started on", "another cycle of", "rechallenge with", "second-line"
const ANEW =
  /\b(?:start(?:ed|ing)?|initiat(?:ed|ion|ing)|commenc(?:ed|ing|ement)|beg(?:an|un|inning)|switch(?:ed)?|chang(?:ed|e|es) to|convert(?:ed)? to|replac(?:ed|ement)|substitut\w+|(?:re-?)?introduc(?:ed|tion)|added|addition of|resum(?:ed|ption)|restart(?:ed|ing)?|re-?initiat\w+|re-?challeng\w+|re-?treat\w+|re-?irradiat\w+|again|another|further|additional(?:ly)?|second[\s-]line|third[\s-]line|fourth[\s-]line|2nd[\s-]line|3rd[\s-]line|subsequent(?:ly)? (?:received|given|treated)|repeat(?:ed)?)\b/i;
// "after completion of", "under", "while still on", "resistant to", "was continued on", "status post"
const BACK_BEFORE =
  /\b(?:after|following|since|before|prior to|previous(?:ly)?|prior|earlier|despite|under|during|throughout|on|while (?:still )?(?:on|receiving|taking)|response to|resist\w+ to|refractory to|sensitive to|progress\w* (?:on|after|during|through)|fail\w*(?: to respond to)?|tolerat\w+|intoleran\w+ (?:to|of)|attribut\w+ to|due to|secondary to|induced by|related to|caused by|continu\w+(?: (?:on|with|to receive))?|maintained on|remain\w* on|completed|completion of|finish\w+|last|status[\s-]post|s\/p|history of|efficacy of|effect of|effects of|toxicity of|(?:first|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)) (?:cycle|course|dose|infusion|administration) of|discontinu\w+(?: of)?|stopp\w+|withdraw\w+(?: of)?|interrupt\w+(?: of)?|dose of|doses of|same)\b[^.;]{0,40}$/i;
// "treatment was continued", "was well tolerated", "-induced"
const BACK_AFTER =
  /^[\w\s-]{0,30}\b(?:was|were|is|has been|have been|had to be|being)?\s?(?:well |poorly )?(?:continued|tolerated|discontinued|stopped|withheld|held|interrupted|suspended|ceased|completed|withdrawn|reduced|resulted|led|(?:then |subsequently |later )?(?:switched|changed|converted) (?:to|from)|replaced (?:by|with)|substituted (?:by|with))\b|^[\s-](?:induced|related|associated|resistant|refractory|naive)\b/i;
// "commencing three weeks after chemotherapy", "responded well to the initial chemoradiotherapy"
const DIRECTLY_BACK =
  /\b(?:after|since|following|before|from) (?:the |her |his )?(?:start(?:ing)?|initiation|beginning|commencement|introduction|end|completion|discontinuation|cessation|(?:first|last) (?:dose|cycle|infusion|administration)) (?:of |with )?(?:the |her |his )?$|\b(?:after|following|responded (?:well )?to|response to|tolerance of|tolerated)\s(?:the\s|her\s|his\s|initial\s|completion of\s|previous\s){0,3}$/i;
// "switched from X to Y", "to switch X for Y", "replaced X with Y": X is what ended
const SWITCHED_FROM =
  /\b(?:switch(?:ed|ing)?|chang(?:ed?|ing)|convert(?:ed|ing)?|replac(?:ed?|ing)|exchang(?:ed?|ing)|transition(?:ed|ing)?|rotat(?:ed?|ing))\s(?:back\s)?(?:from\s)?(?:the\s|her\s|his\s)?$/i;
// "carboplatin was substituted for cisplatin"
const SUBSTITUTED_FOR = /\bsubstitut\w+\sfor\s(?:the\s|her\s|his\s)?$/i;
const DONE_BETWEEN = /\b(?:receiv\w+|underw\w+|given|treat(?:ed|ment) with|administ\w+|perform\w+|consist\w+ of|includ\w+)\b/i;

/**
 * @param before the clause up to the treatment
 * @param after  the clause from the treatment on
 */
export function tellingOf(before: string, after: string): Telling {
  if (
    DIRECTLY_BACK.test(before) ||
    SUBSTITUTED_FOR.test(before) ||
    (SWITCHED_FROM.test(before) && /^[^.;,]{0,40}?\s(?:for|to|with|by)\s/.test(after))
  )
    return "back";
  if (
    ANEW.test(before) ||
    /^[\w\s,()-]{0,60}\b(?:was|were|has been|have been|had been) (?:then |subsequently |also |again |re-?)?(?:started|initiated|begun|commenced|added|introduced|resumed|restarted)\b/i.test(
      after,
    )
  )
    return "anew";
  const back = BACK_BEFORE.exec(before);
  if (back && !DONE_BETWEEN.test(before.slice(back.index))) return "back";
  return BACK_AFTER.test(after) ? "back" : "given";
}
