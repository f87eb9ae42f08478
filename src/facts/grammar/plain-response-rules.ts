// More plain words for how a tumour answered: growth that slowed or stopped, disease that advanced, came back or stayed the same, answers that lasted.
import { gated } from "../../base/gated.ts";
import type { ResponseRule } from "./response-words.ts";

const TUMOUR =
  "(?:tumou?rs?|lesions?|mass(?:es)?|nodules?|nodes?|metastas[ei]s|deposits?|diseases?|cancers?|malignanc(?:y|ies)|lymphomas?|melanomas?|myeloma|leuka?emia|[a-z]*carcinomas?|[a-z]*sarcomas?|[a-z]*gliomas?|[a-z]*blastomas?|neoplasms?|growths?)";
const THEN = "(?:(?:had|has|have|then|later|again|soon|also|both|all|thereafter|eventually|\\w+ly) ){0,3}";
const AFTER = TUMOUR.replace("nodes?|", "");
const GROWTH = `(?:(?:tumou?r|lesion|cancer|nodule|mass|disease) growth|growth (?:rate )?(?:of|in) (?:the |her |his |all |both |these )?(?:[\\w-]+ ){0,3}?${TUMOUR})`;
const BE = "(?:(?:was|were|is|had|has|been|could be|then) ){0,3}";
const CLOSES =
  "(?=\\s?[.,;]|\\s?$| (?:again|further|despite|under|during|on|since|after|while|when|within|with|and|but|following|in spite|locally|rapidly)\\b)";

// "there was a", "biopsy confirmed", "c/w": what follows has happened
const TOLD =
  "\\b(?:there (?:was|is|has been|were)|(?:she|he|patient) (?:then |later |also )?(?:had|has)|developed|develops|experienced|suffered|sustained|confirm(?:ed|s|ing)|show(?:ed|s|ing)|reveal(?:ed|s|ing)|demonstrat(?:ed|es|ing)|detected|diagnosed|diagnosed with|found(?: to have)?|c/w|consistent with|compatible with|in keeping with|indicat(?:ed|es|ing)|suggest(?:ed|s|ing|ive of)|suspicious for|concerning for|presented with|presents with|represent(?:ed|ing|s))";
const KIND =
  "(?:(?:tumou?r|disease|cancer|local|loco-?regional|regional|distant|nodal|pelvic|systemic|biochemical|PSA|isolated|early|late|first|second|third|further|symptomatic|radiologic(?:al)?|clinical|metastatic|hepatic|pulmonary|cerebral|intracranial|chest wall|bone|liver|lung|brain|peritoneal|abdominal|multifocal|extensive|widespread|definite|new|possible|probable|likely) )*";

const plain = (source: string): RegExp => gated(new RegExp(source, "gi"));

