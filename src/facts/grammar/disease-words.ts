// Words that make up the name of a malignant disease: heads, histology, state, and abbreviations with what they stand for.
import { gated } from "../../base/gated.ts";

/** Head of a disease name by its shape: "adenocarcinoma", "leiomyosarcoma", "cancer". Not tumours that are benign by name. */
export const DISEASE_HEAD: RegExp = gated(
  /\b(?:[A-Za-z]*(?:carcinomas?|carcinosarcomas?|sarcomas?|lymphomas?|blastomas?|mesotheliomas?|melanomas?|(?:plasma|hepat|hypernephr)(?:cyt)?omas?|myelomas?|gliomas?|germinomas?|seminomas?|thymomas?|phaeochromocytomas?|pheochromocytomas?|paragangliomas?(?=\b[^.]{0,60}\b(?:malignant|metasta))|leuka?emias?|astrocytomas?|ependymomas?|chordomas?|insulinomas?|gastrinomas?|carcinoids?|meningiomas?(?=, (?:WHO )?grade (?:2|3|II|III))|cylindromas?)|(?<=\bhodgkin(?:['’]?s)?\s)disease|mycosis fungoides|macroglobulina?emia|cancers?|malignanc(?:y|ies)|tumou?rs?|neoplasms?|neoplasias?)\b/gi,
);

/** "tumour" and its like say nothing of malignancy by themselves. */
export const WEAK_HEAD: RegExp = /^(?:tumou?rs?|neoplasms?|neoplasias?)$/i;
export const GENERIC_HEAD: RegExp = /^(?:cancers?|malignanc(?:y|ies)|tumou?rs?|neoplasms?|neoplasias?)$/i;

export interface DiseaseAbbreviation {
  readonly name: string;
  readonly site?: string;
}

export const DISEASE_ABBREVIATIONS: Readonly<Record<string, DiseaseAbbreviation>> = {
  NSCLC: { name: "non-small cell lung cancer", site: "lung" },
  SCLC: { name: "small cell lung cancer", site: "lung" },
  HCC: { name: "hepatocellular carcinoma", site: "liver" },
  RCC: { name: "renal cell carcinoma", site: "kidney" },
  ccRCC: { name: "clear cell renal cell carcinoma", site: "kidney" },
  GIST: { name: "gastrointestinal stromal tumor" },
  DLBCL: { name: "diffuse large B-cell lymphoma" },
  SCC: { name: "squamous cell carcinoma" },
  BCC: { name: "basal cell carcinoma", site: "skin" },
  ADK: { name: "adenocarcinoma" },
  TNBC: { name: "triple-negative breast cancer", site: "breast" },
  IDC: { name: "invasive ductal carcinoma", site: "breast" },
  ILC: { name: "invasive lobular carcinoma", site: "breast" },
  DCIS: { name: "ductal carcinoma in situ", site: "breast" },
  GBM: { name: "glioblastoma", site: "brain" },
  MCC: { name: "Merkel cell carcinoma", site: "skin" },
  PDAC: { name: "pancreatic ductal adenocarcinoma", site: "pancreas" },
  HNSCC: { name: "head and neck squamous cell carcinoma", site: "head and neck" },
  ESCC: { name: "esophageal squamous cell carcinoma", site: "esophagus" },
  LELC: { name: "lymphoepithelioma-like carcinoma" },
  CRC: { name: "colorectal cancer", site: "colon and rectum" },
  mCRC: { name: "metastatic colorectal cancer", site: "colon and rectum" },
  CRPC: { name: "castration-resistant prostate cancer", site: "prostate" },
  mCRPC: { name: "metastatic castration-resistant prostate cancer", site: "prostate" },
  MPM: { name: "malignant pleural mesothelioma", site: "pleura" },
  NPC: { name: "nasopharyngeal carcinoma", site: "nasopharynx" },
  PTC: { name: "papillary thyroid carcinoma", site: "thyroid gland" },
  ATC: { name: "anaplastic thyroid carcinoma", site: "thyroid gland" },
  LCNEC: { name: "large cell neuroendocrine carcinoma" },
  PCa: { name: "prostate cancer", site: "prostate" },
  mPCa: { name: "metastatic prostate cancer", site: "prostate" },
  mHSPC: { name: "metastatic hormone-sensitive prostate cancer", site: "prostate" },
  mRCC: { name: "metastatic renal cell carcinoma", site: "kidney" },
  pRCC: { name: "papillary renal cell carcinoma", site: "kidney" },
  chRCC: { name: "chromophobe renal cell carcinoma", site: "kidney" },
  UTUC: { name: "upper tract urothelial carcinoma" },
  MIBC: { name: "muscle-invasive bladder cancer", site: "bladder" },
  NMIBC: { name: "non-muscle-invasive bladder cancer", site: "bladder" },
  TCC: { name: "transitional cell carcinoma" },
  HGSC: { name: "high-grade serous carcinoma" },
  HGSOC: { name: "high-grade serous ovarian carcinoma", site: "ovary" },
  EOC: { name: "epithelial ovarian cancer", site: "ovary" },
  MBC: { name: "metastatic breast cancer", site: "breast" },
  iCCA: { name: "intrahepatic cholangiocarcinoma", site: "liver" },
  MTC: { name: "medullary thyroid carcinoma", site: "thyroid gland" },
  FTC: { name: "follicular thyroid carcinoma", site: "thyroid gland" },
  OSCC: { name: "oral squamous cell carcinoma", site: "oral cavity" },
  OPSCC: { name: "oropharyngeal squamous cell carcinoma", site: "oropharynx" },
  cSCC: { name: "cutaneous squamous cell carcinoma", site: "skin" },
  SqCC: { name: "squamous cell carcinoma" },
  SCCa: { name: "squamous cell carcinoma" },
  LUAD: { name: "lung adenocarcinoma", site: "lung" },
  LUSC: { name: "lung squamous cell carcinoma", site: "lung" },
  pNET: { name: "pancreatic neuroendocrine tumor", site: "pancreas" },
  "P-NET": { name: "pancreatic neuroendocrine tumor", site: "pancreas" },
  NET: { name: "neuroendocrine tumor" },
  NEN: { name: "neuroendocrine neoplasm" },
  MPNST: { name: "malignant peripheral nerve sheath tumor" },
  DFSP: { name: "dermatofibrosarcoma protuberans", site: "skin" },
  NHL: { name: "non-Hodgkin lymphoma" },
  HL: { name: "Hodgkin lymphoma" },
  CHL: { name: "classical Hodgkin lymphoma" },
  MM: { name: "multiple myeloma", site: "bone marrow" },
  cHL: { name: "classical Hodgkin lymphoma" },
  MCL: { name: "mantle cell lymphoma" },
  PTCL: { name: "peripheral T-cell lymphoma" },
  ALCL: { name: "anaplastic large cell lymphoma" },
  PCNSL: { name: "primary central nervous system lymphoma", site: "brain" },
  GISTs: { name: "gastrointestinal stromal tumor" },
  adenoCa: { name: "adenocarcinoma" },
  adenoCA: { name: "adenocarcinoma" },
  adenoca: { name: "adenocarcinoma" },
  AdenoCa: { name: "adenocarcinoma" },
  AdenoCA: { name: "adenocarcinoma" },
  Adenoca: { name: "adenocarcinoma" },
  CLL: { name: "chronic lymphocytic leukemia" },
  AML: { name: "acute myeloid leukemia" },
  CML: { name: "chronic myeloid leukemia" },
  PMBCL: { name: "primary mediastinal B-cell lymphoma" },
  MALToma: { name: "MALT lymphoma" },
  CUP: { name: "carcinoma of unknown primary" },
  LAMN: { name: "low-grade appendiceal mucinous neoplasm", site: "appendix" },
  ACC: { name: "adrenocortical carcinoma", site: "adrenal gland" },
  UPSC: { name: "uterine papillary serous carcinoma", site: "uterus" },
  FVPTC: { name: "follicular variant of papillary thyroid carcinoma", site: "thyroid gland" },
  PTMC: { name: "papillary thyroid microcarcinoma", site: "thyroid gland" },
  PDTC: { name: "poorly differentiated thyroid carcinoma", site: "thyroid gland" },
  MIUC: { name: "muscle-invasive urothelial carcinoma" },
  UBC: { name: "urinary bladder cancer", site: "bladder" },
  SqCLC: { name: "squamous cell lung carcinoma", site: "lung" },
  sqNSCLC: { name: "squamous non-small cell lung cancer", site: "lung" },
  LSCC: { name: "laryngeal squamous cell carcinoma", site: "larynx" },
  TSCC: { name: "tongue squamous cell carcinoma", site: "tongue" },
  OCSCC: { name: "oral cavity squamous cell carcinoma", site: "oral cavity" },
  VSCC: { name: "vulvar squamous cell carcinoma", site: "vulva" },
  EAC: { name: "esophageal adenocarcinoma", site: "esophagus" },
  GAC: { name: "gastric adenocarcinoma", site: "stomach" },
  CCA: { name: "cholangiocarcinoma", site: "bile duct" },
  eCCA: { name: "extrahepatic cholangiocarcinoma", site: "bile duct" },
  pCCA: { name: "perihilar cholangiocarcinoma", site: "bile duct" },
  GBC: { name: "gallbladder cancer", site: "gallbladder" },
  LGSOC: { name: "low-grade serous ovarian carcinoma", site: "ovary" },
  OCCC: { name: "ovarian clear cell carcinoma", site: "ovary" },
  MMMT: { name: "malignant mixed Müllerian tumor" },
  LGESS: { name: "low-grade endometrial stromal sarcoma", site: "uterus" },
  HGESS: { name: "high-grade endometrial stromal sarcoma", site: "uterus" },
  uLMS: { name: "uterine leiomyosarcoma", site: "uterus" },
  LMS: { name: "leiomyosarcoma" },
  DDLPS: { name: "dedifferentiated liposarcoma" },
  WDLPS: { name: "well-differentiated liposarcoma" },
  DSRCT: { name: "desmoplastic small round cell tumor" },
  RMS: { name: "rhabdomyosarcoma" },
  NSGCT: { name: "non-seminomatous germ cell tumor" },
  MEC: { name: "mucoepidermoid carcinoma" },
  SDC: { name: "salivary duct carcinoma", site: "salivary gland" },
  AITL: { name: "angioimmunoblastic T-cell lymphoma" },
  ATLL: { name: "adult T-cell leukemia/lymphoma" },
  CTCL: { name: "cutaneous T-cell lymphoma", site: "skin" },
  HCL: { name: "hairy cell leukemia" },
  CMML: { name: "chronic myelomonocytic leukemia" },
  APL: { name: "acute promyelocytic leukemia" },
  DIPG: { name: "diffuse intrinsic pontine glioma", site: "brain stem" },
};

export const ABBREVIATION_HEAD: RegExp = gated(
  new RegExp(`(?<!\\d\\s?)\\b(?:${Object.keys(DISEASE_ABBREVIATIONS).join("|")})(?=s?\\b)`, "g"),
);

// "Ca breast", "CA of the cervix", "breast ca": never "CA 125", "ca. 3 cm", "Ca 2.4".
const CA_ORGAN =
  "(?:breast|lung|colon|rect(?:um|al)|cervi(?:x|cal)|ovar(?:y|ian)|prostate|stomach|gastric|bladder|kidney|renal|pancrea(?:s|tic)|o?esophag(?:us|eal)|thyroid|tongue|larynx|laryngeal|uter(?:us|ine)|endometri(?:um|al)|liver|gall ?bladder|vulva|vagina|penis|testis|skin|head|neck|tonsil|buccal mucosa|oral cavity|sigmoid|caecum|cecum|nasopharynx|hypopharynx|oropharynx|mandible)";
/** "Ca" for carcinoma beside the name of an organ. */
export const CA_HEAD: RegExp = gated(
  new RegExp(
    `\\b(?:Ca|CA)(?=\\s(?:of\\s)?(?:the\\s)?(?:left\\s|right\\s|base of\\s)?${CA_ORGAN}\\b)|(?<=\\b${CA_ORGAN}\\s)(?:ca|Ca|CA)\\b(?![\\s-]?\\d|\\.\\s?\\d|\\+)`,
    "g",
  ),
);

/** Histologies that name their organ by themselves. */
export const SITE_OF_HISTOLOGY: readonly (readonly [RegExp, string])[] = [
  [/hepatocellular|hepatoblastoma/i, "liver"],
  [/renal cell|nephroblastoma|wilms/i, "kidney"],
  [/cholangiocarcinoma/i, "bile duct"],
  [/glioblastoma|astrocytoma|oligodendroglioma|medulloblastoma|\bglioma/i, "brain"],
  [/osteosarcoma|ewing/i, "bone"],
  [/retinoblastoma/i, "retina"],
  [/esthesioneuroblastoma|olfactory neuroblastoma/i, "nasal cavity"],
  [/seminoma/i, "testis"],
  [/thymoma/i, "thymus"],
  [/adrenocortical|ph(?:a)?eochromocytoma/i, "adrenal gland"],
  [/bellini|collecting duct/i, "kidney"],
  [/h[uü]rthle/i, "thyroid gland"],
  [/CNS lymphoma/i, "brain"],
  [/basal cell carcinoma|merkel cell|\bmelanoma/i, "skin"],
  [/small[- ]cell[- ]lung/i, "lung"],
  [/multiple myeloma/i, "bone marrow"],
  [/bronchogenic/i, "lung"],
  [/(?:ductal|lobular) carcinoma/i, "breast"],
];

/** Words of a histology, before its head. */
export const HISTOLOGY_WORD: RegExp =
  /^(?:hepatocellular|adrenocortical|CNS|MALT|cholangiocellular|fibrolamellar|squamous|cells?|small|non|nonsmall|clear|basal|large|giant|spindle|transitional|urothelial|papillary|serous|mucinous|endometrioid|ductal|duct|lobular|invasive|infiltrating|infiltrative|intraductal|medullary|tubular|tubulovillous|villoglandular|cribriform|acinar|follicular|anaplastic|undifferentiated|neuroendocrine|adenoid|cystic|mucoepidermoid|signet|ring|metaplastic|inflammatory|diffuse|b|t|nk|keratini[sz]ing|nonkeratini[sz]ing|colloid|micropapillary|pleomorphic|myxoid|epithelioid|stromal|germ|sac|yolk|embryonal|merkel|hodgkin(?:['’]?s)?|ewing(?:['’]?s)?|wilms['’]?|kaposi(?:['’]?s)?|follicle|mantle|marginal|zone|nodular|spreading|endocrine|biphasic|sarcomatous|epithelial|tubulolobular|nonkeratinising|lymphoplasmacytic|plasmacytoid|peripheral|acral|lentiginous|desmoplastic|verrucous|adenosquamous|sarcomatoid|basaloid|rhabdoid|carcinoid|apocrine|sebaceous|secretory|phyllodes|granulosa|brenner|fibrous|malignant|solid|trabecular|mixed|warty|comedo|oat|castration|resistant|sensitive|hormone|cutaneous|synovial|alveolar|botryoid|dedifferentiated|mesonephric|gastrointestinal|intestinal|type|like|lymphoepithelioma|lymphoepithelial|mullerian|m[uü]llerian|high|low|grade|in|situ|peripheral|primitive|neuroectodermal|burkitt(?:['’]?s)?|classical|lymphoblastic|lymphocytic|myeloid|acute|chronic|epidermoid|bellini|collecting|hairy|prolymphocytic|h[uü]rthle|oncocytic|oxyphilic|paget(?:['’]?s)?|eccrine|insular|chromophobe|granular|myelomonocytic|promyelocytic|monocytic|monoblastic|megakaryoblastic|erythroid|leydig|sertoli|null|angioimmunoblastic|plasmablastic|intravascular|hepatosplenic|anaplastic|cohesive|poorly|myoepithelial|adnexal|trichilemmal|microcystic|hepatoid|hobnail|columnar|tall|dendritic|histiocytic|interdigitating|extraskeletal|fibromyxoid|round|polymorphous|acinic|chondroblastic|osteoblastic|telangiectatic|periosteal|parosteal|mesenchymal|fibroblastic|bronchioloalveolar|bronchoalveolar|lepidic|pilocytic|nasopharyngeal|fibrillary|oligodendroglial|epithelioid|intracystic|encapsulated|serosal|tubulopapillary|discohesive)$/i;

/** Words about the state of a disease, before its head; not part of a histology. */
export const STATE_WORD: RegExp =
  /^(?:metastatic|recurrent|relapsed|refractory|advanced|locally|local|primary|secondary|second|new|newly|diagnosed|unresectable|inoperable|resectable|operable|extensive|limited|stage|disease|early|late|end|initial|known|occult|bilateral|left|right|sided|persistent|residual|distal|proximal|giant|bulky|incidental|synchronous|metachronous|first|his|her|the|a|an|untreated|pretreated|progressive|aggressive|rare|grade|confirmed|biopsy|proven|histologically|positive|mutant|mutated|terminal|platinum|sensitive|oligometastatic|de|novo|muscle|triple|multifocal|unilateral|sporadic|hereditary|superficial|small-volume|symptomatic|asymptomatic|infected|ulcerated|perforated|obstructing)$/i;

/** What stands after a head that is not a disease of the patient: "cancer center", "tumor markers". */
export const NOT_A_DISEASE: RegExp =
  /^[- ](?:(?:and \w+ )?family|kinase|history|cent(?:er|re)s?|clinics?|screening|board|markers?|cells?|stroma|tissues?|antigens?|suppressor|necrosis|microenvironment|registry|hospital|institute|staging|thrombus|thrombosis|deposits?|margins?|therapy|care|patients|treatment|drugs?|society|survivors?|nurses?|team|consultants?|oncologists?|surgeons?|physicians?|doctors?|charit(?:y|ies)|trials?|stud(?:y|ies)|programm?es?|research|conference|meeting|unit|ward|pathway|network|foundation|incidence|mortality|prevention|prevalence|predisposition|syndromes?|infiltrating|infiltration|specialists?|services?|proportion|mutation|mutational|burden|load|lysis|growth factor|bed|size|volume|diameter|nests?|surveillance|genetics|support|awareness|recurrence|(?:sub)?types?(?!\s(?:A|AB|B[1-3]|[1-3I]+)\b)|sites?|lesions?)\b/i;
