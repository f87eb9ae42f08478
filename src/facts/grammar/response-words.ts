// Words for how a tumour answered, in RECIST's four categories, in plain words, and in words that are no category.
import { gated } from "../../base/gated.ts";
import type { ResponseCategory } from "../disease-fact.ts";

export interface ResponseRule {
  readonly category: ResponseCategory;
  /** The words are the category itself; they need nothing beside them. */
  readonly isStated: boolean;
  /** Must stand beside a tumour: "decreased" alone may be said of pain. `before`: the tumour is the subject; `after`: "growth of", "decrease in"; `either`. */
  readonly target?: "before" | "after" | "either";
  readonly shape: RegExp;
  readonly isWeak?: boolean;
}

const QUALITY =
  "pathologic(?:al)?|clinical|clinically|metabolic|radiologic(?:al)?|radiographic|biochemical|histologic(?:al)?|haematologic(?:al)?|hematologic(?:al)?|durable|sustained|local|confirmed|cytogenetic|molecular|morphologic(?:al)?";

/** In this order; a later rule never reads words that an earlier one took. */
export const RESPONSE_RULES: readonly ResponseRule[] = [
  // "no disease progression", "without evidence of progression", "had not progressed", "remained progression-free"
  {
    category: "nonPD",
    isStated: false,
    shape: gated(
      /\b(?:no|without|absence of|not shown|not show|not have)(?:\s(?:any|evidence|signs?|of|clinical|radiologic(?:al)?|radiographic|further|local|disease|tumou?r|the|obvious|apparent)){0,5}\s(?:progression|progress|progressive disease)\b(?!-free)|\b(?:has|have|had|did) not (?:yet )?progress(?:ed)?\b|\bfree (?:of|from) (?:disease |tumou?r )?progression\b|\bprogression[- ]free\b(?! (?:survival|interval|period|time))/gi,
    ),
  },
  { category: "other", isStated: false, shape: /\bpseudo-?progression\b|\bhyper-?progression\b/gi },
  {
    category: "mixed",
    isStated: true,
    shape: gated(
      /\b(?:mixed|dissociated|heterogeneous|discordant) (?:tumou?r |metabolic |radiologic(?:al)? )?(?:responses?|picture|results)\b(?! of (?:cells|infection|inflam))/gi,
    ),
  },
  {
    category: "PR",
    isStated: false,
    shape:
      /\b(?:near(?:ly)?|almost|virtually|sub-?total)(?:[- ]complete)? (?:\w+ (?:and \w+ )?){0,2}(?:response|remission|regression|resolution|disappearance)\b|\b(?:all but|almost|nearly|virtually|practically) (?:disappeared|vanished|gone|resolved)\b/gi,
  },
  // "complete response (CR)", "pathological complete remission", "completely responded"
  {
    category: "CR",
    isStated: true,
    shape: gated(
      new RegExp(
        `\\b(?:(?:${QUALITY})\\s)*complete\\s(?:(?:${QUALITY}|tumou?r|primary|first|second|continuous|ongoing)\\s)*(?:response|remission)(?:\\s\\([a-z]{0,2}CR\\))?|\\bcompletely responded\\b|\\bresponded completely\\b|(?<=\\bresponse\\s?:\\s?)complete\\b|\\bresponse (?:(?:in|of) (?:[\\w-]+ ){1,4})?(?:was|is|being) (?:\\w+ )?complete\\b`,
        "gi",
      ),
    ),
  },
  {
    category: "PR",
    isStated: true,
    shape: gated(
      new RegExp(
        `\\b(?:(?:${QUALITY}|very good)\\s)*partial\\s(?:(?:${QUALITY}|tumou?r)\\s)*(?:response|remission)(?:\\s\\([a-z]{0,2}PR\\))?|\\bpartially responded\\b|(?<=\\bresponse\\s?:\\s?)partial\\b|\\bresponse (?:(?:in|of) (?:[\\w-]+ ){1,4})?(?:was|is|being) (?:\\w+ )?partial\\b`,
        "gi",
      ),
    ),
  },
  {
    category: "SD",
    isStated: true,
    shape: gated(
      /\b(?:stable|steady) disease(?:\s\(SD\))?|\bdisease (?:was|is|remained|remains|has been|has remained|stayed|continued to be) (?:\w+ly )?stable\b|\b(?:disease|tumou?r) stabili[sz]ation\b|\bstabili[sz]ation of (?:the |her |his )?(?:disease|tumou?r)\b|\bdisease (?:was|had been|has been|could be) (?:\w+ly )?stabili[sz]ed\b|\b(?:radiologic(?:al)?|radiographic|disease|tumou?r|oncologic(?:al)?) stability\b|\b(?:scans?|imaging|CTs?|MRIs?|PET) (?:(?:has|have|had) )?(?:remained|been|was|were|is|are) (?:\w+ly )?(?:stable|unchanged)\b/gi,
    ),
  },
  // "progressive disease (PD)", "disease progression", "the disease progressed"
  {
    category: "PD",
    isStated: true,
    shape: gated(
      /\b(?:hyper-?)?progressive disease(?:\s\(H?PD\))?|\b(?:disease|tumou?r|cancer|clinical|radiologic(?:al)?|radiographic|systemic|local|loco-?regional|regional|distant|intracranial|extracranial|CNS|cerebral|brain|hepatic|liver|pulmonary|lung|bone|bony|nodal|peritoneal|isolated|further|rapid|early|primary|subsequent|multifocal|metastatic|serological|marked|significant|slow|slight|new|massive|biochemical|PSA)\sprogression(?:\s\(PD\))?(?!-)|(?<=\b(?:revealed|showed|demonstrated|confirmed|indicated|evidence of|signs of|experienced|noted|suffered|documented|developed) (?:\w+ )?)progression\b(?!-free)(?! of\b)|\bprogression\b(?= (?:was|is|occurred|after|on (?:CT|MRI|PET|imaging)|following|under|during|despite|(?:on|to|through|with) (?:the )?(?:\w+ ){0,2}?(?:\w+(?:mab|nib|platin|taxel|rubicin|citabine|ciclib|parib|tecan|strozole|mestane|lutamide|relin|trexed|limus)|FOL\w+|chemotherapy|immunotherapy|treatment|therapy|regimen|endocrine)|in (?:the |her |his )?(?:bones?|liver|lungs?|brain|spine|nodes|lymph)|with new|with multiple))|\bprogression of (?:the |her |his )?(?:disease|cancer|tumou?r|malignancy)(?:\s\(PD\))?|\b(?:disease|tumou?r|cancer|carcinoma|patient|she|he)\s(?:had |has |have |was )?(?:(?:then|also|later|subsequently|rapidly|eventually|quickly|further|again)\s)?progress(?:ed|ing)\b|\b(?:refractory and|but(?: then| later)?|who(?: then| later)?) progressed\b/gi,
    ),
  },
  // "the first evaluation noted a stability; the second, after 6 courses, a progression"
  {
    category: "SD",
    isStated: true,
    shape:
      /(?<=\b(?:evaluation|assessment|CT|MRI|PET|scan|imaging)\b[^.;]{0,50}\s(?:noted|showed|found|revealed|demonstrated)\s)an? stability\b/gi,
  },
  {
    category: "PD",
    isStated: true,
    shape:
      /(?<=\b(?:evaluation|assessment)\b[^.]{0,120}(?:,|noted|showed|found|revealed)\s)a progression\b|\bafter progression\b(?=[^.;]{0,20}\b(?:the dose|was|were|she|he|on|with|under)\b)/gi,
  },
  // "no viable tumour", "complete tumour regression"
  {
    category: "CR",
    isStated: false,
    shape: gated(
      /\bno (?:viable|vital|living) (?:residual )?(?:tumou?r|cancer|carcinoma|neoplastic|malignant|disease)(?: cells| tissue)?\b|\bcomplete (?:tumou?r|lesion|radiologic(?:al)?|radiographic|clinical|metabolic|histologic(?:al)?|pathologic(?:al)?) (?:resolution|disappearance|regression|clearance)\b/gi,
    ),
  },
  // abbreviations, guarded below
  { category: "CR", isStated: true, shape: gated(/(?<![A-Za-z0-9-])(?:[cpm]?CR|CMR)(?![A-Za-z0-9-])/g) },
  // "ER was positive but PR was not": there it is a receptor
  {
    category: "PR",
    isStated: true,
    shape: gated(/(?<!\b(?:ER|receptors?)\b[^.;]{0,60})(?<![A-Za-z0-9-])(?:(?:VG|[cm])?PR|PMR)(?![A-Za-z0-9-])(?!,? (?:and|or|nor) HER)/g),
  },
  { category: "SD", isStated: true, shape: /(?<![A-Za-z0-9-])SD(?![A-Za-z0-9-])/g },
  { category: "PD", isStated: true, shape: /(?<![A-Za-z0-9-])PD(?![A-Za-z0-9-])/g },
  // in plain words, beside a tumour
  {
    category: "PR",
    isStated: false,
    target: "before",
    shape: gated(
      /\b(?:almost|nearly|virtually|not) completely (?:regressed|resolved|disappeared|responded|gone)\b|\b(?:regressed|resolved|disappeared) (?:(?:almost|nearly|virtually) |in)completely\b|\bincompletely (?:regressed|resolved)\b/gi,
    ),
  },
  {
    category: "CR",
    isStated: false,
    target: "either",
    shape: gated(
      /\bcomplete (?:spontaneous )?(?:resolution|disappearance|regression|clearance)\b|\b(?:had|has|have|was|were) (?:now |since |also |spontaneously |rapidly )*(?:resolved|gone)\b|\bmelted away\b|\bno longer (?:be )?(?:visible|visuali[sz]ed|detectable|detected|palpable|seen|identifiable|identified|appreciable|evident|present|measurable|FDG-avid|avid)\b|\bmetabolically (?:inactive|silent)\b|\b(?:completely |entirely |fully |totally )?(?:disappear(?:ed|ance)|vanished)\b|\b(?:cleared|healed)\b(?= (?:up|completely|entirely)\b|\s?[.,;]|\s?$)|\bclearance\b(?= of)|\b(?:resolved|regressed|disappeared|vanished|cleared) completely\b|(?<!partial )\bresolution\b(?= of (?:the |all |both |her |his )?(?:\w+ ){0,3}?(?:lesions|nodules|metasta|mass|tumou?r|lymph|disease))|\bcompletely (?:resolved|regressed)\b/gi,
    ),
  },
  {
    category: "PR",
    isStated: false,
    target: "either",
    shape: gated(
      /\bhalved\b|\bflattened\b|\bnormali[sz]ed in size\b|\bmelted\b|\b(?:shrank|shrunken|shrunk|shrinkage|shrinking|shrink)\b|\bdown-?(?:siz|stag)(?:ed|ing)\b|\b(?:decreas(?:e|ed|ing)|reduc(?:ed|tion)|diminish(?:ed|ing)|diminution|reducing)\b(?!\s(?:breath|appetite|air|dose))|\bregress(?:ed|ion(?!\s(?:grade|score|grading))|ing|es)?\b|\b(?:became|become|is|are|was|were)\s(?:\w+ly )?smaller\b|\b(?:improved|improvement|partial resolution|lessened|receded)\b/gi,
    ),
  },
  {
    category: "PD",
    isStated: false,
    target: "before",
    shape: gated(
      /\b(?:progressed|progressing|worsened|worsening|regrew|regrown|regrowth)\b|\b(?:continued|continues|continuing|started|began|begun) to (?:grow|progress|enlarge|increase|worsen)\b|(?<=\bburden (?:has |had |was |have )?)increased\b|\b(?:doubled|tripled|quadrupled)(?: in (?:size|volume|diameter))\b|\bexpanded\b(?!\s(?:the|into|its)\b)|\b(?:became|become|is|are|was|were|grown)\s(?:\w+ly )?(?:larger|bigger)\b(?! than\b(?! (?:before|previous|prior|on|at|in|earlier|last)))|(?<=\b(?:lesions?|nodules?|mass|masses|tumou?rs?|metastas[ei]s|nodes?|and|then|later)\s(?:\w+ly\s|later\s|again\s|then\s)?)enlarged\b(?= (?:again|further|during|under|despite|after|within|while)\b| to \d| in (?:[a-z]+ )?\d|\s?[.,;]|\s?$)|\b(?:grew|grown|growing)\b(?! (?:in)?to\b(?! \d)| along| from)|\b(?:was|were|is|are|had|has|have|been|become|became)\s(?:\w+ly\s)?enlarged\b|\bincreas(?:ed|ing|e) in (?:the )?(?:size|number|volume|extent|diameter|uptake)\b|\bincreas(?:ed|ing)(?= (?:from|to) \d+(?:\.\d+)?\s?(?:x\s?\d+(?:\.\d+)?\s?)?(?:[cm]m\b|to \d+(?:\.\d+)?\s?[cm]m\b))|\b(?:some|interval|further|rapid|significant|continued)\sgrowth\b/gi,
    ),
  },
  {
    category: "PD",
    isStated: false,
    target: "after",
    shape: gated(
      /\b(?:progression|progress|progressive|progressing|worsening|increased (?:number|size|volume|extent)|(?:(?!and\b|or\b)\w+\s)?growth|regrowth|expansion(?= of\b)|growing|enlargement|increase in (?:the )?(?:size|number|volume)|increase)\s(?:and \w+ )?(?:(?:of|in|to)\s)?(?=(?:(?:the|her|his|multiple|both|all|existing|known|swelling of)\s){0,3}(?:[a-z-]+\s){0,4}?(?:metasta|mets\b|lesion|lymph|nodes?\b|nodal|mass|tumou?r|disease|nodule|adenopath|primar(?:y|ies)\b))/gi,
    ),
  },
  {
    category: "SD",
    isStated: false,
    target: "before",
    shape: gated(
      /(?<!microsatellite )\b(?:essentially |relatively |grossly |clinically )?(?:stable|unchanged)\b|\b(?:remained|was|were|is|are|of) the same size\b|\b(?:has|have|had|did) not (?:\w+ly )?changed?\b|(?<!\b(?:was|were|be|been|being|is|are|surgically|internally)\s)\bstabili[sz]ed\b/gi,
    ),
  },
  {
    category: "SD",
    isStated: false,
    target: "either",
    shape: gated(/\bno (?:significant |interval |appreciable |substantial |relevant |further |major )*change\b/gi),
  },
  {
    category: "SD",
    isStated: false,
    shape: gated(
      /(?<=\b(?:scans?|CT|MRI|PET(?:[-/]CT)?|imaging)\b[^.;,]{0,30}\s(?:showed|shows|demonstrated|revealed) )no (?:significant |interval |appreciable |further )*change\b/gi,
    ),
  },
  { category: "SD", isStated: false, target: "after", shape: gated(/\bstabili[sz]ation\b(?= of\b)/gi) },
  // "stable bone metastases", "unchanged mediastinal nodes"
  {
    category: "SD",
    isStated: false,
    target: "after",
    shape: gated(
      /(?<!\bhaemodynamically |\bhemodynamically )\b(?:stable|unchanged)\s(?=(?:[a-z-]+\s){0,3}?(?:metasta|lesions?\b|lymph|nodes?\b|nodul|mass(?:es)?\b|tumou?rs?\b(?! markers?)|adenopath|deposits))/gi,
    ),
  },
  {
    category: "SD",
    isStated: false,
    target: "after",
    isWeak: true,
    shape:
      /\bpersist(?:ent|ence of|ing)\s(?=(?:(?:the|her|his)\s)?(?:[a-z-]+\s){0,3}?(?:metasta|lesion|lymph|nodes?\b|mass|tumou?r|disease|nodule|adenopath|uptake))/gi,
  },
  // "a shrunken nodule", "regressing nodes"
  {
    category: "PR",
    isStated: false,
    target: "after",
    shape: gated(
      /\b(?:shrunken|shrinking|regressing)\s(?=(?:[a-z-]+\s){0,3}?(?:metasta|lesions?\b|lymph|nodes?\b|nodul|mass(?:es)?\b|tumou?rs?\b|adenopath|deposits))/gi,
    ),
  },
  // an answer without a category
  {
    category: "other",
    isStated: false,
    shape: gated(
      /\b(?:continued|continuing|ongoing|sustained|good|excellent|favou?rable|significant|marked|remarkable|dramatic|major|objective|poor|minimal|minor|no|lack of|impressive|satisfactory|rapid|initial|durable|near|adequate|tumou?r|disease|metabolic|clinical|serologic(?:al)?|nice|partial serologic(?:al)?|biochemical|PSA|CEA|AFP|CA[ -]?125|CA[ -]?19[-.]?9|CA[ -]?15[-.]?3|hCG|marker|pathologic(?:al)?|histologic(?:al)?)\s(?:(?:therapeutic|serologic(?:al)?|biochemical|clinical|metabolic|tumou?r|disease|treatment|initial|radiologic(?:al)?|local|objective|pathologic(?:al)?|histologic(?:al)?|PSA|CEA|AFP|CA[ -]?125|marker|and \w+)\s){0,2}response\b|\bobjective (?:(?:CT|MRI|PET|FDG|scan|imaging|and|or)[ -]){1,5}response\b|\bresponse (?:to (?:[\w-]+ ){1,3})?(?:was|is|has been|being) (?:\w+ly )?(?:good|excellent|poor|marked|dramatic|favou?rable|impressive|maintained|sustained|durable|ongoing|satisfactory|minimal|minor)\b|\b(?:failed|failing|failure) to respond\b|\bunresponsive to\b|\b(?:in|into|achieved|attained|obtained|entered|induced|reached) (?:(?:a|an|clinical|durable|sustained|continuous|long-term|first|second|third|full|lasting|prolonged) )*remission\b|\bremission (?:was|is|has been) (?:achieved|obtained|maintained|induced|reached|attained)\b|\bdisease control (?:was|has been|rate was)?\s?(?:achieved|obtained|maintained|lasted|for)\b|\b(?:good|excellent|durable|continued|ongoing|prolonged|long[- ]term|satisfactory|adequate|reasonable|achieved|maintained|with|showed|shows) (?:(?:local|systemic|good|durable|ongoing) )*(?:disease|tumou?r) control\b|\b(?:disease|tumou?r|cancer|lymphoma|melanoma|myeloma) (?:is|was|has been|remains|remained) (?:still )?(?:under (?:good|reasonable|excellent) control|(?:well|nicely) controlled)\b|\b(?:disease|tumou?r|cancer|lymphoma|melanoma) (?:has |had )?(?:remained|was|is|been|stayed|kept) (?:well |locally )?(?:under control|controlled)\b|\b(?:dramatically|markedly|remarkably|impressively) responded\b|\bresponded (?:very )?(?:well|poorly|favou?rably|excellently|dramatically)\b|\b(?:did|does) not respond\b|\bresponded\b(?= to\b)|\bincomplete (?:\w+ ){0,2}?(?:response|remission)\b|\bresponse\b(?=[^.;,]{0,40} (?:was|remained) incomplete\b)|\b(?:radiologic(?:al)?|radiographic|metabolic) (?:and clinical )?improvement\b(?! (?:of|in)\b)/gi,
    ),
  },
];