/** Read before the other words: "grew more slowly" is no growth. */
export const PLAIN_RESPONSE_RULES: readonly ResponseRule[] = [
  {
    category: "other",
    isStated: false,
    shape: plain(
      `\\b${GROWTH} ${BE}(?:\\w+ly )?(?:slowed|slower|retarded|decelerated|reduced|inhibited|suppressed)\\b|\\bslow(?:ed|ing|er)(?: down)? (?:of )?(?:the )?(?:${GROWTH}|growth|progression)\\b`,
    ),
  },
  {
    category: "other",
    isStated: false,
    target: "before",
    shape: plain(
      "\\b(?:grew|grows?|growing|grown|progress(?:ed|ing|es)|enlarg(?:ed|ing)|advanced)\\s(?:(?:much |far |considerably |even )?more slowly|slower|less (?:rapidly|quickly|fast))\\b|\\b(?:held|kept|remained) (?:in check|at bay)\\b|\\b(?:did|does|do|has|have|had) not (?:\\w+ly )?(?:shr[iu]nk|regress(?:ed)?|diminish(?:ed)?|get smaller)\\b",
    ),
  },
  {
    category: "SD",
    isStated: false,
    shape: plain(
      `\\b${GROWTH} (?:${BE}(?:\\w+ly )?(?:halted|arrested|stopped|ceased)|(?:came|had come|was brought) to (?:a|an) (?:halt|standstill|stop|end))\\b`,
    ),
  },
  {
    category: "nonPD",
    isStated: false,
    target: "before",
    shape: plain(
      "\\b(?:did|does|do|has|have|had) not (?:\\w+ly )?(?:gr[eo]wn?|enlarged?|increased?|advanced?|worsen(?:ed)?|got(?:ten)? (?:larger|bigger|worse))(?: any)?(?: further| more| larger)?\\b(?! (?:in )?(?:response|uptake|signal))|\\b(?:stopped|ceased) (?:growing|to grow)\\b|\\bno longer (?:grew|grows|growing)\\b",
    ),
  },
  {
    category: "SD",
    isStated: false,
    target: "before",
    shape: plain(
      "(?<!\\b(?:histolog\\w+|type|appearances?|immuno\\w+|stage|grade|pattern|diagnosis|treatment|dose|regimen|location|site)\\b[^.;,]{0,40})(?:\\b(?:remained|remains?|stayed|kept|(?:has|have|had) been) (?:about |much |almost |essentially |exactly |roughly |largely )?the same\\b|\\b(?:was|were|is|are) (?:about |much |almost |essentially |exactly |roughly |largely )?the same\\b(?= (?:in size|as (?:before|on|in|at|earlier|previously)))|\\bof (?:equal|unaltered|constant|unchanged) size\\b|\\b(?:had|has|have|did) not (?:\\w+ly )?alter(?:ed)?\\b|\\b(?:remained|remains?|stayed|was|were|is|been|became) (?:\\w+ly )?(?:quiescent|dormant|static|stationary|unaltered|constant in size)\\b|\\b(?:remained|stayed) constant\\b|\\b(?:was|were|been) (?:\\w+ly )?arrested\\b|\\b(?:came|come) to a (?:halt|standstill)\\b)",
    ),
  },
  {
    category: "PR",
    isStated: false,
    target: "before",
    shape: plain(
      "\\b(?:got|gotten|getting|grew|grown) (?:\\w+ly |much )?smaller\\b|\\b(?:dwindled|shrivelled|shriveled)\\b|\\bfaded\\b(?! away)|(?<=\\b(?:size|volume|diameter|burden)\\b[^.;,]{0,40}\\s)(?:fell|dropped|declined|(?:went|came|gone|come) down)\\b|\\b(?:became|become|now) (?:almost|nearly|barely|hardly|scarcely) (?:undetectable|invisible|impalpable|detectable|visible|palpable|measurable|discernible)\\b",
    ),
  },
  {
    category: "CR",
    isStated: false,
    target: "before",
    shape: plain("\\bfaded away\\b|\\b(?:became|become) (?:completely |entirely )?(?:undetectable|invisible|impalpable)\\b"),
  },
  {
    category: "CR",
    isStated: false,
    shape: plain(
      "\\bno (?:residual |visible |viable )?(?:tumou?r|cancer|disease|lesions?|[a-z]*carcinoma) (?:was|were|is|are|being|remained) (?:left|remaining)\\b(?! (?:behind|at|in the (?:specimen|margins?)))",
    ),
  },
  {
    category: "CR",
    isStated: false,
    target: "before",
    shape: plain(`(?<=\\b${TUMOUR} (?:then |later |also |both |all )?)resolved\\b${CLOSES}`),
  },
  // "the disease advanced", "the tumour came back", "the number of nodules rose"
  {
    category: "PD",
    isStated: false,
    target: "before",
    shape: plain(
      `(?<=\\b${AFTER} ${THEN})(?:advanced|flared(?: up)?)\\b${CLOSES}|(?<=(?:^|[.;,]\\s|\\band |\\bbut )(?:the |her |his |both |all )?(?:[\\w-]+ )?${AFTER} ${THEN})deteriorated\\b|(?<=\\b${TUMOUR} ${THEN})(?:relapsed|recurred|(?:came|come|grew|grown) back|reappeared|re-?emerged|returned(?! to\\b))\\b|(?<=\\bnumber of [^.;,]{3,40} (?:had |has )?)(?:rose|risen|increased|grew|doubled|tripled)\\b|(?<=\\b(?:lesions?|nodules?|mass(?:es)?|tumou?rs?|metastas[ei]s|deposits|nodes) ${THEN})increased\\b${CLOSES}`,
    ),
  },
  {
    category: "PD",
    isStated: false,
    shape: plain(`\\badvancing (?:disease|tumou?r|cancer|malignancy)\\b|(?<=\\b(?:she|he|patient) ${THEN})relapsed\\b`),
  },
  // the noun: "there was a relapse", "biopsy confirmed recurrent disease"; with a far place it is told as a metastasis there
  {
    category: "PD",
    isStated: false,
    shape: plain(
      `(?<=${TOLD} (?:an? |the |her |his )?${KIND})(?:relapse|recurrence|recurrent (?:disease|tumou?r|cancer|malignancy))\\b(?!\\s(?:rate|risk|score|free|of (?:symptoms|pain|ascites|the (?:ascites|effusion|pain)|(?:pleural )?effusion|DVT|infection))|-free|\\s(?:in|at|of|to|involving)\\s(?:[\\w-]+\\s){0,4}?(?:nodes?|nodal|liver|lungs?|bones?|brain|spine|skin|peritone\\w+|adrenal)\\b)|(?<=(?:^|[.;,]\\s|\\b(?:a|an|the|her|his|and|until|at) )${KIND})(?:relapse|recurrence)(?=(?: (?:was (?:\\w+ly )?(?:found|noted|diagnosed|detected|seen|confirmed|documented|identified|discovered|observed|proven|evident|suspected)|occurred|developed|appeared)\\b|\\s(?:in\\s)?(?:\\d{1,2}\\/\\d{2,4}|(?:19|20)\\d\\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s\\d)))|\\b(?:PSA|biochemical) (?:failure|relapse|recurrence)\\b(?! (?:free|rate|risk))`,
    ),
  },
  // "CT 8/9/22 stable", "Restaging MRI: no change": the image stands for what it shows
  {
    category: "SD",
    isStated: false,
    shape: plain(
      "(?<=(?:^|[.;:]\\s|\\b(?:and|then|last|latest|repeat|restaging|follow-up) )(?:repeat |restaging |follow-up |surveillance |interval )?(?:CTs?|MRIs?|PET(?:[-/]CT)?|scans?|imaging)\\b(?: (?:brain|chest|head|neck|abdomen|pelvis|CAP|TAP|scan|of|the|in|on|from|q\\d+\\s?mo|[\\d/.-]+|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\w*){0,4}:?\\s)(?:stable|unchanged|no (?:significant |interval )?change)\\b(?=\\s?[.,;]|\\s?$|\\s(?:until|till|through|since|on|in|at|after|thru|disease)\\b)",
    ),
  },
  {
    category: "PD",
    isStated: false,
    target: "before",
    shape: plain(
      "\\b(?:got|gotten|getting|became|become|grew|grown|turned|was|were) (?:much |\\w+ly )?worse\\b|\\b(?:got|gotten|getting) (?:much |\\w+ly )?(?:bigger|larger)\\b|\\bmultiplied\\b|\\bescaped (?:from )?(?:control|treatment)\\b|\\b(?:got|went|ran|was|were) out of control\\b",
    ),
  },
  {
    category: "PD",
    isStated: false,
    shape: plain(
      "\\b(?:tumou?r|lesion|mass|cancer|metastasis|metastatic) (?:enlargement|growth|expansion|regrowth|re-growth)\\b(?= (?:was|is|had been|has been) (?:\\w+ly )?(?:noted|seen|observed|found|detected|evident|apparent|documented|visible|recorded|confirmed|diagnosed|reported|suspected)\\b| (?:occurred|continued|resumed|despite|under|during)\\b)",
    ),
  },
];

