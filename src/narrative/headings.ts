// The headings of case reports and clinical notes, and the kind of section each opens.
import type { SectionKind } from "./narrative.ts";

/** In order: the first that matches the whole heading (without number and colon) decides. */
const HEADINGS: readonly (readonly [SectionKind, RegExp])[] = [
  ["abstract", /^(?:structured )?(?:abstract|summary)$/i],
  ["references", /^(?:references?|bibliography|literature cited|works cited)$/i],
  [
    "references",
    /^(?:acknowledge?ments?|funding|conflicts? of interests?|competing interests?|declarations?|disclosures?|author contributions?|authors' contributions?|data availability(?: statement)?|ethics statement|ethical approval|publisher'?s note|abbreviations?|supplementary materials?|consent(?: for publication)?|keywords?|key words)$/i,
  ],
  ["introduction", /^(?:introduction|background|objectives?|aims?|purpose|rationale(?: and objectives?)?)$/i],
  [
    "discussion",
    /^(?:discussion|comments?|literature review|review of (?:the )?literature|discussion and (?:literature review|conclusions?))$/i,
  ],
  ["conclusion", /^(?:conclusions?|concluding remarks|take[- ]home messages?|learning points|lessons?(?: learned)?|key ?points?)$/i],
  ["other", /^(?:(?:patients?|materials?) and methods|methods?|methodology|study design|statistical analysis|results)$/i],
  ["family-history", /^(?:family (?:medical )?history|fhx?|fam hx)$/i],
  ["social-history", /^(?:social (?:and occupational )?history|shx?|soc hx|habits)$/i],
  [
    "past-history",
    /^(?:past (?:medical|surgical|psychiatric|gynecologic(?:al)?|obstetric(?:al)?|medical and surgical|medical\/surgical) history|past history|pmhx?|pshx?|medical history|surgical history|(?:prior|previous) (?:medical |surgical )?history|comorbidities|(?:obstetric|gyn(?:a?ecological|ecologic)?|ob\/gyn) history)$/i,
  ],
  [
    "history",
    /^(?:history of (?:the )?present(?:ing)? illness|hpi|present(?:ing)? illness|chief complaints?|cc|presenting complaints?|history|clinical history|patient history|(?:past |prior )?(?:oncologic(?:al)?|oncology|cancer) history|prior (?:therapy|treatments?)|history of cancer|interval history|interim history|subjective|reason for (?:consultation|visit|referral|admission)|presentation|brief history|hospital course|brief hospital course|course in (?:the )?hospital)$/i,
  ],
  [
    "medications",
    /^(?:(?:current |home |discharge |admission |outpatient |present )?medications?(?: on (?:admission|discharge))?|meds|drugs|current meds)$/i,
  ],
  ["allergies", /^(?:(?:drug )?allerg(?:y|ies)(?: and intolerances)?|nkda)$/i],
  ["review-of-systems", /^(?:review of systems?|ros|systems? review)$/i],
  [
    "examination",
    /^(?:physical(?: exam(?:ination)?)?|(?:clinical |gynecologic(?:al)? |gynaecological |pelvic |neurologic(?:al)? )?exam(?:ination)?|objective|clinical findings|physical findings|pe|on examination|examination on admission)$/i,
  ],
  [
    "laboratory",
    /^(?:lab(?:oratory)?(?: (?:data|studies|results|values|findings|tests|examinations?|work))?|labs|blood (?:tests?|work)|tumou?r markers)$/i,
  ],
  [
    "imaging",
    /^(?:imaging(?: (?:studies|findings|examinations?|results))?|radiolog(?:y|ic|ical|ic data|ical findings|ic studies|ic findings)|diagnostic imaging|ct(?: scan)? findings|x-?rays?|diagnostic (?:studies|tests|data))$/i,
  ],
  [
    "pathology",
    /^(?:(?:histo)?patholog(?:y|ical findings|ic findings|y report|y results|ical examination|ical diagnosis|ic diagnosis)|histolog(?:y|ical findings)|biopsy(?: results?)?|(?:gross|microscopic) (?:description|findings)|immunohistochemistry|molecular (?:analysis|findings|testing)|genetic testing|cytology)$/i,
  ],
  [
    "treatment",
    /^(?:treatments?|therap(?:y|ies|eutic interventions?)|therapeutic intervention|interventions?|management|treatment (?:course|history|plan|summary)|radiation (?:therapy|treatment)|radiotherapy|chemotherapy|systemic therapy|surgery|surgical treatment|operation|operative (?:findings|note|procedure)|procedures?(?: performed)?|description of (?:the )?procedure)$/i,
  ],
  [
    "follow-up",
    /^(?:follow[- ]?up(?: and outcomes?)?|outcomes?(?: and follow[- ]?up)?|clinical course|course|disease course|evolution|disposition|discharge (?:condition|instructions)|prognosis)$/i,
  ],
  [
    "assessment-plan",
    /^(?:(?:clinical )?impression(?: and plan|\/plan)?|assessment(?: and plan|\/plan| & plan)?|a\/p|plan|recommendations?|(?:final |discharge |admission |admitting |preoperative |postoperative |pre-?operative |post-?operative |primary |principal |working |differential )?diagnos[ie]s|diagnostic (?:assessment|conclusion)|problem list|summary and recommendations|tumou?r board (?:recommendation|decision|discussion)s?|decision)$/i,
  ],
  [
    "case",
    /^(?:(?:clinical )?cases?(?: (?:presentations?|reports?|descriptions?|history|histories|summary|series))?|presentation of (?:the )?cases?|patient (?:presentation|information|description|details|data|characteristics)|clinical (?:presentation|case|summary|vignette|information)|case \w+|report of (?:the )?cases?|narrative|timeline)$/i,
  ],
];

