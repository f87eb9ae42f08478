// Words by which a text says that a tumour went elsewhere, and how the place stands beside them.
import { gated } from "../../base/gated.ts";

/** "metastases in", "metastatic lesions to", "spread to": the place follows. */
export const PLACE_FOLLOWS: RegExp =
  /\b(?:[cp]?M1[a-d]?(?:\sdisease)?|metas(?:tats|atas|tes|tis)[iey]s|(?:tumou?r )?studding|(?:micro|macro)?metasta(?:sis|ses|tic(?:\s(?:and\s)?[a-z]+){0,2}?\s(?:disease|lesions?|deposits?|spread|involvement|foc(?:us|i)|nodules?|tumou?rs?|mass(?:es)?|implants?|progression|extension|recurrence))|mets|(?:tumou?r|metastatic|secondary|cancer) deposits?|secondaries|secondary (?:lesions?|tumou?rs?|foci|nodules?|growths?)|(?<!\b(?:bacterial|septic|fungal|microbial|brachytherapy)\s)seeding|disseminated disease|metasta[sz]i[sz]ed|metasta[sz]i[sz]ing|metastatic|secondary locali[sz]ations?|(?:disease|tumou?r) spread|spread|dissemination|(?:distant|nodal|regional|lymph node) (?:recurrence|relapse)|recurrence|relapse|relapsed|recurred)(?:\s(?:have|has|had|were|was)?\s?(?:also\s)?(?:seen|found|present|noted|detected|identified|observed|located|locali[sz]ed|scattered|distributed|visible|discovered|appearing|developed)?)?\s?(?:were\s|was\s)?(?:also\s)?(?:seen\s|found\s|located\s)?(?:in|to|of|on|at|within|involving|affecting|into|over|throughout|including|with involvement of)\s(?:(?:the|her|his|both|a|an|multiple|several|numerous|new|distant|other|resected|regional|ipsilateral|contralateral|liver and)\s){0,3}$/i;

/** "metastases of clear cell carcinoma (ccRCC) to the": between the word and the place stands what has spread. */
export const SPREAD_OF_A_TUMOUR: RegExp =
  /\bmetasta(?:sis|ses|tic\s(?:deposits?|lesions?|nodules?|tumou?rs?|mass(?:es)?))\s(?:was|were)\s(?:\w+ly\s)?(?:removed|resected|excised)\sfrom\s(?:(?:the|her|his|both)\s)?$|\b(?:recurrence|relapse)\sof\s(?:[\w-]+\s){0,4}?(?:cancer|\w*carcinoma|\w*sarcoma|melanoma|lymphoma|tumou?r|malignancy|disease)\s(?:(?:was|were|had|has|been|also|occurred|developed|found|seen|detected|noted|diagnosed|identified|confirmed|present)\s){0,4}(?:in|at|involving)\s(?:(?:the|her|his|both|a|an)\s){0,2}$|\bmetastas(?:is|es)\s(?:of|from)\s(?:an?\s|the\s|her\s|his\s)?(?:[\w-]+\s){1,6}?(?:\([^()]{1,24}\)\s)?(?:to|in|at|involving)\s(?:(?:the|her|his|both|a|an|multiple|several)\s){0,2}$/i;

/** "the pain spread to": what spread is no tumour. */
export const SPREAD_OF_OTHERS: RegExp =
  /\b(?:pains?|infections?|rash(?:es)?|abscess|cellulitis|inflammation|erythema|numbness|weakness|itching|paraesthesia|swelling|sepsis|tuberculosis|asthma|hernia|eczema|psoriasis|contrast|an?esthetic)\b[^.;]{0,24}$/i;

/** "metastasis of a rectal cancer": what has spread, and not whereto. */
export const ORIGIN_BEFORE: RegExp = /\b(?:of|from)\s(?:(?:the|an?|her|his|primary|previous|earlier|known|prior)\s){0,3}$/i;
export const ORIGIN_NAMED: RegExp =
  /^\s(?:[a-z-]+\s){0,3}?(?:cancers?|\w*carcinomas?|\w*sarcomas?|melanomas?|malignanc(?:y|ies)|tumou?rs?|origin|primary)\b/i;

