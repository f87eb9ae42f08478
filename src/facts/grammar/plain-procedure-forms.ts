// Names of procedures that are seldom written so: pictures without their noun, scopes by their adjective, cytology by its sample, bypasses, repairs.
import { gated } from "../../base/gated.ts";
import type { ProcedureForm } from "./procedure-forms.ts";

const DONE = "(?:was|were|is|are|had been|has been)";
const SHOWED = "(?:show|reveal|demonstrat|confirm|disclos|detect|depict|suggest|indicat|identif)(?:ed|s|ied|e)?\\b";
const MADE = "(?:done|performed|obtained|carried out|taken|made|repeated|undertaken|constructed|fashioned|created)";

export const PLAIN_PROCEDURE_FORMS: readonly ProcedureForm[] = [
  // "brain MR", "MR of the spine", "MR showed": not "Mr", nor "mild MR" of a heart's valve
  [
    /\bMR\b/,
    "imaging",
    "mri",
    new RegExp(
      `(?<=\\b(?:[Bb]rain|[Cc]erebral|[Cc]ranial|[Hh]ead|[Nn]eck|[Ss]pin(?:e|al)|[Ll]umbar|[Cc]ervical|[Tt]horacic|[Pp]elvic|[Pp]elvis|[Aa]bdominal|[Aa]bdomen|[Ll]iver|[Hh]epatic|[Bb]reast|[Pp]rostat(?:e|ic)|[Rr]ectal|[Rr]enal|[Oo]rbital|[Cc]ardiac|[Bb]ody|[Mm]ultiparametric|[Ee]nhanced|[Ff]ollow-up) )MR\\b(?![-/])|(?<!\\b(?:mild|moderate|severe|trace) )\\bMR(?= of (?:the |her |his |both |[a-z]+ (?:spine|joint))| with (?:and without )?(?:\\w+ )?(?:contrast|gadolinium)| (?:angiography|spectroscopy|enterography|${SHOWED}|${DONE} ${MADE}\\b))`,
      "g",
    ),
  ],
  // "X -ray", "X- ray", "chest film", "films of the pelvis"
  [/\b[Xx]\s-?\s?ray|\b[Xx]-\s ?ray/, "imaging", "x-ray", /\b(?:plain |chest |abdominal |skeletal )?X(?:\s-\s?|-?\s)rays?(?! therapy)\b/gi],
  [
    gated(/films?\b/i),
    "imaging",
    "x-ray",
    /\b(?:(?:plain|chest|skull|pelvic|abdominal|thoracic|spin(?:e|al)|bone|skeletal|hip|knee|shoulder|dental|lateral|panoramic) )+films?\b(?! (?:badge|coat))|\bfilms?\b(?= of (?:the|her|his|both) )/gi,
  ],
  // "endoscopic assessment", "cystoscopic inspection"
  [
    gated(/scopic/i),
    "endoscopy",
    undefined,
    /\b(?!(?:[a-z]*micro|spectro|[a-z]*fluoro|macro|stereo|stetho|laparo|thoraco|radio|crystallo|derm(?:at)?o|capillaro|oto|ophthalmo|fundo|retino|gonio)scop)(?:[a-z]{2,8}-)?[a-z]{2,}scopic (?:assessment|evaluation|inspection|examination|exam|study|exploration|visuali[sz]ation|check-?up|control|view|re-?evaluation|surveillance)\b/gi,
  ],
  // "smear cytology", "brushings were taken"
  [
    gated(/cytolog/i),
    "cytology",
    "smear",
    /\b(?:smear|imprint|touch|brush(?:ing)?s?|bronchial|sputum|exfoliative|scrap(?:e|ing)s?|CSF|cerebrospinal|ascit(?:ic|es)|pleural|peritoneal|pericardial|urin(?:e|ary)|bile|biliary|aspirat(?:ion|e)|needle|lavage|washings?|cervical|cervicovaginal|vaginal|nipple|effusion)(?: (?:fluid|washings?|lavage|smear|brush(?:ing)?s?|discharge|aspirat(?:ion|e)))? cytolog(?:y|ic(?:al)? (?:examination|smears?))\b/gi,
  ],
  // glued by the extraction of a page: "Biopsyproved", "CTguided biopsy" is one already
  [/biops(?:y|ies)[pcv]/i, "biopsy", "biopsy", /\bbiopsy(?=(?:prove[nd]|confirmed|verified)\b)/gi],
  // "trephine of the iliac crest", "marrow trephine"
  [
    gated(/trephine/i),
    "biopsy",
    "bone marrow",
    new RegExp(
      `\\b(?:bone[\\s-])?marrow trephines?\\b(?! biops)|\\btrephine\\b(?! biops)(?= (?:of|from) (?:the |her |his )?(?:iliac|marrow|bone)| ${DONE} ${MADE})`,
      "gi",
    ),
  ],
  [
    gated(/bypass/i),
    "surgery",
    "bypass",
    new RegExp(
      `\\b(?:(?:palliative|surgical|double|triple|quadruple|coronary|artery|arterial|aorto-?\\w+|femoro-?\\w+|vascular|biliary|hepatic|gastric|duodenal|intestinal|enteric|bowel|colonic|bilio-?enteric|biliary-enteric|bilio-?digestive|gastro-?jejunal|gastro-?enteric|ileo-?transverse|ileo-?colic|ileo-?rectal|oesophageal|esophageal|retrosternal|extra-anatomic) )+bypass(?:es)?(?: (?:surgery|operation|procedure|grafting))?\\b|(?<!\\bcardiopulmonary )\\bbypass\\b(?= ${DONE} ${MADE})`,
      "gi",
    ),
  ],
  // "microwave coagulation", "argon plasma coagulation"
  [
    gated(/coagul/i),
    "surgery",
    "ablation",
    /\b(?:microwave|argon[\s-](?:plasma|beam)|infra-?red|thermal|interstitial laser|radio-?frequency|plasma|endoscopic|bipolar|thermo|electro)[\s-]?(?:electro)?coagulation(?: therapy)?\b|\b(?:electro|photo|thermo)coagulation\b/gi,
  ],
  // "breast reconstruction with a flap", "the defect was reconstructed"; not of an image
  [
    gated(/reconstruct/i),
    "surgery",
    "reconstruction",
    new RegExp(
      `\\b(?:(?:immediate|delayed|primary|secondary|autologous|microvascular|plastic|surgical|breast|nipple|mandibular|maxillary|jaw|chest|abdominal|wall|scalp|facial|nasal|lip|tongue|pharyngeal|laryngeal|tracheal|oesophageal|esophageal|bladder|urethral|ureteral|ureteric|urinary|vaginal|vulvar|perineal|pelvic|vascular|venous|caval|biliary|skull|base|dural|bone|bony|joint|limb|implant|expander|flap|skin|soft[\\s-]tissue|defect|Roux-en-Y|Billroth \\w+)[\\s-])+reconstructions?\\b(?! (?:artefacts?|artifacts?|images?|flap))|(?<!\\b(?:3D|3-D|dimensional|image|multiplanar|coronal|sagittal|MPR|axial|iterative|CT|MRI) )\\breconstructions?\\b(?= (?:with|using|by) (?:an? |the |her |his )?(?:[\\w-]+ ){0,5}?(?:flaps?|grafts?|mesh|implants?|prosthes[ie]s|expanders?|plates?|patch|conduit|tube|pouch|cement)\\b| ${DONE} (?:also )?${MADE}| of (?:the |her |his )?(?:breast|mandible|jaw|defect|chest|abdominal|bladder|nose|lip|vein|artery|vena|bile|skull|scalp|hip|pelvi))|(?<=\\b(?:breast|mandible|maxilla|jaw|defect|wall|vein|artery|cava|nose|lip|scalp|trachea|oesophagus|esophagus|joint|skull|dura|tongue|urethra|vagina|perineum|area|site|wound) ${DONE} (?:then |immediately |\\w+ly )?)reconstructed\\b`,
      "gi",
    ),
  ],
  // "a supraclavicular dissection", "tubal ligation", "anterior repair"
  [
    gated(/dissection/i),
    "surgery",
    "lymphadenectomy",
    /\b(?:(?:left|right|bilateral|radical|modified|selective|extended|limited|functional|ipsilateral|contralateral) )*(?:supraclavicular|infraclavicular|iliac|obturator|ilio-?inguinal|popliteal|parotid|submandibular|supraomohyoid|mediastinal|hilar|retroperitoneal|para-?aortic|pelvic|D[123]) dissections?\b/gi,
  ],
  [
    gated(/ligation|ligated|repair|neurolysis|lithotripsy|reimplantation|marsupiali|snared|shelled out|taken out|cut out|cut away/i),
    "surgery",
    undefined,
    new RegExp(
      `\\b(?:tubal |variceal |band |vessel |(?:[\\w-]+ )?(?:artery|vein|duct) )ligation\\b|\\bligation(?= of (?:the |a |both )?(?:[\\w-]+ ){0,2}(?:artery|arteries|veins?|vessels?|duct|tubes|varices)\\b)|\\b(?:(?:anterior|posterior|hernia|fistula|dural|prolapse|perforation|vascular|tendon|incisional|umbilical) )+repair\\b|\\b(?:c(?:o)?eliac (?:plexus )?|splanchnic (?:nerve )?|plexus |phenol )?neurolysis\\b|\\blithotripsy\\b|\\b(?:ureteral |ureteric )?reimplantation\\b|\\bmarsupiali[sz]ation\\b|(?<=\\b(?:polyps?|lesions?|mass|tumou?r|nodules?|lump|growth|cyst|kidney|ovary|uterus|spleen|testis|breast|thyroid|lobe|bladder|prostate|stomach) ${DONE} (?:then |later |\\w+ly )?)(?:snared|shelled out|taken out|cut out|cut away)\\b`,
      "gi",
    ),
  ],
  // "isotope scan of the bones", "bone isotope scan"
  [
    gated(/isotope|radioisotope|radionuclide/i),
    "imaging",
    "bone scan",
    /\b(?:radio-?)?(?:isotope|isotopic|nuclide) (?:bone )(?:scans?|scanning|imaging|study)\b|\bradionuclide bone (?:scans?|scanning|imaging|study)\b|\bbone (?:radio-?)?isotope scans?\b|\b(?:radio-?)?isotope scans?\b(?= of (?:the |her |his )?(?:bones?|skeleton)\b)/gi,
  ],
  [gated(/densitometry|DEXA|DXA/i), "imaging", "bone densitometry", /\bbone densitometry\b|\bDE?XA scans?\b/gi],
];