const LASTS =
  "lasted|persisted|endured|waned|faded|held|(?:was|is|proved|proved to be|remained) (?:\\w+ly )?(?:lost|short-lived|brief|transient|temporary|lasting|long-lasting|long|prolonged|durable|modest|slight|striking|remarkable|mild|moderate|limited|disappointing|encouraging|outstanding|spectacular|good|excellent|poor|marked|minimal)";

/** Read after the other words: answers without a category. */
export const PLAIN_ANSWER_RULES: readonly ResponseRule[] = [
  {
    category: "other",
    isStated: false,
    shape: plain(
      `(?<!\\b(?:immune|inflammatory|antibody|allergic|stress|hormonal|ventricular|pain) )\\bresponse (?:(?:to|of|in) (?:[\\w-]+ ){1,4}?)?(?:has |had )?(?:${LASTS})\\b`,
    ),
  },
  {
    category: "other",
    isStated: false,
    shape: plain(
      `\\b(?:had|has|with|showed|without) (?:no|little|hardly any|any) (?:\\w+ )?effect on (?:the |her |his )?(?:\\w+ )?${TUMOUR}\\b|\\bfail(?:ed|ing|s) to (?:control|contain|halt|stop|arrest) (?:the |her |his )?(?:\\w+ )?${TUMOUR}\\b|(?<=\\b${TUMOUR} )(?:was|proved|became|remained|had become) (?:\\w+ly )?refractory to\\b`,
    ),
  },
];
