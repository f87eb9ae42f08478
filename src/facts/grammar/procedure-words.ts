// Names of procedures: operations, biopsies, endoscopies, pictures, and supportive measures, with the words that belong to the name.
import { openAmong } from "../../base/gated.ts";
import type { ProcedureCategory } from "../treatment-fact.ts";
import { PLAIN_PROCEDURE_FORMS } from "./plain-procedure-forms.ts";
import { PROCEDURE_FORMS } from "./procedure-forms.ts";
import { rememberLast } from "./remember-last.ts";
import { SHORT_PROCEDURE_FORMS } from "./short-procedure-forms.ts";

export interface ProcedureWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly category: ProcedureCategory;
  /** What kind of thing it is, whatever its adjectives: "biopsy", "ct", "hysterectomy". Equal heads may be the same event. */
  readonly head: string;
  /** Length of the name without the attributes before it. */
  readonly named: number;
  /** "surgery", "operation": any operation may be meant. */
  readonly isGeneric: boolean;
}

// Words before a head that belong to its name.
const ATTRIBUTE =
  /(?:^|[\s(/])((?:(?:total|sub-?total|near-total|partial|marginal|segmental|orbital|radical|modified|simple|extended|skin-sparing|nipple-sparing|muscle-conserving|pectoral|laparoscopic|robotic(?:-assisted)?|open|abdominal|vaginal|core|needle|punch|excision(?:al)?|incisional|shave|trucut|tru-cut|percutaneous|transbronchial|transthoracic|transsphenoidal|template|TRUS|vacuum-assisted|navigational|Ivor[\s-]Lewis|McKeown|inguinal|small|large|medical|capsule|groin|CT|transrectal|transperineal|endoscopic|stereotactic|image|CT|ultrasound|US|MRI|EUS|EBUS|guided|[a-z]+-guided|open|surgical|re-do|redo|left|right|bilateral|unilateral|upper|lower|middle|distal|proximal|completion|wedge|sleeve|cold|cone|bone|marrow|liver|hepatic|lung|pulmonary|breast|cervical|endometrial|skin|renal|kidney|prostat(?:e|ic)|thyroid|lymph|node|nodal|axillary|inguinal|supraclavicular|neck|mediastinal|tumou?r|brain|pleural|muscle|bladder|vulvar|colon(?:ic)?|gastric|tongue|tonsil|whole|body|chest|contrast|enhanced|contrast-enhanced|pelvic|thoracic|spinal|spine|head|low-dose|high-resolution|repeat|exploratory|video-assisted|VATS|thoracoscopic|loop|end|diverting|defunctioning|feeding|awake|decompressive|supraglottic|horizontal|vertical)[\s-])+)$/i;
const NO_EVENT_AFTER =
  /^(?:[\s-]proven|-(?:confirmed|verified)|[\s-](?:resistant|resistance|sensitive|refractory|naive|levels?)\b|[\s-]*(?:margins?|scars?|flaps?|stumps?|cavity|candidates?|wards?|departments?|teams?|guided)\b)/i;

const formsFor = openAmong([...PROCEDURE_FORMS, ...PLAIN_PROCEDURE_FORMS, ...SHORT_PROCEDURE_FORMS], ([cue]) => cue);

/** In the order of the text, the longest of those that overlap. */
export const findProcedureWords: (text: string) => readonly ProcedureWord[] = rememberLast((text) => {
  const all: ProcedureWord[] = [];
  for (const [cue, category, head, pattern] of formsFor(text)) {
    if (!cue.test(text)) continue;
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (m[0] === "pet" || /^(?:post(?!er)|pre)[a-z]/i.test(m[0]) || NO_EVENT_AFTER.test(text.slice(end, end + 16))) continue;
      const attributes =
        category === "examination" ? 0 : (ATTRIBUTE.exec(text.slice(Math.max(0, m.index - 70), m.index))?.[1]?.length ?? 0);
      const start = m.index - attributes;
      all.push({
        start,
        end,
        text: text.slice(start, end),
        category,
        named: end - m.index,
        // "endoscopic assessment" is an endoscopy
        head:
          head ??
          m[0]
            .toLowerCase()
            .replace(/ies$/, "y")
            .replace(/scopic \S+$/, "scopy"),
        isGeneric:
          head === "surgery" &&
          /^(?:(?:open|laparoscopic|robotic|elective|curative|major) )?(?:surger|operation|surgical|(?:re-?)?operated)/i.test(m[0]),
      });
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: ProcedureWord[] = [];
  for (const word of all) {
    const last = kept.at(-1);
    // "transurethral resection (TURBT)": its short form in brackets is the same mention
    if (
      last &&
      text[word.end] === ")" &&
      /^[A-Z-]{2,8}$/.test(word.text) &&
      /^(?: of (?:\w+ ){1,4})?\s?\($/.test(text.slice(last.end, word.start))
    )
      continue;
    if (!last || word.start >= last.end) kept.push(word);
    else if (word.end > last.end && last.isGeneric) kept[kept.length - 1] = word;
    // "biopsy" with its own attributes inside another name: the outer one stays
  }
  return kept;
});