/** " metastases", " metastatic lesions": the place stands before. */
export const PLACE_BEFORE: RegExp =
  /^(?:[\s-]*(?:\([^()]{1,30}\)\s?)?(?:(?:metastatic|secondary)\s(?:\w+\s)?(?:disease|lesions?|deposits?|spread|involvement|nodules?|tumou?rs?|mass(?:es)?|foc(?:us|i)|lymphadenopathy|implants?)|(?:micro)?metasta(?:sis|ses|sectom\w+)|metas(?:tats|atas|tes|tis)[iey]s|mets?\b(?!\s(?:with|the|criteria|a|an|her|his|all|for)\b)|secondaries|lesions? metasta\w+|deposits?|recurrence|carcinomatosis|dissemination|seeding))/i;

/** "hepatic, splenic and pretracheal metastases": a list whose last members we do not know by name. */
export const UNKNOWN_THEN_SPREAD: RegExp =
  /^\s?(?:,|and|,\sand|\/)\s?(?:[a-z-]{2,}(?:al|ic|ar|ary|eal|oid|ous|ine|iac)\s?(?:,|and|,\sand)\s){0,2}(?:other\s)?(?!clinical|typical|distal|pathological|histological|radiological|additional|initial|possible|potential|surgical|medical|symptomatic|asymptomatic|residual|several|systemic|metastatic|diagnostic|subclinical|solitary|primary|secondary|similar|chronic|regional|general)[a-z-]{2,}(?:al|ic|ar|ary|eal|oid|ous|ine|iac)\s(?:metastas[ei]s|mets)\b/;

/** "metastatic lymph nodes", "metastatic left axillary nodes" */
export const METASTATIC_NODE: RegExp =
  /\b(?:metastatic|(?:clinically|pathologically|histologically|biopsy[- ]proven)\s(?:positive|involved)|(?<![\w-]-)\bpositive)\s(?:(?:and|enlarged|multiple|bulky|giant|large|disease in|pelvic|regional|left|right|bilateral)\s){0,3}$/i;

/** The place is the subject: "nodes contained metastases", "2 of 14 lymph nodes were positive", "nodes were involved by tumour". */
export const HOLDS_METASTASIS: RegExp =
  /^(?:\s?\([^()]{1,40}\))?\s(?:(?:that|which)\s)?(?:(?:contained|containing|harbou?red|showed|showing|with|revealed|had|demonstrated|confirmed|was|were|positive for|being)\s){1,3}(?:(?:positive|involved|evidence of|for|by|with|multiple|the|a|of|as|presence of|to be)\s){0,3}(?:(?:micro)?metasta\w+|(?:tumou?r|carcinoma|malignant|cancer) (?:cells?|deposits?|involvement|infiltration)|(?:(?:invasive|infiltrating|metastatic|ductal|duct|lobular|squamous|cell|small|poorly|moderately|well|differentiated|serous|papillary|high-grade)[\s-]){0,5}(?:\w*carcinoma|melanoma)\b|(?:tumou?r|malignancy|cancer|disease)(?=[.,;)]|$|\s(?:and|on|at|in|with)\b)|positive(?! for)|involved(?: by| with)?)|^\spositive(?=\s?[.,;)]|$)/i;

/** " was studded with tumour nodules", " were covered by implants": the place before is full of tumour. */
export const STUDDED: RegExp =
  /^(?:\ssurfaces?|\scavity)?\s(?:was|were|is|are)\s(?:(?:also|diffusely|extensively|densely|completely|entirely)\s){0,2}(?:studded|seeded|coated|covered|carpeted|riddled|infiltrated)\s(?:with|by)\s(?:(?!no\b)[a-z-]+,?\s){0,4}?(?:tumou?rs?|nodul\w+|deposits?|implants?|metasta\w+|plaques?|carcinoma\w*|cancer)\b/i;

