// Names of protocols as they are written in notes: those that are nothing else ("GemOx", "Dara-VRd"), and short ones that need the words of a treatment beside them ("first-line TC", "EP x4", "FEC100 followed by …").
import { gated } from "../../base/gated.ts";

export interface RegimenName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Nothing else is written like this. The body of a pattern; digits and marks of a variant may follow. */
const UNMISTAKABLE = [
  // bowel, stomach, pancreas, bile ducts
  "m?FOLFOX(?:-?\\d{1,2})?|m?FOLFIRI|m?FOLFIRINOX|m?FOLFOXIRI|NALIRIFOX|FOLFIRABRAX|m?XELOX|m?XELIRI|CAPOX|Cap[eE]?OX|CAPEOX|CAPE?IRI|CapeIRI|m?Gem[Oo]x|GEMOX|Gem(?:Cis|Cap|Carbo|Tax)|SOXIRI|TEMIRI|CapTem|m?FLOX|CAPTEM|FLOT4?|mDCF",
  "nab-P(?:TX|ac)?\\s?[+/]\\s?[Gg][Ee]?[Mm]|[Gg][Ee]?[Mm]\\s?[+/]\\s?nab-P(?:TX|ac)?|GnP",
  // breast
  "(?:dd|m)AC(?:-T)?|(?:AC|EC|FEC)-(?:T(?:HP?|CHP)?|D|P|wP|Pac|Doc)|[EF]EC-[TD]|F?EC-?(?:75|90|100)(?:-[TDP])?|FEC-?(?:60|75|90|100)|TCb?HP?|AC-?60",
  // lymphoma
  "A\\s?\\+?-?\\s?AVD|BV-AVD|N-AVD|BrECADD|(?:e|esc|E-)?BEACOPP(?:esc|-?14)?|Stanford-?\\s?V|Pola-R-CH(?:O?P)|R-mini-?CHOP|(?:DA-)?(?:R-)?EPOCH(?:-R)|R-(?:ICE|DHAP|DHAX|GDP|Gem[Oo]x|ESHAP|CHOP(?:-?(?:14|21))?|CVP|CEOP|Benda|BAC|MPV|HyperCVAD|CHOEP)|P-Gem[Oo]x|GemOxD|MATRix|(?:R-)?CODOX-M(?:\\/(?:R-)?IVAC)?|(?:R-)?[Hh]yper-?CVAD|AspaMetDex|DDGP",
  // leukaemia
  "FLAG-?[Ii][Dd][Aa](?:-[Vv]en)?|HiD[Aa][Cc]|H[iI]DAC|LoDAC|Ven[-/]?Aza|GMALL|GRAALL",
  // myeloma
  "(?:(?:Dara|DARA|Isa|ISA|D|Elo|Ixa)-)(?:VRd|VTd|VMP|VCd|KRd|Rd|Kd|Pd|Vd)|(?:V|K|I|P|D|E)Rd|RVd|VTd|VCd|KCd|D[VPK]d|PVd|EPd|IRd|Dara-?Rd|IsaPd|IsaKd|PomDex|CyBorD|VRd-[Ll]ite",
  "Stanford V|ddAC(?:-T)?|(?:dd|m)AC-T|AC-T|EC-T|[EF]EC-[TD]|ddMVAC|R-GDP|R-GemOx|R-DHAP|R-DHAX|R-DHAOx|R-ICE|R-ESHAP|DA-(?:R-)?EPOCH(?:-R)?|R-DA-EPOCH|R-EPOCH|EPOCH-R|R-FC|VRd|RVd|KRd|CyBorD|VeIP|VDC[/-]IE|mFOLFOXIRI|mDCF|(?:e|esc|E-)BEACOPP|A\\+AVD|BV-AVD|R-mini-?CHOP|CODOX-M(?:\\/IVAC)?|R-CODOX-M|GemCis|GemCarbo|CisETO|NALIRIFOX|CAPTEM|R-MPV|MATRix|XELIRI|CAPIRI|GEMOX|FLOT4?",
  // germ cells, sarcoma, children, brain, others
  "VeIP|TI-CE|VDC[/-]IE|OPEC[/-]OJEC|(?:rapid )?COJEC|IVADo|EMA[/-]CO|EP-?[/-]?EMA|CAV\\/(?:PE|EP)|CisETO|TPEx|BVAM",
].join("|");

