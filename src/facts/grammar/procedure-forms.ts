// The names of procedures as patterns: each with a cue that is cheap to look for, its category, and the head that its names share.
import { gated } from "../../base/gated.ts";
import type { ProcedureCategory } from "../treatment-fact.ts";

export type ProcedureForm = readonly [cue: RegExp, category: ProcedureCategory, head: string | undefined, pattern: RegExp];

const LESION =
  "lesions?|mass(?:es)?|tumou?rs?|neoplasms?|nodules?|nodes?|lumps?|growths?|moles?|naevus|nevus|polyps?|metastas[ei]s|recurrences?|deposits?|implants?|cysts?|melanomas?|[a-z]*sarcomas?|[a-z]*carcinomas?";
const ORGAN =
  "kidneys?|uterus|ovar(?:y|ies)|fallopian tubes?|lobes?|breasts?|stomach|spleen|gallbladder|colon|bowel|ileum|jejunum|duodenum|rectum|pancreas|tail|testi(?:s|cles?)|prostate|bladder|thyroid|parathyroids?|thymus|parotid|adrenals?(?: glands?)?|omentum|appendix|larynx|tonsils?|limb|skin|segments?|ribs?|mandible|maxilla|vulva|cervix";
const BE = "(?:was|were|had been|has been|have been)";
const MANNER =
  "(?:then|subsequently|later|again|also|both|all|surgically|completely|incompletely|en bloc|successively|previously|initially|finally|eventually|immediately|therefore|safely|macroscopically|microscopically|partially|totally|entirely|widely|locally|radically|endoscopically|laparoscopically|successfully)";
// Verbs of operations alone need no subject; what is "removed" may be a stitch or a drain. A lesion may have words behind it, an apposition or a relative pronoun; an organ only the pronoun.
const TAKEN_OUT = new RegExp(
  `(?<=\\b${BE} (?:${MANNER} )*)(?:re-?)?(?:excised|resected|extirpated)\\b|(?<=\\b(?:(?:${LESION})(?: [\\w-]+){0,5}(?:,[^,.;]{3,40},)?|(?:${ORGAN})(?: of the [\\w-]+)?)(?:,? (?:which|that))? ${BE} (?:${MANNER} )*)removed\\b|(?<=\\b(?:${LESION}) (?:was|were) [^.;,]{3,60} and (?:${MANNER} )*)(?:removed|excised|resected)\\b|(?<=\\b(?:[Ww]e|surgeons?) (?:${MANNER} )*)(?:excised|resected)\\b|(?<=\\b(?:${LESION}|${ORGAN}) (?:${MANNER} )?)(?:re-?)?(?:excised|resected|removed)(?= (?:in|on) (?:[A-Z]|\\d)| \\d| from (?:her|his|the) | with (?:clear|negative|positive|close|free|involved)|\\s?[;.]|\\s?$)`,
  "gi",
);
// "was placed", "placed", "insertion": what is put in, a tube, a port, a nail
const DEVICE =
  "(?:port(?:-?a-?cath)?|mediport|chemoport|(?:implantable |implanted |venous |central |tunnel(?:l)?ed |indwelling |pleural |peritoneal |Hickman |Broviac |pigtail |PICC )+(?:port|lines?|catheters?|access|drains?)|Ommaya reservoir|(?:VP|ventriculo-?peritoneal|ventricular|peritoneovenous) shunt|(?:IVC|vena cava) filter|PEG|feeding tube|nasogastric tube|NG tube|suprapubic catheter|chest (?:tube|drain)|drain|stoma)";
const PUT = `(?:(?:tubes? |catheters? |devices? |chamber )?(?:(?:${BE} (?:${MANNER} )*)?(?:placed|inserted|implanted|positioned|sited|created|fashioned|formed|established)|placement|insertion|implantation|creation|formation))\\b`;
/** Ends the word before it: no one is scanned in "Mr Peter". */
const SCAN = "(?![A-Za-z])(?:[\\s-](?:scans?|imaging|scanning|images?|examinations?|study))?";