/** "Mets: ", "sites of metastasis: ", "M1 (": telegram style, the places follow. */
export const LISTED_SITES: RegExp =
  /\b(?:mets|metastases|metastatic (?:sites?|disease)|sites? of (?:metastas[ei]s|metastatic disease|spread)|distant spread|secondaries|[cp]?M1[a-d]?)\s?(?::|\(|[–-](?=\s))\s?(?:to\s)?(?:(?:the|multiple|bilateral)\s){0,2}$/i;

/** "tumour deposits were also seen in the", "involvement of the": the place of tumour outside its organ follows. */
export const DEPOSITS_FOLLOW: RegExp =
  /\b(?:tumou?r|metastatic|cancer|carcinoma) (?:deposits?|implants?|seeding|nodules?)(?:\s(?:were|was|are))?(?:\s(?:also\s)?(?:seen|found|noted|identified|present|detected))?\s(?:in|on|to|at|within|over)\s(?:the\s)?$/i;

/** "new deposits in T9", "miliary implants on the diaphragm", "nodularity in the omentum": tumour away from its organ, without the word. */
export const IMPLANTS_IN: RegExp = gated(
  /\b(?:(?:new|miliary|multiple|small|several|two|three|four|numerous|peritoneal|further|a)\s){0,3}(?:implants?|deposits?)(?:\s(?:had|has|have|were|was|are))?(?:\s(?:also\s)?(?:appeared|developed|seen|noted|found|present|identified|visible))?\s(?:in|on|over|of|along)\s(?:the\s)?(?:(?:surface|dome|capsule)\sof\s(?:the\s)?)?$|\bnodularity\s(?:in|of|on)\s(?:the\s)?$/i,
);
export const NOT_TUMOUR: RegExp =
  /\b(?:benign|adhesions?|sarcoid\w*|lupus|vasculitis|fibrosis|infection|tubercul\w+|granuloma\w*|endometrio(?:sis|tic)|cysts?|amyloid|calcium|fat|dental|(?:breast|cochlear|silicone|orbital|lens|penile|contraceptive) implants?|implant removal|hip|knee|iron|urate)\b/i;

/** " MRI showed multiple metastases": the organ whose image shows them, where they have no place of their own. */
export const IMAGED: RegExp =
  /^\s(?:MRI|CT|scan|imaging|MR|ultrasound)(?:\s(?:scan|imaging))?\s(?:showed|revealed|demonstrated|found|shows)\s(?:(?:multiple|new|several|two|three|four|numerous|small|many|further)\s){0,3}(?:metasta(?:sis|ses)|mets)\b(?!\s(?:in|to|of|on|at|within|involving|throughout))/i;

/** "metastases of rectal origin": where they came from. */
export const ORIGIN_BEHIND: RegExp = /^\s(?:origin|primary)\b/i;

/** " involvement": the place before is involved; says less than a metastasis. */
export const INVOLVED_BEFORE: RegExp = /^\s(?:and \w+ )?(?:involvement|infiltration by (?:tumou?r|carcinoma)|tumou?r involvement)\b/i;

/** Places whose involvement is spread and not extension: a node, the omentum, bone marrow, the peritoneum. */
export const SPREAD_BY_INVOLVEMENT: RegExp =
  /lymph node|^(?:omentum|peritoneum|bone marrow|liver|lung|bone|brain|leptomeninges|pleura|spleen|adrenal gland)$/;

/** One word, one place. */
export const WHOLE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bperitoneal carcinomatosis\b|\bcarcinomatosis peritonei\b|\bperitoneal (?:seeding|implants|dissemination)\b/gi, "peritoneum"],
  [
    gated(/\b(?:leptomeningeal (?:carcinomatosis|disease|dissemination|spread|seeding|involvement|deposits)|carcinomatous meningitis)\b/gi),
    "leptomeninges",
  ],
  [/\bmalignant pleural effusions?\b/gi, "pleura"],
  [
    /\bpleural (?:effusion|fluid)\b[^.;]{0,50}\b(?:positive for|reveal\w+|show\w+|confirm\w+|demonstrat\w+|contain\w+)\s(?!no\b)(?:[a-z-]+\s){0,3}?(?:(?:malignant|carcinoma|cancer|tumou?r|ESCC) cells|malignancy|(?:adeno|mesothelial )?carcinoma)\b/gi,
    "pleura",
  ],
  [
    /\b(?:ascites|ascitic fluid|peritoneal (?:fluid|washings?|cytology))\b[^.;]{0,50}\b(?:positive for|reveal\w+|show\w+|confirm\w+|demonstrat\w+|contain\w+)\s(?!no\b)(?:[a-z-]+\s){0,3}?(?:(?:malignant|carcinoma|cancer|tumou?r) cells|malignancy|(?:adeno)?carcinoma)\b/gi,
    "peritoneum",
  ],
  [/\bmalignant ascites\b/gi, "peritoneum"],
  [
    gated(
      /\b(?:cerebrospinal fluid|CSF|spinal fluid)\b[^.;]{0,60}\b(?:positive for|reveal\w+|show\w+|confirm\w+|demonstrat\w+|contain\w+)\s(?!no\b)(?:[a-z-]+\s){0,3}?(?:(?:malignant|carcinoma|cancer|tumou?r|lymphoma|melanoma) cells|malignancy)\b/gi,
    ),
    "leptomeninges",
  ],
  [
    gated(
      /\bpericardial (?:effusion|fluid)\b[^.;]{0,50}\b(?:positive for|reveal\w+|show\w+|confirm\w+|demonstrat\w+|contain\w+|with)\s(?!no\b)(?:[a-z-]+\s){0,2}?(?:malignant|carcinoma|cancer|tumou?r) cells\b/gi,
    ),
    "pericardium",
  ],
  [/\bmalignant pericardial effusions?\b|\bpericardial effusion was malignant\b/gi, "pericardium"],
  [/\bpleural effusion (?:was|proved(?: to be)?) malignant\b/gi, "pleura"],
  [gated(/\blymphangitic carcinomatosis\b|\bcarcinomatous lymphangitis\b/gi), "lung"],
  [
    /\b(?:widespread|diffuse|multiple|extensive|numerous|disseminated)\s(?:intra-?)?peritoneal\s(?:tumou?rs?|nodules?|lesions?|disease|nodularity|foci)\b/gi,
    "peritoneum",
  ],
  [gated(/\b(?:abdominal|peritoneal|pelvic) carcinosis\b|\bomental cak(?:e|ing)\b/gi), "peritoneum"],
  [/\bpleural (?:carcinomatosis|carcinosis|dissemination|seeding)\b/gi, "pleura"],
  [/\blymphangitis carcinomatosa\b|\blymphangitic (?:spread|dissemination)\b/gi, "lung"],
  [/\blymphatic (?:and (?:\w+ )?)?metastas[ei]s\b/gi, "lymph node"],
  [gated(/\bbone[- ]only (?:metastatic )?disease\b|\bbone[- ]only metastas[ei]s\b/gi), "bone"],
  // "EBUS: stations 4R and 7 positive": the nodes of the mediastinum by their numbers
  [
    gated(
      /(?<=\b(?:EBUS|TBNA|mediastinoscop\w+|EUS)\b[^.;]{0,60})\b(?:nodal )?stations? [2-9][RL]?(?:(?:,| and|,? ?\/|&) ?[2-9][RL]?){0,4} (?:nodes? )?(?:(?:was|were) )?(?:positive|involved|malignant)\b/g,
    ),
    "mediastinum lymph node",
  ],
  [/\bSister Mary Joseph(?:['’]?s)? nodules?\b/gi, "umbilicus"],
  [/\bKrukenberg tumou?rs?\b/gi, "ovary"],
];

/** "3 of 12 pelvic lymph nodes", "0/14 nodes": how many nodes held tumour; beside a word of tumour. */
export const NODES_OF: RegExp =
  /\b(?<n>\d{1,2}|none|one|two|three|four|five|six|seven|eight|nine|ten)\s?(?:of|out of|\/)\s?(?:the\s|a total of\s)?(?<of>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s(?:(?:resected|removed|dissected|examined|sampled|harvested|positive|sentinel|regional|left|right|bilateral|retrieved|metastatic|involved|level (?:[IV]{1,3}|\d))\s){0,3}$/i;
export const POSITIVE_NODE: RegExp =
  /(?:\bLNs?|nodes?)\s?\+|\b(?:positive|deposits?|metasta\w+|involve\w*|tumou?r|carcinoma|spread|malignan\w+)\b/i;

/** "involvement of the", "involving": spread where the place is one of spread. */
export const INVOLVEMENT_FOLLOWS: RegExp =
  /\b(?:involvement of|involving|infiltration of|extension to|spread to)\s(?:(?:the|both|her|his)\s)?$/i;

/** "lesion in the frontal lobe, consistent with metastasis", "aspiration confirmed metastases": the place was named before. */
export const CALLED_METASTASIS: RegExp = gated(
  /\b(?:(?:was|were|is|are) (?:also|again|clearly)|(?:proved|proven|found|shown|confirmed|turned out|thought|considered|felt|believed|diagnosed) to be|confirm\w*|consistent with|suggestive of|suggest\w*|suspicious for|suspicious of|compatible with|represent\w*|(?:due|secondary) to|caused by|from|presumed|presumably|probably|diagnosed as|positive for|showed|revealed|proved to be|indicat\w+(?: of)?|concerning for|in keeping with|diagnostic of|typical of|likely|as|for|proven|histologically)\s(?:(?:a|the|presence of|of|its|bone|nodal|distant|possible|solitary|multiple)\s){0,3}(?<word>mets\b|metasta(?:sis|ses|tic (?:disease|deposits?|lesions?|spread|involvement)|tic(?=\s?[.,;)]|\s?$|\s(?:in nature|in origin|and|on|by)\b))|recurrence|relapse|recurrent disease)\b(?!\s(?:in|to)\b|\s(?:of|from)\b(?!\s(?:(?:the|an?|her|his|primary|previous|earlier|known|prior)\s){0,3}(?:[a-z-]+\s){0,3}?(?:origin|primary|cancer|\w*carcinoma|melanoma|\w*sarcoma|tumou?r|[A-Z]*RCC|NSCLC|HCC)\b))/gi,
);

// A chest CT shows more than lungs; these images show one organ.
export const IMAGED_ORGAN: RegExp = /^(?:brain|liver|spine)$/;

/** "mesenteric implants": bare, where nothing else is implanted. */
export const IMPLANTS_BEHIND: RegExp = /^\s(?:implants|nodularity|tumou?r implants)\b/i;
export const SEROSAL: RegExp = /^(?:omentum|peritoneum|diaphragm|spleen|mesentery|Douglas pouch)$/;

export const IMPLANT_SEAT: RegExp =
  /^(?:omentum|peritoneum|diaphragm|liver|spleen|mesentery|Douglas pouch|small intestine|pleura|bone|spine|adrenal gland|lung|brain|skin)$|vertebra$|^(?:femur|humerus|sacrum|rib|sternum|ilium|skull)$/;

// "liver biopsy confirmed metastatic"
export const SAMPLED_SPREAD: RegExp = /\b(?:biops\w+|aspirat\w+|FNAC?|cytolog\w+|resect\w+)\b[^.;]{0,40}\bmetastatic\b/i;

// What makes a metastatic histology the result of a lesion that was looked at.
export const EXAMINED: RegExp =
  /\b(?:biops\w+|cytolog\w+|aspirat\w+|excis\w+|resect\w+|(?:histo|cyto)?patholog\w+|immunohisto\w+|histolog\w+|metastasectom\w+|\w+ectomy|FNAC?|confirm\w+|reveal\w+|showed)\b/i;

/** "FNA of the neck node on 3/4/16 showed squamous cell carcinoma": a sampled node that holds carcinoma. */
export const SAMPLING_OF: RegExp =
  /\b(?:FNAC?|biops(?:y|ies)|aspirat\w+|cytology|excision)\sof\s(?:(?:the|a|an|her|his|this)\s)?(?:(?:enlarged|palpable)\s)?$/i;
export const SHOWED_CARCINOMA: RegExp =
  /^(?:\son\s[\d/.-]{4,10})?,?\s(?:showed|revealed|confirmed|demonstrated|was positive for|were positive for)\s(?:(?!no\b|reactive\b)[a-z-]+\s){0,3}(?:\w*carcinoma|melanoma)\b/i;

export const SKIN: RegExp = /^(?:arm|thigh|leg|trunk|chest wall|abdominal wall|scalp|face|back|hand|foot|neck|shoulder|buttock|skin)$/;

export const STATION: RegExp =
  /lymph node$|^(?:axilla|inguinal|pelvic|neck|cervical|supraclavicular|para-aortic|mediastinum|iliac|obturator)$/;

export const LESION: RegExp =
  /\b(?:nodul\w*|lesions?|mass(?:es)?|lumps?|nodes?|LNs?|(?:lymph)?adenopath\w+|swellings?|ulcers?|plaques?|papules?|specimens?|fractures?|uptakes?|foc(?:us|i)|lucenc(?:y|ies)|activity|enhancement|opacit(?:y|ies)|cord compression)\b/i;

/** "an enlarged iliac node; biopsy of the node was consistent with prostate adenocarcinoma": a node that was sampled and holds carcinoma. */
export const SAMPLE_SHOWED: RegExp =
  /^(?:[^.]|\.(?=\d)){0,80}?\b(?:biops(?:y|ies)|FNAC?|aspirat(?:e|ion)|cytology|excision)\s(?:of\s(?:the|this|that|it)(?:\s(?:lesion|node|mass|lymph node|nodes))?\s)?(?:(?:was|were)\s)?(?:consistent with|positive for|showed|revealed|confirmed|demonstrated)\s(?:(?!no\b|reactive\b|benign\b)[a-z-]+\s){0,3}(?:\w*carcinoma|melanoma)\b/i;

/** "which was diagnosed as lung cancer recurrence": what was found elsewhere is named by its organ. */
export const NAMED_RECURRENCE: RegExp = gated(
  /\b(?:diagnosed as|proved to be|turned out to be|(?:found|shown|confirmed|thought) to be|confirmed as|consistent with|compatible with|represent(?:ed|ing))\s(?:an?\s|the\s)?(?:(?:late|distant|isolated|solitary)\s)?(?<organ>[a-z]+\s(?:cancer|carcinoma|melanoma|sarcoma))\s(?:recurrence|relapse|metastas[ei]s)\b/gi,
);

/** "a new", "new multiple": a lesion that was not there before follows. */
export const NEW_LESION: RegExp = /\bnew(?:ly developed)?\s(?:(?:multiple|several|bilateral|small|solitary|appearing)\s){0,2}$/i;

/** "new lytic lesions in the": the place follows. */
export const NEW_LESION_IN: RegExp =
  /\bnew(?:ly developed)?\s(?:(?:multiple|several|bilateral|small|solitary|lytic|hypermetabolic|enhancing)\s){0,2}(?:\d+(?:\.\d+)?\s?[cm]m\s)?(?:(?:lytic|sclerotic|hypermetabolic|enhancing)\s)?(?:lesions?|nodules?|foc(?:us|i))\s(?:(?:in|of|on|at)\s)?(?:(?:the|her|his|both|left|right)\s)?$/i;

// Organs in which a recurrence is a metastasis for nearly every primary.
export const FAR: RegExp = /^(?:bone|brain|spine|liver|lung|skin|peritoneum|adrenal gland)$/;
