// How much of a sentence tells of a relative: all that a relative had done to him, nothing of what he merely saw, said or brought.
import type { Clause } from "../reading.ts";

/** Words before a relative who is the subject: "His elder", "Family history: the patient's". */
const BEFORE_SUBJECT =
  /^\W*(?:(?:her|his|the|one|an?|two|three|both|only|patient['’]s|elder|older|younger|twin|maternal|paternal|first|second|other|of|family history:?)\s){0,5}$/i;
/** What happened to the subject: "had", "was treated", not "was present", "was informed". */
const SUFFERED =
  /^(?:['’]s)?\s(?:(?:\w+ly|also|both|all|had|has|have)\s)?(?:had|has|have|was|were|died|developed|suffered|received|underwent|is|got|presented|survived|succumbed|lost)\b(?! (?:present|there|with (?:her|him|the patient)|informed|told|asked|worried|concerned|able|unable|keen|happy|of the opinion|counsel+ed))/i;
/** What a relative does who accompanies a patient. */
const ACCOMPANIES =
  /^(?:['’]s)?\s(?:\w+ly\s|also\s|has\s|have\s|had\s)?(?:brought|reports?|reported|says?|said|noticed|noted|found|states?|stated|confirms?|confirmed|wishes|wished|wants|wanted|asks?|asked|agreed|agrees|declined|declines|refused|refuses|accompan\w+|attended|attends|came|called|decided|requested|(?:was|were|is|are) (?:present|there|with (?:her|him|the patient)|informed|told|asked|worried|concerned|able|unable|keen|happy|of the opinion|counsel+ed))\b/i;
/** "She received cisplatin, as her mother had": like a relative. */
const LIKE = /\b(?:as|like|unlike|just as)\s(?:did\s)?(?:her|his|the)\s(?:\w+\s)?$/i;
const PATIENT_AGAIN = /(?:[,;]|\b(?:and|but|so|while))\s(?:then\s)?(?=(?:she|he|the patient|our patient)\b)/i;

/**
 * @param relative where the word stands: "brother", "family history"
 * @returns undefined where nothing is told of the relative
 */
export function scopeOfRelative(
  text: string,
  relative: { readonly start: number; readonly end: number },
  clause: Clause,
): { readonly scopeStart: number; readonly scopeEnd: number } | undefined {
  const before = text.slice(0, relative.start);
  const behind = text.slice(relative.end);
  if (LIKE.test(before)) return undefined;
  if (!BEFORE_SUBJECT.test(before)) return { scopeStart: clause.start, scopeEnd: clause.end };
  if (ACCOMPANIES.test(behind)) return undefined;
  const again = PATIENT_AGAIN.exec(behind);
  const end = again ? relative.end + again.index : text.length;
  return SUFFERED.test(behind) ? { scopeStart: 0, scopeEnd: end } : { scopeStart: clause.start, scopeEnd: Math.min(clause.end, end) };
}
