// Diseases that a patient has beside the tumour: by the sentence that lists them, by the words before them, or because they are of the kind that stays.
import { gated } from "../../base/gated.ts";

/** "PMH: COPD, IHD", "Comorbidities include": what follows are other diseases. */
export const LISTS_OTHERS: RegExp = gated(
  /\b(?:PMS?Hx?|[Pp]ast (?:medical|surgical|medical and surgical)? ?history|[Mm]edical (?:history|problems)|(?:[Oo]ther |[Mm]ajor |[Rr]elevant )?(?:[Cc]o-?morbid(?:ity|ities|\s(?:conditions|illnesses|diseases))|[Ss]econdary diagnos[ei]s|[Cc]oncomitant (?:diseases|illnesses|conditions)|[Cc]hronic (?:conditions|illnesses|diseases))|[Bb]ackground(?: medical)?(?: history)?)(?:\s?[:=–-]|\s(?:of|is|was|are|were|include[sd]?|including|comprise[sd]?|consist(?:s|ed)? of|notable for|remarkable for|significant for|unremarkable (?:apart|except|aside|other)\w*\s?\w*)\b)/,
);

/** "a known ", "in view of her well-controlled ": what follows was there before. */
export const KNOWN_BEFORE: RegExp =
  /\b(?:known(?:\s(?:to have|for))?|long[- ]?standing|pre-?existing|underlying|co-?existing|concomitant|comorbid|(?:well|poorly)[- ]controlled)\s(?:(?:and|well|poorly|history of|diagnosis of|severe|moderate|mild|multiple|underlying|known|pre-existing|chronic|[a-z]+[- ]controlled|[a-z]+[- ]dependent)[\s-]){0,3}$/i;

/** "in view of her ", "because of his known ": a reason that the patient brings. */
export const AS_REASON: RegExp =
  /\b(?:in view|because|on account|given|considering|in light)\s(?:of\s)?(?:her|his|the patient['’]s)\s(?:(?:and|history of|severe|moderate|mild|multiple|underlying|known|pre-?existing|existing|chronic|[a-z]+[- ]controlled|[a-z]+[- ]dependent|long-?standing)[\s]){0,3}$/i;

/** Diseases that stay once a patient has them. */
export const STANDING: RegExp =
  /\b(?:chronic (?:obstructive|kidney|renal|liver|heart|bronchitis|pancreatitis|hepatitis)|COPD|CKD|emphysema|asthma|hypothyroidism|hyperthyroidism|hashimoto|graves|hyper(?:lipid\w+|cholesterol\w+)|dyslipid\w+|obesity|gout|osteoporosis|osteoarthritis|rheumatoid arthritis|(?:ulcerative )?colitis ulcerosa|ulcerative colitis|crohn|cirrhosis|coronary (?:artery|heart) disease|isch(?:a)?emic heart disease|atrial fibrillation|(?:congestive|chronic) (?:heart|cardiac) failure|cardiomyopathy|peripheral (?:vascular|arter\w+) disease|sleep apn\w+|parkinson|multiple sclerosis|epilepsy|dementia|schizophrenia|bipolar|glaucoma|cataracts?|psoriasis|lupus|sarcoidosis|(?:gastro-?\s?o?esophageal|gastro-?oesophageal) reflux|diverticulosis|benign prostatic|migraine|fibromyalgia|h[a]?emophilia|sickle cell|thalass\w+|celiac|coeliac|hepatitis [BC]|HIV|human immunodeficiency|depressive disorder|bronchiectasis|interstitial lung disease|endometriosis|diabet\w+|hypertension)\b/i;

/** Told as something that happened, and not as what the patient had. */
export const HAPPENED: RegExp =
  /\b(?:develop\w*|induced|new[- ]onset|acute|grade|toxicity|secondary to|complicat\w+|decompensat\w+|exacerbation|worsen\w*|thyroiditis after|following|caused)\b/i;

/** "a known type 2 diabetic", "asthmatic": the patient named by the disease. */
export const NAMED_BY_DISEASE: RegExp = gated(
  /\b(?<kind>type[- ](?:2|II)|(?:non[- ])?insulin[- ]dependent|diet[- ]controlled)?\s?(?<word>diabetic|asthmatic|hypertensive|epileptic)s?(?=\s?[.,;)]|\s?$|\s(?:and|with|on|who|since|for|man|woman|patient|gentleman|lady|male|female)\b)/gi,
);

/** Short names that are read where other diseases are listed; elsewhere they stand for much else. */
export const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ["IHD", "ischemic heart disease"],
  ["CAD", "coronary artery disease"],
  ["CHD", "coronary heart disease"],
  ["AF", "atrial fibrillation"],
  ["AFib", "atrial fibrillation"],
  ["CHF", "congestive heart failure"],
  ["CCF", "congestive cardiac failure"],
  ["MI", "myocardial infarction"],
  ["CVA", "cerebrovascular accident"],
  ["TIA", "transient ischemic attack"],
  ["PVD", "peripheral vascular disease"],
  ["PAD", "peripheral arterial disease"],
  ["OSA", "obstructive sleep apnea"],
  ["TB", "tuberculosis"],
  ["DM", "diabetes mellitus"],
  ["DM2", "type 2 diabetes mellitus"],
  ["HLD", "hyperlipidemia"],
  ["GORD", "gastroesophageal reflux disease"],
  ["BPH", "benign prostatic hyperplasia"],
  ["OA", "osteoarthritis"],
  ["DVT", "deep vein thrombosis"],
]);