/** Without a head the matched word is its own. Earlier forms win where two overlap and are equally long. */
export const PROCEDURE_FORMS: readonly ProcedureForm[] = [
  [
    gated(/pet|positron/i),
    "imaging",
    "pet-ct",
    new RegExp(
      `\\b(?:(?:18F|F-?18)[\\s-])?(?:FDG[\\s-])?(?:PET(?:\\s?[-/+–]\\s?|\\s)(?:CT|BT|TC|TDM)\\b|PETCT|positron[\\s-]emission tomography(?:\\s?[-/–+]\\s?|\\s(?:and|with)\\s|\\s)(?:computed tomography|CT)(?:\\s\\(PET[-/\\s]?CT\\))?)${SCAN}`,
      "gi",
    ),
  ],
  [
    gated(/pet|positron/i),
    "imaging",
    "pet",
    new RegExp(`\\b(?:FDG[\\s-])?(?:PET|positron[\\s-]emission tomography(?:\\s\\(PET\\))?)${SCAN}(?![-/])`, "gi"),
  ],
  [
    /CT|CAT|tomograph/,
    "imaging",
    "ct",
    new RegExp(
      `\\b(?:(?:computed|computeri[sz]ed(?: axial)?) tomograph(?:y|ic)(?:\\s\\((?:CT|CAT)\\))?|CAT(?=[\\s-]scan)|CT|HRCT|CECT|NCCT|CTs)${SCAN}(?![/-](?:guided|PET))(?!-guided|\\sguided)`,
      "g",
    ),
  ],
  [
    /omputed|omputeri/,
    "imaging",
    "ct",
    new RegExp(`\\b(?:Computed|Computeri[sz]ed(?: axial)?) tomograph(?:y|ic)(?:\\s\\((?:CT|CAT)\\))?${SCAN}`, "g"),
  ],
  [
    /MR|magnetic/i,
    "imaging",
    "mri",
    new RegExp(
      `\\b(?:MRIs?|MR(?= (?:scans?|imaging|examinations?|images?))|MR imaging|magnetic[\\s-](?:resonance )?(?:imag(?:ing|es?)|tomography)(?:\\s\\(MRI\\))?)${SCAN}`,
      "gi",
    ),
  ],
  [
    gated(/ultraso|sonogra|echogra|USG/i),
    "imaging",
    "ultrasound",
    /\b(?:(?:trans(?:vaginal|abdominal|rectal)|endovaginal|pelvic|abdominal|breast|scrotal|doppler|renal|thyroid|neck) )?(?:ultrasound|ultrasonograph(?:y|ic)|sonograph(?:y|ic)|sonogram|echograph(?:y|ic)|USG)(?! ?-?guided)(?:[\s-](?:scans?|examinations?|imaging))?/gi,
  ],
  [
    gated(/scan|scintigra|imaging|DOTA/i),
    "imaging",
    "bone scan",
    /\b(?:whole[\s-]body )?(?:bone|skeletal|radionuclide|technetium) (?:scans?|scintigra(?:phy|m|ns?)|imaging)\b|\bbone scintigraphy\b|\b(?:octreotide|somatostatin[- ]receptor|DOTA(?:TATE|TOC|NOC)|M?IBG|gallium|thyroid|V\/Q|ventilation-perfusion|technetium|sestamibi|radioiodine|I-131|whole-body iodine) (?:scans?|scintigra(?:phy|m|ns?))\b|\bscintigraphy\b/gi,
  ],
  [/mammogra/i, "imaging", "mammography", /\b(?:digital |screening |diagnostic |bilateral )?mammogra(?:phy|phic examination|ms?)\b/gi],
  [
    gated(/x-?ray|radiogra|roentgen|CXR/i),
    "imaging",
    "x-ray",
    /\b(?:plain |chest |abdominal |skeletal )?(?:X-?rays?|radiographs?|radiography|roentgenograms?)(?! therapy)\b|\bCXR\b/gi,
  ],
  [
    gated(/graph(?:y|ies)|gram|MRCP|barium|OPG|survey|SPECT|Doppler/i),
    "imaging",
    undefined,
    /\b(?:(?:magnetic resonance )?(?:[a-z]*angio|arterio|aorto|veno|phlebo|cholangio(?:pancreato)?|echocardio|uro|pyelo|cysto|hysterosalpingo|myelo|broncho|galacto|lymphangio)gra(?:phy|ms?)|orthopantomogra(?:phy|ms?)|OPG(?= (?:was|showed|revealed))|sonomammogra(?:phy|ms?)|skeletal survey|computed tomograms?|SPECT(?:[-/]CT)?|(?:colou?r|duplex) Doppler|MRCP|barium (?:enema|swallow|meal)|lymphoscintigraphy)\b/gi,
  ],
  [
    gated(/needle|FNA|TBNA/i),
    "cytology",
    "fna",
    /\b(?:(?:ultrasound|CT|US|EUS|image)[\s-]guided )?(?:fine[\s-]needle[\s-]aspirat(?:ion|e)s?(?:[\s-](?:cytology|biops(?:y|ies)))?(?:\s\(FNA[BC]?\))?|FNA[BC]?(?! showed no)\b(?: cytology| biopsy)?|EBUS-TBNA|EUS-FNA)/gi,
  ],
  [
    gated(/smear|cytolog|aspiration|Pap|lavage|wash|brush/i),
    "cytology",
    "smear",
    /\bcytologic(?:al)? (?:examination|analysis|evaluation)(?= of)|\b(?<!marrow )aspiration(?= of (?:the |a |an )?(?:[\w-]+ ){0,3}?(?:cyst|mass|lesion|nodes?|nodule|lump|tumou?r)\b)|\b(?:Pap(?:anicolaou)? (?:smear|test)|cervical smear|(?:pleural|peritoneal|ascitic|sputum|imprint|brush|bronchial|urine|urinary|bile|cerebrospinal|CSF)(?: fluid)? cytology)\b|(?<=\bsent for )cytolog(?:y|ic(?:al)? (?:examination|analysis))\b|\bbronch(?:o-?alveolar|ial) (?:lavage|wash(?:ings?)?|brush(?:ings?)?)\b/gi,
  ],
  [
    gated(/punctured|sampled|needled/i),
    "biopsy",
    "puncture",
    new RegExp(`(?<=\\b(?:${LESION})(?: [\\w-]+){0,4} ${BE} (?:${MANNER} )*)(?:punctured|sampled|needled)\\b`, "gi"),
  ],
  [/biops|\bbx\b/i, "biopsy", "biopsy", /(?<!\b(?:liquid|optical) )\b(?:re-?)?(?:biops(?:y|ies|ied)|bx)\b/gi],
  [/marrow/i, "biopsy", "bone marrow", /\bbone[\s-]marrow (?:aspirat(?:ion|e)|examination)(?: and (?:trephine )?biopsy)?\b/gi],
  [
    gated(/scop|endosono|EGD|OGD|ERCP|EUS|EBUS/i),
    "endoscopy",
    undefined,
    /\b(?:flexible |rigid |fibre?optic |direct |video |office |diagnostic |upper (?:gastrointestinal )?|gastrointestinal |virtual )*(?!(?:[a-z]*micro|spectro|[a-z]*fluoro|stetho|laparo|radio|crystallo|derm(?:at)?o|capillaro|oto|ophthalmo|retino|gonio)scop)(?:[a-z]{2,8}-)?[a-z]{2,}scop(?:y|ies)\b|\b(?:EGD|OGD|ERCP|endoscopic (?:examination|evaluation)|endoscopic ultraso(?:und|nography)|(?:echo-?)?endosonography|EUS|EBUS)\b(?!-)/gi,
  ],
  // operations by their ending, with the words that make their name
  [/ectom/i, "surgery", undefined, /\b(?:(?:[a-z]+o|hemi|sub)-)?[a-z]{2,}ectom(?:y|ies)\b/gi],
  [
    gated(/dissect|clearance|sampling|removal|LND/i),
    "surgery",
    "lymphadenectomy",
    /\b(?:(?:bilateral |left |right |lateral |radical |modified |selective )*(?:cervical|central(?: compartment)?|lateral compartment|inguinal|groin) (?:lymph node )?dissections?|(?:sentinel |pelvic |para-?aortic |retroperitoneal |axillary |inguinal |mediastinal |regional |cervical |selective |radical |modified |bilateral |central |lateral )*(?:lymph[\s-]?nod(?:e|al)|nodal|node|neck|axillary|LN) (?:dissections?|clearance|sampling|removal)|ALND|PLND|RPLND)\b/gi,
  ],
  [gated(/sentinel|SLNB/i), "surgery", "sentinel", /\bsentinel(?: lymph)? node (?:biops(?:y|ies)|excision|mapping)|\bSLNB\b/gi],
  [/TAH|TLH/, "surgery", "hysterectomy", /\b(?:TAH|TLH)\b/g],
  [/BSO|USO/, "surgery", "salpingo-oophorectomy", /\b(?:BSO|USO)\b/g],
  [gated(/lapar|celiotomy/i), "surgery", "laparotomy", /\b(?:explorat(?:ory|ive) )?(?:laparotom(?:y|ies)|laparatomy|celiotomy)\b/gi],
  [
    /VATS|video-assisted/i,
    "surgery",
    "thoracoscopy",
    /(?<!\()\bVATS\b(?!\))(?= (?:was|were|and|with|showed|revealed|in|on)\b|[.,;]|$)|\bvideo-assisted thora(?:coscopic|cic) surgery(?: \(VATS\))?/gi,
  ],
  [/laparoscop/i, "surgery", "laparoscopy", /\b(?:diagnostic |exploratory |staging )?laparoscopy\b|\blaparoscopic exploration\b/gi],
  [
    /tom(?:y|ies)|CABG|hernio|hernia|decortic|debrid|osteosynth|disarticul|burr|graft|flap|fulgur|cauter|photodyn|laser|ESD|EMR|hartmann|stripping|nailing|\bnail\b|fixation|coni[sz]ation|LEEP|LLETZ|amputations?|enucleation|whipple|TUR|transurethral|mohs|plasty|anastomosis|exenteration|curettage|D ?&|graft|castration/i,
    "surgery",
    undefined,
    /\b(?:Hartmann(?:['’]s)? (?:procedure|operation|resection)|abdominoperineal resection|(?:peritoneal )?stripping(?= of the (?:\w+ ){0,3}peritoneum)|(?:intramedullary|gamma|femoral) (?:nail(?:ing)?)|(?:internal|surgical|prophylactic|open reduction and internal) fixation|(?!dich|phleb|episi)[a-z]{3,}o(?:s)?tom(?:y|ies)|conization|conisation|LEEP|LLETZ|amputations?|enucleation|Whipple(?:'s)?(?: (?:procedure|operation|resection))?(?!(?:'s)? disease)|pancreaticoduodenectomy|TUR-?BT?|TURP|transurethral resection(?: of (?:the |a )?(?:bladder tumou?r|prostate|tumou?r))?(?: \((?:TURBT|TURP|TUR-?B)\))?|Mohs(?: micrographic)? surgery|(?!neo)[a-z]{4,}plasty|osteosynthes[ie]s|anastomosis|metastasectomy|exenteration|evisceration|CABG|(?:hernia |inguinal hernia )repair|herniorrhaphy|decortication|debridement|(?:hip |knee |shoulder )?disarticulation|burr[- ]hole(?:s| (?:drainage|trephination))?(?! biops)|bone graft(?:ing)?|flap reconstruction|fulguration|(?:electro-?)?cauteri[sz]ation|electrocautery|photodynamic therapy|laser (?:surgery|vapori[sz]ation|excision|resection|coagulation|photocoagulation)|ESD|EMR|dilat(?:ion|ation) and curettage|D ?& ?C|curettage|skin graft(?:ing)?|thyroidectomy|orchidectomy|(?<!\b(?:chemical|medical|hormonal|pharmacological) )castration(?![ -](?:resist|sensit|refract|naive|level|range)))\b/gi,
  ],
  [
    /resect|excision|extirpation/i,
    "surgery",
    "resection",
    /\b(?:complete |total |gross[\s-]total |subtotal |partial |wide |en[\s-]bloc |curative |radical |surgical |wedge |segmental |marginal |near[\s-]total |incomplete |compartmental |piecemeal |anterior |low anterior |abdominoperineal |tumou?r |hepatic |liver |lung |bowel |endoscopic (?:mucosal |submucosal )?|sleeve |local |palliative |R0 |secondary |bone )*(?:(?:re-?)?resections?|(?:re-?)?excisions?|extirpations?)\b(?! (?:margins?|specimens?|biops|lines?|cavity|edges?))/gi,
  ],
  // "the leg was amputated", "the eye was enucleated"
  [
    /amputated|enucleated|exenterated|curetted|disarticulated|explored/i,
    "surgery",
    undefined,
    new RegExp(`(?<=\\b${BE} (?:${MANNER} )*)(?:amputated|enucleated|exenterated|curetted|disarticulated|explored)\\b`, "gi"),
  ],
  // "removal of the mass": as the verb
  [
    gated(/removal/i),
    "surgery",
    "resection",
    new RegExp(
      `\\b(?:(?:complete|total|partial|en bloc) )?removal(?= of (?:the |a |an |her |his |both |all )?(?:[\\w-]+ ){0,3}?(?:${LESION}|${ORGAN})\\b)`,
      "gi",
    ),
  ],
  // bones and joints
  [
    gated(/replacement|prosthes|fusion|instrumentation|stabili|decompression|spondylodesis/i),
    "surgery",
    undefined,
    /\b(?:total |partial )?(?:hip|knee|shoulder|joint|elbow) (?:replacement|(?:endo-?)?prosthesis)(?: surgery)?|\b(?:femoral head |hip |knee |tumou?r )?(?:endo)?prosthes[ie]s (?:implantation|replacement|reconstruction)|\b(?:(?:spinal|posterior|anterior|posterolateral|vertebral|pedicle screw|lumbar|thoracic|cervical|surgical|occipitocervical) )+(?:fusion|instrumentation|stabili[sz]ation|decompression)\b|\bspondylodesis\b/gi,
  ],
  // "a port was placed", "Ommaya reservoir insertion"
  [
    gated(/port|line|catheter|drain|reservoir|shunt|filter|PEG|tube|stoma/i),
    "supportive",
    undefined,
    new RegExp(`\\b${DEVICE} ${PUT}|\\b(?:placement|insertion|implantation) of (?:a |an |the |her |his )?${DEVICE}\\b`, "gi"),
  ],
  [
    gated(/reversal|closure|takedown|reversed|closed/i),
    "surgery",
    "stoma reversal",
    /\b(?:reversal|closure|takedown) of (?:the |a |her |his )?(?:(?:loop|end|diverting|defunctioning) )?(?:ileostomy|colostomy|stoma)\b|\b(?:ileostomy|colostomy|stoma) (?:reversal|closure|takedown)\b|(?<=\b(?:ileostomy|colostomy|stoma) (?:was|had been) (?:\w+ )?)(?:reversed|closed|taken down)\b/gi,
  ],
  // "LAR/TME", "low anterior resection", "MRM", "WLE": written in capitals
  [
    /LAR|WLE/,
    "surgery",
    "resection",
    /(?<!\b(?:[Ss]andostatin|[Oo]ctreotide|[Pp]asireotide|[Ss]ignifor) )\b(?:LAR(?:\s?\/\s?TME)?|WLE)\b/g,
  ],
  [/MRM/, "surgery", "mastectomy", /\bMRM\b/g],
  // "the lesion was excised", "a nodule, which was re-excised", "the uterus was removed", "the pancreatic tail was resected"
  [gated(/excised|resected|removed|extirpated/i), "surgery", "resection", TAKEN_OUT],
  [/surgical/i, "surgery", "resection", /\bsurgical(?:ly)? (?:resected|removed|excised|extirpated|removal|extirpation)\b/gi],
  [
    gated(/debulk|cytoreduct/i),
    "surgery",
    "debulking",
    /\b(?:(?:optimal |primary |interval |secondary |suboptimal |tumou?r |complete )*(?:debulking|cytoreduct(?:ion|ive))(?: (?:surgery|operation|procedure))?)\b(?! (?:effects?|(?:\w+ )?chemo\w*|treatment|therapy|regimen|nephrectomy)\b)|(?<=\b(?:was|were|been) (?:\w+ly )?)debulked\b/gi,
  ],
  [
    gated(/transplant|SCT|autograft/i),
    "surgery",
    "transplantation",
    /\b(?:autologous |allogen(?:ei)?c |haploidentical |peripheral blood |stem[\s-]cell |bone[\s-]marrow |h(?:a)?ematopoietic |liver |kidney |renal )*(?:transplants?|transplantation|ASCT|HSCT|autograft)\b(?! candidate)/gi,
  ],
  [
    gated(/ablat|cryo|RFA|therapy/i),
    "surgery",
    "ablation",
    /\b(?:radio-?frequency|microwave|cryo-?|thermal|percutaneous (?:radio-?frequency|ethanol)|laser)[\s-]?(?:ablation|therapy)\b|\bcryo(?:therapy|surgery)\b|\bRFA\b|(?<=\b(?:was|were|been) (?:\w+ly )?)ablated\b/gi,
  ],
  [
    /surg|operation|operated/i,
    "surgery",
    "surgery",
    /\b(?:[a-z]+[\s-](?:conserving|sparing|preserving) |cataract |cardiac |bypass |breast |brain |spinal |cytoreductive |robotic |laparoscopic |open |emergency |radical |palliative |curative |elective |salvage |thyroid |hernia |orthop(?:a)?edic |spine |abdominal |oncologic(?:al)? |reconstructive |primary )*(?:surger(?:y|ies)|surgical (?:procedure|treatment|intervention|exploration|debridement|repair|fixation|decompression)|operation)\b|(?<=\b(?:was|were|been) (?:\w+ly )?)(?:re-?)?operated\b|(?<=\btreated )surgically\b/gi,
  ],
  [
    /transfus|plasma exchange/i,
    "supportive",
    "transfusion",
    /\b(?:red (?:blood )?cell |packed (?:red )?(?:cell |blood )?|blood |platelet |plasma |PRBC |RBC )*transfusions?\b|(?<=\b(?:blood|platelets|plasma|cells|units) (?:was|were) )transfused\b|\bplasma exchange\b/gi,
  ],
  [
    gated(/emboli|TAC?E/i),
    "supportive",
    "embolization",
    /\b(?:selective |uterine |bilateral |trans(?:catheter |arterial )?|arterial |artery |hepatic |portal vein |angiographic )*(?:chemo)?emboli[sz]ation\b|\bTA(?:C)?E\b(?=[^a-z]|$)|(?<=\b(?:was|were|been) (?:\w+ly )?)(?:chemo)?emboli[sz]ed\b/gi,
  ],
  [
    /stent/i,
    "supportive",
    "stent",
    /\b(?:biliary |ureteral |ureteric |esophageal |oesophageal |tracheal |double-J |DJ |metallic |metal |endobronchial |duodenal |colonic )*stent(?:s|ing)?(?: (?:placement|insertion|implantation))?\b/gi,
  ],
  [
    gated(/drain|PTBD|tap|aspirated|evacuated/i),
    "supportive",
    "drainage",
    /\b(?:percutaneous |biliary |pleural |chest (?:tube )?|pericardial |ascites |abscess |PTBD|transhepatic )*drainage\b|\bPTBD\b|\b(?:pleural|ascitic|peritoneal|ascites) taps?\b|(?<=\b(?:effusions?|fluid|ascites|abscess(?:es)?|collections?|empyema|haematoma|hematoma|seroma) (?:was|were|had been) (?:\w+ly |repeatedly )?)(?:drained|tapped|aspirated|evacuated)\b/gi,
  ],
  [
    gated(/centesis|pleurodesis|puncture|dialysis|pheresis|electrochemo|window/i),
    "supportive",
    undefined,
    /\b(?:thora(?:co)?centesis|paracentesis|pericardiocentesis|pleurodesis|lumbar puncture|(?:h(?:a)?emo)?dialysis|plasmapheresis|leukapheresis|electrochemotherapy|pericardial window)\b/gi,
  ],
  [
    gated(/test|profil|sequenc|analysis|panel|NGS/i),
    "laboratory",
    "genetic testing",
    /\b(?:genetic|genomic|molecular|mutation(?:al)?|germline|BRCA|EGFR|tumou?r) (?:test(?:ing|s)?|profiling|sequencing|analysis|panel)\b|\bnext[\s-]generation sequencing(?:\s\(NGS\))?|\bNGS\b/gi,
  ],
  [
    gated(/autopsy|necropsy|mortem/i),
    "examination",
    "autopsy",
    /\b(?:autopsy|necropsy|post-?mortem(?: examination)?)\b(?= (?:was|revealed|showed|confirmed|disclosed|demonstrated|findings|examination))/gi,
  ],
  [
    /examination/i,
    "examination",
    "examination",
    /\b(?:gyn(?:a)?ecologic(?:al)?|pelvic|(?:per[\s-])?speculum|bimanual|(?:digital )?rectal|vaginal|recto-?vaginal|vagino-recto-abdominal|otolaryngologic(?:al)?|neurologic(?:al)?|breast|ophthalmologic(?:al)?|fundoscopic) examinations?\b/gi,
  ],
];
