// When two names of a disease can mean one tumour: "carcinoma" and "adenocarcinoma", "NSCLC" and "squamous cell carcinoma of the lung".

const GENERIC = /^(?:cancers?|carcinomas?|malignan(?:cy|cies|t tumou?r|t neoplasm)|tumou?rs?|neoplasms?|neoplasias?|malignant)$/;
const QUALIFIERS =
  /\b(?:invasive|infiltrating|infiltrative|primary|metastatic|recurrent|advanced|well|moderately|poorly|differentiated|high|low|grade|intermediate|undifferentiated|keratinizing|non-?keratinizing|diffuse|extensive|of|the|type|in|and|lung|cancer|cell|cells|castration|resistant|sensitive|refractory|hormone|receptor|triple|muscle|platinum|oligometastatic|luminal|breast|prostate|prostatic|colorectal|colon|colonic|rectal|gastric|stomach|pancreatic|bladder|ovarian|cervical|endometrial|esophageal|oesophageal|thyroid|oropharyngeal|laryngeal|hypopharyngeal|oral|anal|vulvar|penile)\b/g;
const NON_SMALL = /non[- ]?small|nsclc/;

// One disease under two names.
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/wilms(?:['’]?s)?(?: tumor)?/g, "nephroblastoma"],
  [/transitional cell/g, "urothelial"],
  [/epidermoid/g, "squamous"],
  [/\bduct\b/g, "ductal"],
  [/oat cell/g, "small cell"],
  [/hepatoma/g, "hepatocellular carcinoma"],
  [/hypernephroma/g, "renal cell carcinoma"],
];

const words = (name: string): string[] =>
  SYNONYMS.reduce((text, [shape, one]) => text.replace(shape, one), name.toLowerCase().replace(/tumour/g, "tumor"))
    .replace(QUALIFIERS, " ")
    .split(/[\s,-]+/)
    .filter(Boolean);

/** True for "cancer", "malignant tumour": no histology said. */
export function isGenericName(name: string | undefined): boolean {
  if (name === undefined || GENERIC.test(name.toLowerCase().trim())) return true;
  // "castration-resistant prostate cancer" names an organ and a state.
  return /\bcancers?$/i.test(name.trim()) && words(name).length === 0;
}

/** True where one name may be the other said with less or more. */
export function isSameHistology(a: string | undefined, b: string | undefined): boolean {
  if (isGenericName(a) || isGenericName(b)) return true;
  const [x, y] = [a!.toLowerCase(), b!.toLowerCase()];
  if (NON_SMALL.test(x) !== NON_SMALL.test(y))
    return (
      !/small|neuroendocrine/.test((NON_SMALL.test(x) ? y : x).replace(/non[- ]?small/, "")) && /carcinoma/.test(NON_SMALL.test(x) ? y : x)
    );
  const [p, q] = [words(x), words(y)];
  const within = (small: string[], large: string[]): boolean =>
    small.every((w) => large.includes(w) || (/^carcinomas?$/.test(w) && large.some((l) => /carcinoma/.test(l))));
  return within(p, q) || within(q, p);
}

/** How much a name says: 0 for generic, else its number of words. */
export const detailOf = (name: string | undefined): number => (isGenericName(name) ? 0 : 1 + words(name!).length);
