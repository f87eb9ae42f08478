// The medicines of regimens whose name has one meaning the world over. A name with two readings (TP, TC, PF, GP, EP) is not here: only the text can say what is in it.
// Components as MeSH supplementary concepts list them ("FOLFOX protocol": fluorouracil, leucovorin, organoplatinum compounds …) and as the NCI names each drug.

interface StandardRegimen {
  readonly components: readonly string[];
  /** The name means this only where the document speaks of such a disease. */
  readonly in?: RegExp;
}

const FOLINIC = "leucovorin";
const LYMPHOMA = /lymphom|hodgkin|leuk(?:a)?emia|myelom/i;
const BREAST = /\bbreast|mamma/i;

const REGIMENS: ReadonlyMap<string, StandardRegimen> = new Map<string, StandardRegimen>([
  ["FOLFOX", { components: [FOLINIC, "fluorouracil", "oxaliplatin"] }],
  ["FOLFIRI", { components: [FOLINIC, "fluorouracil", "irinotecan"] }],
  ["FOLFIRINOX", { components: [FOLINIC, "fluorouracil", "irinotecan", "oxaliplatin"] }],
  ["FOLFOXIRI", { components: [FOLINIC, "fluorouracil", "oxaliplatin", "irinotecan"] }],
  ["FLOT", { components: ["fluorouracil", FOLINIC, "oxaliplatin", "docetaxel"] }],
  ["CAPOX", { components: ["capecitabine", "oxaliplatin"] }],
  ["XELOX", { components: ["capecitabine", "oxaliplatin"] }],
  ["CAPIRI", { components: ["capecitabine", "irinotecan"] }],
  ["XELIRI", { components: ["capecitabine", "irinotecan"] }],
  ["GEMOX", { components: ["gemcitabine", "oxaliplatin"] }],
  ["MVAC", { components: ["methotrexate", "vinblastine", "doxorubicin", "cisplatin"] }],
  ["CHOP", { components: ["cyclophosphamide", "doxorubicin", "vincristine", "prednisone"] }],
  ["RCHOP", { components: ["rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"] }],
  ["ABVD", { components: ["doxorubicin", "bleomycin", "vinblastine", "dacarbazine"] }],
  ["TCHP", { components: ["docetaxel", "carboplatin", "trastuzumab", "pertuzumab"] }],
  ["AC", { components: ["doxorubicin", "cyclophosphamide"], in: BREAST }],
  ["FEC", { components: ["fluorouracil", "epirubicin", "cyclophosphamide"], in: BREAST }],
  ["CMF", { components: ["cyclophosphamide", "methotrexate", "fluorouracil"], in: BREAST }],
  ["BEP", { components: ["bleomycin", "etoposide", "cisplatin"] }],
  ["RCVP", { components: ["rituximab", "cyclophosphamide", "vincristine", "prednisone"], in: LYMPHOMA }],
]);

/**
 * @param name  as written: "mFOLFOX6", "R-CHOP", "dose-dense AC"
 * @param whole text of the document
 * @returns generic names; empty where the name has more than one meaning
 */
export function standardComponents(name: string, whole: string): readonly string[] {
  const plain = name
    .replace(/^(?:modified|m|dose-dense|dd|mini)[\s-]?(?=[A-Z])/, "")
    .replace(/\s(?:chemotherapy|regimen|protocol|therapy|scheme).*$/i, "")
    .replace(/[-\s]/g, "")
    .replace(/\d{1,2}$/, "")
    .toUpperCase();
  const found = REGIMENS.get(plain);
  return found && (found.in === undefined || found.in.test(whole)) ? found.components : [];
}
