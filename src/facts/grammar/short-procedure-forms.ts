// Names of procedures as clinics write them short: capitals, surgeons' names, tracers, devices. Letters that mean other things too need words beside them.
import { gated } from "../../base/gated.ts";
import type { ProcedureForm } from "./procedure-forms.ts";

// "underwent RIG", "s/p OLT", "OLT in 2015", "IRE of the pancreas", "TORS was performed"
const TOLD = "(?= (?:was|were|of|for|in|on|with|and|after|followed|to|left|right)\\b|\\s?[.;,(]|\\s?$)";

export const SHORT_PROCEDURE_FORMS: readonly ProcedureForm[] = [
  [
    /R[AL][RL]P|RARP|RALP/,
    "surgery",
    "prostatectomy",
    /\b(?:RARP|RALRP|RALP|LRP|RRP)\b(?= (?:\+|with|and|was|in|on|followed)\b|\s?[.;,(/]|\s?$| \+)/g,
  ],
  [/LAVH|TVH|RAH|LASH/, "surgery", "hysterectomy", /\b(?:LAVH|TVH|RA-?TLH|LASH)\b/g],
  [/PPPD|PD\b/, "surgery", "pancreaticoduodenectomy", /\b(?:PPPD|PrPD)\b/g],
  [
    /Hartmann/,
    "surgery",
    "hartmann",
    /\bHartmann(?:['’]?s)?\b(?= (?:in|on|was|for|with)\b|\s?[.;,(]|\s?$)(?! (?:procedure|operation|resection|solution|pouch))/g,
  ],
  [
    gated(/TME|TEMS|TAMIS|ALPPS|HIPEC|PIPAC|OLTx?|EPP|TORS|TLM|ETV|IRE\b/),
    "surgery",
    undefined,
    new RegExp(
      `\\b(?:(?:robotic |laparoscopic )?(?:Ta|ta)TME|TEMS|TAMIS|ALPPS(?: procedure)?|CRS ?(?:\\+|and|with|/|&) ?HIPEC|PIPAC|EPP|TORS(?: resection)?|TLM|ETV|IRE|OLTx?|OLT)\\b${TOLD}`,
      "g",
    ),
  ],
  [/SNB|SLN|ANC\b/, "surgery", "sentinel", /\bSNB\b|\bSLN (?:biops(?:y|ies)|mapping|excision)/g],
  [
    /ANC/,
    "surgery",
    "lymphadenectomy",
    /(?<=\b(?:WLE|mastectomy|lumpectomy|excision|mx|MRM)(?: and| \+| &|,|\/)? ?)\bANC\b(?! ?(?:of|was|[<>=\d]))/g,
  ],
  [
    gated(/poudrage|adhesiolysis|neobladder|free flap|perfusion|plexus block|nail\b|replacement/i),
    "surgery",
    undefined,
    /\b(?:talc )(?:poudrage|slurry)\b|\badhesiolysis\b|\b(?:orthotopic )?neobladder\b(?= (?:formation|reconstruction|was|creation)\b)|\b(?:radial forearm|fibula|fibular|anterolateral thigh|ALT|DIEP|latissimus dorsi|jejunal|TRAM|rectus) free flap\b|\bisolated limb (?:perfusion|infusion)\b|\bc(?:o)?eliac plexus block\b|\b(?:IM|intramedullary|gamma) nail\b(?= (?:of|to|was|in|on|for)\b|\s?[.;,(]|\s?$)|\bendoprosthetic replacement\b/gi,
  ],
  [
    /VP shunt|ventriculoperitoneal/i,
    "supportive",
    "shunt",
    /\b(?:VP|ventriculo-?peritoneal) shunt\b(?= (?:in|on|was|for|and|with)\b|\s?[.;,(]|\s?$)/gi,
  ],
  [
    /RIG\b|SEMS|nephrostom|Hickman/,
    "supportive",
    undefined,
    /\bRIG (?:tube )?(?:insertion|placement|inserted|placed|was)\b|\bSEMS\b(?= (?:was|were|placed|inserted|insertion|placement)\b)|\bHickman line\b(?= (?:in|on|was)\b|\s?[.;,(]|\s?$)/g,
  ],
  [
    /remov/i,
    "supportive",
    "port removal",
    /\b(?:port(?:-?a-?cath)?|PICC(?: line)?|Hickman line|stent|PEG|central line) removal\b|\bremoval of (?:the |her |his )?(?:port(?:-?a-?cath)?|PICC(?: line)?|Hickman line)\b/gi,
  ],
  // "stem cell rescue", "MUD allograft", "CAR-T infusion"
  [
    gated(/stem[\s-]cell|allograft|CAR[\s-]T/i),
    "surgery",
    "transplantation",
    /\b(?:autologous |peripheral blood )*stem[\s-]cell (?:rescue|support|reinfusion|return)\b|\b(?:MUD|sibling|haplo|haploidentical|RIC|matched unrelated donor|reduced[\s-]intensity|stem cell) allograft\b|\bCAR[\s-]?T(?:[\s-]cells?)? infusion\b/gi,
  ],
  // pictures
  [/CTPA/, "imaging", "ct", /\bCTPA\b/g],
  [
    gated(/MUGA|HIDA|echo/i),
    "imaging",
    undefined,
    /\b(?:MUGA|HIDA)(?: scans?)?\b|(?<![\w-])[Ee]cho\b(?= (?:was|showed|shows|in|on|of|revealed)\b|:? ?\(?(?:LV)?EF\b|:? \d{2} ?%)/g,
  ],
  [/tomosynthesis/i, "imaging", "mammography", /\b(?:digital )?(?:breast )?tomosynthesis\b/gi],
  // "liver US", "US of the neck", "US abdomen": not "in the US"
  [
    /\bUSS?\b/,
    "imaging",
    "ultrasound",
    /(?<=\b(?:[Ll]iver|[Aa]bdominal|[Aa]bdomen|[Pp]elvic|[Pp]elvis|[Bb]reast|[Rr]enal|[Nn]eck|[Tt]hyroid|[Ss]crotal|[Aa]xillary|[Tt]ransvaginal|[Tt]esticular|[Ee]ndoscopic|[Dd]oppler) )USS?\b(?![\s-]guided)|\bUSS?\b(?= (?:of the )?(?:abdomen|abdominal|liver|neck|breasts?|axilla|pelvis|thyroid|scrotum|kidneys?|testes)\b)|\bTVUSS?\b|\bUSS\b(?= (?:showed|revealed|in|on|was)\b)/g,
  ],
  // "TRUS biopsy" and "template biopsies" are biopsies by their noun; the probe alone is a picture
  [/TRUS\b/, "imaging", "ultrasound", /\bTRUS\b(?= (?:showed|revealed|was|volume))/g],
];