/** Nouns that bear a tumour. */
export const TUMOUR_NOUN: RegExp =
  /\b(?:tumou?rs?(?![- ]markers?\b)|lumps?|lesions?|mass(?:es)?|metasta\w+|nodul\w+|nodes?|LNs?|LAD|burden|primar(?:y|ies)(?=\s?[.,;)]|$|\s(?:had|has|have|was|were|is|lesion|site))|lymph|adenopath\w+|lymphadenopath\w+|disease|cancers?|malignanc(?:y|ies)|\w*carcinomas?|deposits?|\w*sarcomas?|lymphomas?|melanomas?|myeloma|leuka?emia|\w*gliomas?|\w*blastomas?|implants?|neoplasms?|mets|foci|growth)\b/gi;

/** Nouns of other things that increase and decrease, improve and worsen. */
export const OTHER_NOUN: RegExp =
  /\b(?:pain|dyspn\w+|dysphagia|symptoms?|levels?|PSA|CEA|AFP|hCG|CA[ -]?\d+|markers?|count|counts|weight|bleeding|appetite|function|platelets?|ha?emoglobin|pressure|dose|doses|oedema|edema|cough|fever|fatigue|quality|vision|strength|speech|an?emia|performance|status|effusion|signal|breath|toxicity|risk|neuropathy|condition|appearance|swallowing|urine|intake|creatinine|bilirubin|rate|ascites|headaches?|nausea|vomiting|immunosuppression|steroids?|cytopenia|survival)\b/i;

export const IMAGING: RegExp =
  /\b(?:CT|MRI|PET|scan|scans|imaging|ultraso\w+|x-?ray|radiograph\w*|mammogra\w+|sonogra\w+|tomograph\w+|scintigraph\w+|radiolog\w+)\b/i;
export const EXAMINATION: RegExp = /\b(?:examination|palpation|palpable|clinically|clinical|physical exam)\b/i;
export const PATHOLOGY: RegExp = /\b(?:patholog\w+|histolog\w+|biops\w+|specimen)\b/i;
