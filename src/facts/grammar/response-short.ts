// "PR 10%", "ER, PR", "mean ± SD", "PD-1", "CR of creatinine": the letters of a response stand for other things too.

/** Whether "CR", "PR", "SD" or "PD" at this place is a category of response. */
export function isResponseShort(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 30);
  // "PR: positive, 70%": a receptor
  if (/^\s?[:=]\s?(?:pos|neg|weak|strong|moderate|\d)/i.test(after)) return false;
  // "EMA, SSTR2a, PR": among stains
  if (/^PR$/.test(text.slice(start, end)) && /\b(?:stain\w*|immuno(?!th)\w*|IHC)\b/i.test(text) && /,\s(?:and\s)?$/.test(before))
    return false;
  // "PD." as a whole sentence, "CT 06/10/15 SD": a telegram's category.
  if (/(?:^|[.;]\s)(?:-\s)?$/.test(before) && /^\s?\.?\s*$/.test(after)) return true;
  if (/\b(?:CT|MRI|PET(?:[-/]CT)?)\s\d{1,2}\/\d{1,2}\/\d{2,4}:?\s$/.test(before) && /^\s?[.;,]?\s*$/.test(after)) return true;
  // "-> PR", "06/23 PD: new liver metastases", "CR at day 30", "x3, PD": a telegram's category
  if (
    /(?:^|(?:->|=>|→|[:;,(–-]|\b(?:isolated|best response|m?i?RECIST(?: v?1\.[01])?|now|in|had|with|achieved|showed|remains? in|then|[Oo]ngoing|[Cc]ontinued|[Ss]ustained|\d{1,2}\/\d{2,4}))\s)$/.test(
      before,
    ) &&
    /^(?:\s(?:in|on|at|since|after|by|as of|until|with new|per|post)\b|\s?[:;.,)]|\s*$)/.test(after) &&
    !/\b(?:ER|PgR|HER-?2|Ki-?67|[Ee]strogen|[Oo]estrogen|[Pp]rogesterone|[Rr]eceptors?)\b/.test(text)
  )
    return true;
  if (/(?:\bER\b|HER-?2|oestrogen|estrogen|progesterone|receptor|±|\bmean\b|\+\/-|\d\s?)[\s,/()+&-]*(?:and\s|or\s)?$/i.test(before))
    return false;
  if (/^\sstatus\b/.test(after)) return /\b(?:maintain\w*|achiev\w*|reach\w*|in|remain\w*|kept)\s(?:an?\s|in\s)*$/i.test(before);
  if (/^\s?(?:\d|%|\+|\(\+|\(-|:\s?\d|=|positive|negative|rate|of \d|of the heart|imaging|scan|interval|segment|\/)/i.test(after))
    return false;
  return /\b(?:respons\w*|respond\w*|achiev\w*|evaluat\w*|assess\w*|reached|disease|m?RECIST|iRECIST|cycles?|courses?|treatment|therapy|chemotherapy|CT|MRI|PET|scan|follow-up|remission|progress\w*|outcome|efficacy|after|with|was|showed|maintained)\b/i.test(
    text,
  );
}
