// Why something was not done or ended, by the words that give the reason. Economic reasons are never a refusal.
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Reason, ReasonClass } from "../fact-base.ts";
import type { Reading, Story } from "../reading.ts";

export interface ReasonWords {
  readonly class: ReasonClass;
  readonly start: number;
  readonly end: number;
}

// In this order: money before will, will before medicine.
const CLASSES: readonly (readonly [ReasonClass, RegExp])[] = [
  [
    "financial",
    /\b(?:economic(?:al)?|financial)(?:\s(?:and \w+ )?(?:reasons?|constraints?|difficult(?:y|ies)|hardship|limitations?|problems?|issues?|burden|factors?|conditions?|concerns?|status|situation|considerations?|pressure|inability|support|toxicity))?|\b(?:un)?afford(?:able|ability|ed)?\b|\b(?:high |prohibitive |the |its |treatment |drug )*(?:costs?|price|expenses?)\b|\b(?:insur(?:ance|er)|payers?|payors?)(?: \w+){0,3}|\b(?:not |un)?(?:reimburs(?:ed|able|ement)|funded)\b|\black of (?:funds|money|funding|insurance)|\bexpensive\b|\bmoney\b/i,
  ],
  [
    "personal",
    /\b(?:personal|family|social|private|religious|domestic|logistic(?:al)?|travel)(?:\sand \w+)? (?:reasons?|circumstances|issues?|problems?|beliefs?|concerns?|matters?|preferences?)|\bpersonal choice\b/i,
  ],
  [
    "progression",
    /\b(?:(?:disease|tumou?r|clinical|radiologic(?:al)?|rapid|further|continued) )?progress(?:ion|ive disease|ed|ing)\b|\b(?:recurren\w+(?!\s(?:of\s)?(?:[\w-]+\s){0,3}?(?:\w*(?:penia|itis)\b|rash|diarrh|toxic|(?:poly)?neuropath|infection|sepsis|pyrexia|fever|bleed|thrombo|nausea|vomit|symptoms of|urosepsis|reaction))|relapse[d]?|PD|(?:lesions?|tumou?rs?|metastases|disease|mass(?:es)?|nodules?|nodes)(?: (?:had|have|has))?(?: \w+ly)? (?:grew|grown|enlarged|worsened)|new (?:\w+ )?(?:lesions?|metastas[ei]s))\b/i,
  ],
  [
    "inefficacy",
    /\b(?:poor|lack of|limited|no|insufficient|inadequate|unsatisfactory|low) (?:efficacy|response|effect(?:iveness)?|benefit|curative effect)\b|\binefficacy\b|\bineffective(?:ness)?\b|\btreatment failure\b/i,
  ],
  [
    "toxicity",
    /\b(?:severe |grade \S+ |haematologic(?:al)? |hematologic(?:al)? |unacceptable |intolerable |serious |drug-related |immune-related |significant )*(?:toxicit(?:y|ies)|adverse (?:events?|effects?|reactions?)|side[\s-]effects?|intoleran(?:ce|t)|poor(?:ly)? tolera(?:nce|nt|ted)|not (?:been )?(?:well )?tolerated?|AKI|acute kidney injury|febrile neutropenia|CIPN|badly tolerated|could not tolerate|unable to tolerate|did not tolerate|inability to tolerate|myelosuppression|(?:bone )?marrow suppression|myelotoxicity|(?:deep (?:vein|venous) )?thrombos[ie]s|DVT|thromboembolism|pulmonary embolism|hepatitis|transaminitis|(?:elevat\w+|rais\w+|increas\w+|rise|rising|derange\w+) (?:of |in )?(?:the |her |his )?(?:serum )?(?:liver (?:enzymes|function(?: tests)?)|transaminases|aminotransferases|ALT|AST|bilirubin|CPK|CK|creatin(?:e|ine)(?: \w+)?|lipase|amylase)|par(?:a)?esthesia[es]?|seizures?|bladder irritation|thrombotic microangiopathy|depression|hypoth\w+|fatigue|(?:joint|muscle|bone) pain|headaches?|dizziness|hot fl(?:a|u)shes|pruritus|malaise|weight loss|cramps|nausea|arthralgias?|myalgias?|(?:o)?edema|stomatitis|pneumonia|leu[ck]openia|an(?:a)?emia|QT prolongation|fever|myocarditis|arrhythmia|fistula|hyponatr(?:a)?emia|hyperglyc(?:a)?emia|hypothyroidism|ototoxicity|hearing loss|encephalopathy|o?esophagitis|(?:radiation )?dermatitis|proctitis|cystitis|enteritis|gastritis|dyspn(?:o)?ea|dysphagia|odynophagia|xerostomia|erythema|blistering|skin reactions?|dehydration|neutropenia|thrombocytopenia|pancytopenia|lymphopenia|(?:poly)?neuropathy|pyrexia|tinnitus|constipation|pancreatitis|nephritis|hypophysitis|thyroiditis|uveitis|chest pain|angina|coronary spasm|anorexia|haemorrhage|hemorrhage|haematuria|hematuria|epistaxis|insomnia|blisters?|osteonecrosis(?: of the jaw)?|bloating|pneumonitis|interstitial (?:lung disease|pneumonia)|ILD|lung injury|colitis|hepatotoxicity|nephrotoxicity|cardiotoxicity|hypersensitivity(?: reaction)?|anaphyla\w+|allergic reaction|(?:acute )?(?:renal|kidney|hepatic|liver|cardiac|heart) (?:failure|impairment|injury|dysfunction|insufficiency|toxicity)|mucositis|hand[\s-]foot syndrome|PPE|palmar[\s-]plantar \w+|rash|diarrh(?:o)?ea|vomiting|low (?:blood )?counts|cytopenias?|sepsis|infections?|bleeding|perforation|proteinuria|hypertension|cardiomyopathy|(?:decreas\w+|declin\w+|drop|fall|reduction|reduced)(?: \w+){0,3} (?:LVEF|ejection fraction)|(?:LVEF|ejection fraction)(?: had| has)? (?:drop|fall|decline|decrease|reduction|dropped|fell|fallen|decreased|declined))\b/i,
  ],
  [
    "medical",
    /\b(?:contra-?indicat\w+|comorbid\w+|co-morbid\w+|(?:clinical|functional|general) (?:decline|deterioration|worsening)|(?:general|performance|physical|clinical|health|functional|overall)(?: \w+)? (?:condition|stat(?:us|e)|health)(?: (?:had|has|was))?(?: (?:rapidly|further|steadily|progressively))? (?:deteriorat\w+|declin\w+|worsen\w+)|(?:poor |low |deteriorat\w+ |declining |worsening )(?:general |performance |physical |clinical |medical |health |nutritional )*(?:condition|status|health|state)|medical(?:ly)? (?:reasons?|unfit|inoperable|conditions?)|frail\w*|unfit|(?:her|his|the patient['’]s) (?:\w+ )?age\b|(?:poor|high|adverse)[\s-]risk(?: disease)?|an(?:a)?stomotic leak|(?:macro|micro)?vascular invasion|(?:Karnofsky|ECOG)(?: score| performance status| PS)?|not fit|advanced age|old age|elderly|inoperab\w+|unresectab\w+|pregnan(?:cy|t)|autoimmune disease|not (?:a )?(?:suitable|eligible)(?: candidate)?|ineligib\w+|high (?:surgical|operative|an(?:a)?esthetic) risk|performance status|decline in (?:her|his) (?:condition|health)|death|died)\b/i,
  ],
  [
    "not-available",
    /\b(?:un|not )available\b|\bunavailab\w+|\black of (?:availability|access)|\bno access\b|\bnot accessible\b|\bout of stock\b|\bCOVID-19(?: pandemic| lockdown)?\b|\bpandemic\b/i,
  ],
  [
    "refusal",
    /\b(?:refus\w+|declin(?:e|ed|es|ing)|unwilling\w*|reject\w+|patient['’]?s? (?:own )?(?:choice|decision|wish(?:es)?|preference|request|refusal|will)|against medical advice|opted (?:against|out)|chose not|did not (?:want|wish|consent|agree|accept)|reluctan\w+|withdrew (?:her |his )?consent|withdrawal of consent|(?:her|his) (?:own )?(?:request|wish(?:es)?|decision|choice|preference|refusal))\b/i,
  ],
  ["completed", /\b(?:completed|completion of (?:the )?(?:treatment|planned|therapy|course))\b/i],
];
const CAUSE =
  /\b(?:due to|d\/t|2\/2|because of|because|owing to|on account of|as a result of|in view of|(?<!\b(?:was|were|been|be|is|are|being|and|then|also|not) )given(?! (?:in|on|for|with|at|to|by|every|as|over|after|via|twice|weekly|daily)\b)|since|for|secondary to|on the (?:basis|grounds) of|by reason of|following|after|(?<=[\w,] )as)\s/gi;

/** The reason words in [from, to); the first class of the list that stands there. */
export function reasonWords(text: string, from: number, to: number): ReasonWords | undefined {
  const window = text.slice(from, to);
  for (const [cls, pattern] of CLASSES) {
    const m = pattern.exec(window);
    if (m) return { class: cls, start: from + m.index, end: from + m.index + m[0].length };
  }
  return undefined;
}

/** A reason that a word of cause gives: "due to poor efficacy", "for personal reasons", "because of toxicity". */
export function statedCause(text: string, from: number, to: number): ReasonWords | undefined {
  for (const m of text.slice(from, to).matchAll(CAUSE)) {
    const start = from + m.index;
    const end = Math.min(to, start + 110);
    const stop = /[;.]|,\s(?:and|but|the|she|he|so|which)\b/.exec(text.slice(start, end));
    const reason = reasonWords(text, start, stop ? start + stop.index : end);
    if (!reason || reason.class === "completed") continue;
    // "for personal reasons" gives a reason, "for recurrent cancer" and "after recurrence" tell what or when
    const isWeak = /^(?:for|since|following|after|as)\s/i.test(m[0]);
    if (
      isWeak &&
      (reason.start - start > 25 || ((reason.class === "progression" || reason.class === "toxicity") && /^(?:for|as)\s/i.test(m[0])))
    )
      continue;
    return { ...reason, start };
  }
  return undefined;
}

/** The reason as a fact carries it. */
export function reasonOf(reading: Reading, story: Story, words: ReasonWords): Reason {
  return {
    class: words.class,
    text: reading.sentence.text.slice(words.start, words.end),
    evidence: evidenceAt(story.narrative, reading.sentence, words.start, words.end),
  };
}