/** Labels inside an examination: they name a part of the body and leave the kind of section as it is. */
const SUB_LABEL =
  /^(?:general(?: appearance)?|constitutional|vitals?(?: signs)?|gen|skin|head|heent|head and neck|eyes|ears|nose|mouth|throat|neck|lymph(?:atics?| nodes)?|chest|breasts?|lungs?|respiratory|pulmonary|cv|cardiovascular|cardiac|heart|abdomen|abd|gastrointestinal|gi|gu|genitourinary|rectal|pelvi[cs]|pelvic exam|back|spine|ext(?:remities)?|musculoskeletal|msk|neuro(?:logic(?:al)?)?|psych(?:iatric)?|endocrine|hematologic(?:al)?|integumentary|vascular|performance status|oropharynx|oral cavity)$/i;

/** "Case 1", "Case No. 2", "Patient A", "Case report 1", "First case"; ordinal as written, l and I read as 1 where a number must stand. */
const CASE_HEADING =
  /^(?:(?<word>case(?: report| presentation| description)?|patient)(?: (?:no|number|nr|#)\.?)?[ #]*(?<number>\d{1,3}|[ivx]{1,5}|l|[a-h]|one|two|three|four|five|six)|(?:the )?(?<nth>first|second|third|fourth|fifth|sixth) (?:case|patient)(?: report)?)$/i;

export interface Heading {
  readonly kind: SectionKind | "sub-label" | "case-heading";
  /** As written, without number and colon. */
  readonly label: string;
}

/** What the words of a heading open; undefined where they are no heading we know. */
export function headingOf(words: string): Heading | undefined {
  const label = words
    .trim()
    .replace(/^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.|[A-Ha-h][.)])\s+/, "")
    .replace(/\s*[:.]\s*$/, "")
    .trim();
  if (label === "" || label.length > 60) return undefined;
  if (CASE_HEADING.test(label)) return { kind: "case-heading", label };
  if (SUB_LABEL.test(label)) return { kind: "sub-label", label };
  const kind = HEADINGS.find(([, form]) => form.test(label))?.[0];
  return kind && { kind, label };
}
