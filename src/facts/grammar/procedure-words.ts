// Names of procedures: operations, biopsies, endoscopies, pictures, and supportive measures, with the words that belong to the name.
import type { ProcedureCategory } from "../fact.ts";

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

type Form = readonly [category: ProcedureCategory, head: string | undefined, pattern: RegExp];

const SCAN = "(?:[\\s-](?:scans?|imaging|scanning|images?|examinations?|study))?";

/** Without a head the matched word is its own. Earlier forms win where two overlap and are equally long. */
const FORMS: readonly Form[] = [
  [
    "imaging",
    "pet-ct",
    new RegExp(
      `\\b(?:(?:18F|F-?18)[\\s-])?(?:FDG[\\s-])?(?:PET(?:\\s?[-/+–]\\s?|\\s)CT|positron[\\s-]emission tomography(?:\\s?[-/–+]\\s?|\\s(?:and|with)\\s|\\s)(?:computed tomography|CT)(?:\\s\\(PET[-/\\s]?CT\\))?)${SCAN}`,
      "gi",
    ),
  ],
  ["imaging", "pet", new RegExp(`\\b(?:FDG[\\s-])?(?:PET|positron[\\s-]emission tomography(?:\\s\\(PET\\))?)${SCAN}(?![-/])`, "gi")],
  [
    "imaging",
    "ct",
    new RegExp(
      `\\b(?:(?:computed|computeri[sz]ed(?: axial)?) tomograph(?:y|ic)(?:\\s\\((?:CT|CAT)\\))?|CT|HRCT|CECT|NCCT|CTs)${SCAN}(?![/-](?:guided|PET))(?!-guided|\\sguided)`,
      "g",
    ),
  ],
  ["imaging", "ct", new RegExp(`\\b(?:Computed|Computeri[sz]ed(?: axial)?) tomograph(?:y|ic)(?:\\s\\((?:CT|CAT)\\))?${SCAN}`, "g")],
  ["imaging", "mri", new RegExp(`\\b(?:MRIs?|MR imaging|magnetic[\\s-]resonance (?:imaging|tomography)(?:\\s\\(MRI\\))?)${SCAN}`, "gi")],
  [
    "imaging",
    "ultrasound",
    /\b(?:(?:trans(?:vaginal|abdominal|rectal)|endovaginal|pelvic|abdominal|breast|scrotal|doppler|renal|thyroid|neck) )?(?:ultrasound|ultrasonograph(?:y|ic)|sonograph(?:y|ic)|sonogram|echograph(?:y|ic)|USG)(?! ?-?guided)(?:[\s-](?:scans?|examinations?|imaging))?/gi,
  ],
  [
    "imaging",
    "bone scan",
    /\b(?:whole[\s-]body )?(?:bone|skeletal|radionuclide|technetium) (?:scans?|scintigra(?:phy|m|ns?)|imaging)\b|\bbone scintigraphy\b|\bscintigraphy\b/gi,
  ],
  ["imaging", "mammography", /\b(?:digital |screening |diagnostic |bilateral )?mammogra(?:phy|phic examination|ms?)\b/gi],
  [
    "imaging",
    "x-ray",
    /\b(?:plain |chest |abdominal |skeletal )?(?:X-?rays?|radiographs?|radiography|roentgenograms?)(?! therapy)\b|\bCXR\b/gi,
  ],
  [
    "imaging",
    undefined,
    /\b(?:angiography|arteriography|cholangiogra(?:phy|m)|MRCP|echocardiogra(?:phy|m)|barium (?:enema|swallow|meal)|urography|pyelogra(?:phy|m)|lymphoscintigraphy|hysterosalpingography|myelogra(?:phy|m))\b/gi,
  ],
  [
    "cytology",
    "fna",
    /\b(?:(?:ultrasound|CT|US|EUS|image)[\s-]guided )?(?:fine[\s-]needle[\s-]aspirat(?:ion|e)s?(?:[\s-](?:cytology|biops(?:y|ies)))?(?:\s\(FNA[BC]?\))?|FNA[BC]?(?! showed no)\b(?: cytology| biopsy)?|EBUS-TBNA|EUS-FNA)/gi,
  ],
  [
    "cytology",
    "smear",
    /\b(?:Pap(?:anicolaou)? (?:smear|test)|cervical smear|(?:pleural|peritoneal|ascitic)(?: fluid)? cytology|urine cytology)\b/gi,
  ],
  ["biopsy", "biopsy", /\bbiops(?:y|ies|ied)\b/gi],
  ["biopsy", "bone marrow", /\bbone[\s-]marrow (?:aspirat(?:ion|e)|examination)(?: and (?:trephine )?biopsy)?\b/gi],
  [
    "endoscopy",
    undefined,
    /\b(?:flexible |rigid |fibre?optic |direct |video |office |diagnostic |upper (?:gastrointestinal )?|gastrointestinal |virtual )*(?:colpo|broncho|gastro|oesophagogastroduodeno|esophagogastroduodeno|(?:o)?esophago|colono|sigmoido|recto|procto|ano|cysto|urethrocysto|uretero|hystero|laryngo|nasopharyngo|naso|rhino|mediastino|thoraco|pleuro|panendo|endo|duodeno|entero|fibro|cholangio)scop(?:y|ies)\b|\b(?:EGD|ERCP|endoscopic ultrasound|EUS|EBUS)\b(?!-)/gi,
  ],
  // operations by their ending, with the words that make their name
  ["surgery", undefined, /\b(?:[a-z]+o-)?[a-z]{2,}ectom(?:y|ies)\b/gi],
  [
    "surgery",
    "lymphadenectomy",
    /\b(?:(?:sentinel |pelvic |para-?aortic |retroperitoneal |axillary |inguinal |mediastinal |regional |cervical |selective |radical |modified |bilateral |central |lateral )*(?:lymph[\s-]?nod(?:e|al)|nodal|node|neck|axillary|LN) (?:dissections?|clearance|sampling|removal)|ALND|PLND|RPLND)\b/gi,
  ],
  ["surgery", "sentinel", /\bsentinel(?: lymph)? node (?:biops(?:y|ies)|excision|mapping)|\bSLNB\b/gi],
  ["surgery", "hysterectomy", /\b(?:TAH|TLH)\b/g],
  ["surgery", "salpingo-oophorectomy", /\b(?:BSO|USO)\b/g],
  ["surgery", "laparotomy", /\b(?:explorat(?:ory|ive) )?(?:laparotom(?:y|ies)|laparatomy|celiotomy)\b/gi],
  ["surgery", "laparoscopy", /\b(?:diagnostic |exploratory |staging )?laparoscopy\b/gi],
  [
    "surgery",
    undefined,
    /\b(?:craniotomy|thoracotomy|sternotomy|colostomy|ileostomy|tracheostomy|gastrostomy|nephrostomy|jejunostomy|urostomy|conization|conisation|LEEP|LLETZ|amputation|enucleation|Whipple(?:'s)? (?:procedure|operation|resection)|pancreaticoduodenectomy|TURBT|TURP|transurethral resection(?: of (?:the |a )?(?:bladder tumou?r|prostate|tumou?r))?|Mohs(?: micrographic)? surgery|vertebroplasty|kyphoplasty|cranioplasty|anastomosis|metastasectomy|exenteration|dilat(?:ion|ation) and curettage|D ?& ?C|curettage|skin graft(?:ing)?|thyroidectomy|orchidectomy|castration)\b/gi,
  ],
  [
    "surgery",
    "resection",
    /\b(?:complete |total |gross[\s-]total |subtotal |partial |wide |en[\s-]bloc |curative |radical |surgical |wedge |segmental |anterior |low anterior |abdominoperineal |tumou?r |hepatic |liver |lung |bowel |endoscopic (?:mucosal |submucosal )?|sleeve |local |palliative |R0 |secondary |bone )*(?:resections?|excisions?)\b(?! (?:margins?|specimens?|biops|lines?|cavity|edges?))/gi,
  ],
  ["surgery", "resection", /\bsurgical(?:ly)? (?:resected|removed|excised|removal|extirpation)\b/gi],
  [
    "surgery",
    "debulking",
    /\b(?:(?:optimal |primary |interval |secondary |suboptimal |tumou?r )*(?:debulking|cytoreduct(?:ion|ive))(?: (?:surgery|operation|procedure))?)\b/gi,
  ],
  [
    "surgery",
    "transplantation",
    /\b(?:autologous |allogen(?:ei)?c |haploidentical |peripheral blood |stem[\s-]cell |bone[\s-]marrow |h(?:a)?ematopoietic |liver |kidney |renal )*(?:transplants?|transplantation|ASCT|HSCT|autograft)\b(?! candidate)/gi,
  ],
  [
    "surgery",
    "ablation",
    /\b(?:radio-?frequency|microwave|cryo-?|thermal|percutaneous (?:radio-?frequency|ethanol)|laser)[\s-]?(?:ablation|therapy)\b|\bcryo(?:therapy|surgery)\b|\bRFA\b/gi,
  ],
  [
    "surgery",
    "surgery",
    /\b(?:[a-z]+[\s-](?:conserving|sparing|preserving) |cataract |cardiac |bypass |breast |brain |spinal |cytoreductive |robotic |laparoscopic |open |emergency |radical |palliative |curative |elective |salvage |thyroid |hernia |orthop(?:a)?edic |spine |abdominal |oncologic(?:al)? |reconstructive |primary )*(?:surger(?:y|ies)|surgical (?:procedure|treatment|intervention|debridement|repair|fixation|decompression)|operation)\b/gi,
  ],
  [
    "supportive",
    "transfusion",
    /\b(?:red (?:blood )?cell |packed (?:red )?(?:cell |blood )?|blood |platelet |plasma |PRBC |RBC )*transfusions?\b/gi,
  ],
  [
    "supportive",
    "embolization",
    /\b(?:selective |uterine |bilateral |trans(?:catheter |arterial )?|arterial |artery |hepatic |portal vein |angiographic )*(?:chemo)?emboli[sz]ation\b|\bTA(?:C)?E\b(?=[^a-z])/gi,
  ],
  [
    "supportive",
    "stent",
    /\b(?:biliary |ureteral |ureteric |esophageal |oesophageal |tracheal |double-J |DJ |metallic |metal |endobronchial |duodenal |colonic )*stent(?:s|ing)?(?: (?:placement|insertion|implantation))?\b/gi,
  ],
  [
    "supportive",
    "drainage",
    /\b(?:percutaneous |biliary |pleural |chest (?:tube )?|pericardial |ascites |abscess |PTBD|transhepatic )*drainage\b|\bPTBD\b|\bchest tube (?:placement|insertion)\b/gi,
  ],
  [
    "supportive",
    undefined,
    /\b(?:thora(?:co)?centesis|paracentesis|pericardiocentesis|pleurodesis|lumbar puncture|h(?:a)?emodialysis|plasmapheresis|leukapheresis|port(?:-a-cath)? (?:placement|insertion)|feeding tube (?:placement|insertion))\b/gi,
  ],
  [
    "laboratory",
    "genetic testing",
    /\b(?:genetic|genomic|molecular|mutation(?:al)?|germline|BRCA|EGFR|tumou?r) (?:test(?:ing|s)?|profiling|sequencing|analysis|panel)\b|\bnext[\s-]generation sequencing(?:\s\(NGS\))?|\bNGS\b/gi,
  ],
  [
    "examination",
    "examination",
    /\b(?:gyn(?:a)?ecologic(?:al)?|pelvic|(?:per[\s-])?speculum|bimanual|(?:digital )?rectal|vaginal|recto-?vaginal|vagino-recto-abdominal|otolaryngologic(?:al)?|neurologic(?:al)?|breast|ophthalmologic(?:al)?|fundoscopic) examinations?\b/gi,
  ],
];
// Words before a head that belong to its name.
const ATTRIBUTE =
  /(?:^|[\s(/])((?:(?:total|subtotal|partial|radical|modified|simple|extended|skin-sparing|nipple-sparing|muscle-conserving|pectoral|laparoscopic|robotic(?:-assisted)?|open|abdominal|vaginal|core|needle|punch|excision(?:al)?|incisional|shave|trucut|tru-cut|percutaneous|transbronchial|transthoracic|transrectal|transperineal|endoscopic|stereotactic|image|CT|ultrasound|US|MRI|EUS|EBUS|guided|[a-z]+-guided|open|surgical|left|right|bilateral|unilateral|upper|lower|middle|distal|proximal|completion|wedge|sleeve|cold|cone|bone|marrow|liver|hepatic|lung|pulmonary|breast|cervical|endometrial|skin|renal|kidney|prostat(?:e|ic)|thyroid|lymph|node|nodal|axillary|inguinal|supraclavicular|neck|mediastinal|tumou?r|brain|pleural|muscle|bladder|vulvar|colon(?:ic)?|gastric|tongue|tonsil|whole|body|chest|contrast|enhanced|contrast-enhanced|pelvic|thoracic|spinal|spine|head|low-dose|high-resolution|repeat|exploratory)[\s-])+)$/i;
const NO_EVENT_AFTER =
  /^(?:[\s-]proven|-(?:confirmed|verified|resistant|sensitive|refractory|naive)|[\s-]*(?:margins?|scars?|flaps?|stumps?|cavity|candidates?|wards?|departments?|teams?|guided)\b)/i;

/** In the order of the text, the longest of those that overlap. */
export function findProcedureWords(text: string): readonly ProcedureWord[] {
  const all: ProcedureWord[] = [];
  for (const [category, head, pattern] of FORMS)
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (m[0] === "pet" || NO_EVENT_AFTER.test(text.slice(end, end + 16))) continue;
      const attributes =
        category === "examination" ? 0 : (ATTRIBUTE.exec(text.slice(Math.max(0, m.index - 70), m.index))?.[1]?.length ?? 0);
      const start = m.index - attributes;
      all.push({
        start,
        end,
        text: text.slice(start, end),
        category,
        named: end - m.index,
        head: head ?? m[0].toLowerCase().replace(/ies$/, "y"),
        isGeneric: head === "surgery" && /^(?:surger|operation|surgical)/i.test(m[0]),
      });
    }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: ProcedureWord[] = [];
  for (const word of all) {
    const last = kept.at(-1);
    if (!last || word.start >= last.end) kept.push(word);
    else if (word.end > last.end && last.isGeneric) kept[kept.length - 1] = word;
    // "biopsy" with its own attributes inside another name: the outer one stays
  }
  return kept;
}