/** Called after a person or a place: what it holds is often told in the same sentence. */
const EPONYM = gated(
  /\b(?:Stupp|de Gramont|DeAngelis|Mayo(?: Clinic)?|Roswell Park|Nordic|Linton|Larson)(?:'s)?\s(?:protocol|regimen|schedule|scheme)\b/g,
);

/** Short capitals that stand for other things too. */
const SHORT = [
  "TC|TX|TP|TPF|PF|CF|DCF|DCX|DOX?F|ECX|EOX|ECF|EOF|SOX|SP|XP|FLO|IFL|FUFA|ELF|FAM|AG",
  "AC|EC|FAC|TAC|TEC|CMF|CAF|CEF|TCH|THP|FEC",
  "CHOP|CEOP|CHOEP|EPOCH|ABVD|AVD|MOPP|COPP|CVP|FCR|BR|ICE|MICE|DHAP|ESHAP|GDP|SMILE|MPV|BEAM|MINE",
  "VTD|VCD|VMP|VRD|KRD|RVD|DCEP|VAD|PAD|Rd|Vd|Td|Pd|Kd|Vd|IDAC|LDAC|FLAG|CLAG|MEC|ADE",
  "BEP|PEB|PEI|EP|VIP|TIP|JEB|GOP|CAV|CDE|PE|IP|GP|NP|GC|GCb|PCb|CMV|MVAC|PCG|PCV|PVC|CVD|MAID|AIM|IVA|VAI|VIDE|VAC|MAP|MAPIE|IE|VIT|TEMIRI",
].join("|");
const PREFIX = "(?:dd-?|m|R-|O-|G-|DA-|Pola-|BV-|mini-|Mini-|esc\\s?)?";

const PLAIN_NAME = gated(new RegExp(`(?<![\\w/-])(?:${UNMISTAKABLE})(?![\\w/+]|-[A-Za-z0-9])`, "g"));
// "7+3 induction": the days of the two drugs
const DAYS_OF_TWO = gated(
  /(?<![\w.,/+-])(?:7\s?\+\s?3|3\s?\+\s?7|5\s?\+\s?2)(?=\s(?:induction|re-?induction|chemo\w*|regimen|protocol|therapy|x\d|with (?:dauno|ida|mido)))|(?<=\b(?:induction|re-induction|with|received|line|cycles? of)\s)(?:7\s?\+\s?3|3\s?\+\s?7)(?![\d+])/g,
);
const SHORT_NAME = gated(
  new RegExp(`(?<![\\w/+.-])${PREFIX}(?:${SHORT})(?:[/-](?:${SHORT}))?(?:-?(?:14|21|28|60|75|90|100))?(?![\\w/+]|-[A-Za-z0-9])`, "g"),
);

const MEANT_FOR =
  "(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th)[\\s-]line|[1-5]L|(?:neo-?)?adjuvant|peri-?operative|pre-?operative|post-?operative|induction|consolidation|salvage|palliative|conditioning|alternating|dose-dense|modified|escalated";
const GIVEN =
  "received|receiving|given|treated|salvaged|started|commenced|begun|switched|changed|converted|continued|completed|finished|tolerated|recommenced|rechallenged|escalated|de-escalated|bridged";
// "first-line TC", "treated with BEP", "completed her third cycle of DCF", "s/p SOX"
const BEFORE = new RegExp(
  `(?:\\b(?:${MEANT_FOR})(?:\\s(?:systemic|combination|triplet|doublet))?(?:\\s(?:chemotherapy|chemo|treatment|therapy))?(?:\\s(?:with|of|using|by|was|included|consisted of))?(?:\\s?[:-])?|\\b(?:${GIVEN})(?:\\s(?:with|to|on|by|using|initially|concurrent))?|\\b(?:cycles?|courses?|rounds?|lines?) of|\\b(?:chemotherapy|chemo|immunochemotherapy|chemoradiotherapy|CRT)(?:\\s(?:with|using|of))?(?:\\s?[:(])?|\\b(?:progress\\w+|relapsed?|recurred|PD) (?:on|after|through|under|during|following)|\\b(?:refractory|resistant|response|responded) to|\\bs\\/p|\\bd[/-]t|(?:→|->|=>|\\bthen|\\bfollowed by|\\bplus))\\s?(?:(?:${MEANT_FOR}|palliative|weekly|standard|single-agent|full-dose|reduced-dose|the|a|\\d{1,2}[\\sx×]|\\d{1,2}\\scycles?|two|three|four|six)\\s?){0,3}$`,
  "i",
);
// "EP x 4", "DCF was well tolerated", "TC followed by debulking", "PCV chemotherapy"
const BEHIND =
  /^(?:\s?\([^()]{0,25}\))?(?:\s?[x×*]\s?\d|\s?#\s?\d|\s?\d{1,2}\s?#|[\s,:(]{1,2}(?:for\s)?(?:\d{1,2}|two|three|four|five|six|eight)\s(?:cycles?|courses?)\b|[\s-](?:chemo\w*|regimens?|protocol|combination|doublet|triplet|induction|consolidation|conditioning|salvage|q\d{1,2}[wd]?)\b|\s(?:was|were)\s(?:then |also |well |poorly )?(?:started|given|tolerated|continued|administered|commenced|initiated|begun|completed|discontinued)\b|\s(?:(?:was |were )?followed by|then|->|→)\s?(?:\w+\s){0,2}(?:interval|debulk|surg|\w*ectomy|radio|chemoradi|RT\b|maintenance|cyto|taxane|weekly|docetaxel|paclitaxel|transplant|auto|ASCT))/i;
// "PE on CTPA", "first-line EP study": not a treatment
const NOT_BEHIND = /^\s(?:on (?:CT|imaging|echo)|study|studies|angiogram|clinic|surgery|visit|appointment|team)\b/i;

// Everyday abbreviations: a bare verb of giving is not enough, unless the name ends the phrase.
const TWOFOLD =
  /^(?:AC|EC|TC|TP|PF|CF|SP|XP|AG|PE|IP|GP|NP|GC|EP|IE|BR|TX|ICE|MAP|TAC|AIM|SMILE|PEI|VIP|PAD|MEC|ADE|VAC|PCV|FLAG|MINE|BEAM|VAD|AVD|CDE|ELF|FAM|VIT)$/;
const BARE_GIVING = new RegExp(`\\b(?:${GIVEN})(?:\\s(?:with|to|on|by|using|initially|concurrent))?\\s$`, "i");
const ENDS_PHRASE = /^\s?(?:$|[.,;)+/]|(?:and|plus|then|followed by|with|x|×|for (?:\d|two|three|four|five|six|eight))\b)/i;
const BARE_TELLING = /^\s(?:was|were)\s(?!followed|well)/i;

const isTreatment = (name: string, before: string, behind: string): boolean => {
  if (NOT_BEHIND.test(behind)) return false;
  if (!TWOFOLD.test(name)) return BEFORE.test(before) || BEHIND.test(behind);
  return (
    (BEFORE.test(before) && (!BARE_GIVING.test(before) || ENDS_PHRASE.test(behind))) || (BEHIND.test(behind) && !BARE_TELLING.test(behind))
  );
};

/** "the Stupp protocol", for a sentence that names none of its drugs. */
export const findEponyms = (text: string): readonly RegimenName[] =>
  [...text.matchAll(EPONYM)].map((m) => ({ start: m.index, end: m.index + m[0].length, name: m[0] }));

/** In no particular order; a name inside another is left to the caller. */
export function findRegimenNames(text: string): readonly RegimenName[] {
  const plain = [...text.matchAll(PLAIN_NAME), ...text.matchAll(DAYS_OF_TWO)];
  const short = [...text.matchAll(SHORT_NAME)].filter((m) =>
    isTreatment(m[0], text.slice(Math.max(0, m.index - 90), m.index), text.slice(m.index + m[0].length, m.index + m[0].length + 60)),
  );
  return [...plain, ...short].map((m) => ({ start: m.index, end: m.index + m[0].length, name: m[0] }));
}
