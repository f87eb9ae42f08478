// What the normaliser holds equal: Greek letters and their names, ligatures, British and American spelling, plural and singular.

/** Letters that words are made of, as the inside of a character class. */
export const LETTERS = "A-Za-z\\u00c0-\\u024f\\u0300-\\u036f\\u1e00-\\u1eff";

export const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  κ: "kappa",
  λ: "lambda",
  μ: "mu",
  µ: "mu",
  π: "pi",
  σ: "sigma",
  ς: "sigma",
  τ: "tau",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

export const LIGATURES: Readonly<Record<string, string>> = { æ: "ae", œ: "oe", ø: "o", ß: "ss", ł: "l", đ: "d" };

/** British to American, applied in this order to the first occurrence: "haemoglobin" becomes "hemoglobin". */
export const SPELLING: readonly (readonly [RegExp, string])[] = [
  [/umour/u, "umor"],
  [/^haem/u, "hem"],
  [/haem/u, "hem"],
  [/aemi/u, "emi"],
  [/aemo/u, "emo"],
  [/oesoph/u, "esoph"],
  [/oedem/u, "edem"],
  [/oestr/u, "estr"],
  [/rrhoea/u, "rrhea"],
  [/pnoea/u, "pnea"],
  [/noea$/u, "nea"],
  [/gynaec/u, "gynec"],
  [/paed/u, "ped"],
  [/faec/u, "fec"],
  [/caec/u, "cec"],
  [/foet/u, "fet"],
  [/aetiol/u, "etiol"],
  [/anaesth/u, "anesth"],
  [/aesth/u, "esth"],
  [/^praec/u, "prec"],
  [/coel/u, "cel"],
  [/leuc(?=[aeo])/u, "leuk"],
  [/leukaem/u, "leukem"],
  [/paenia/u, "penia"],
  [/calcaem/u, "calcem"],
  [/sulph/u, "sulf"],
  [/colour/u, "color"],
  [/behaviour/u, "behavior"],
  [/labour/u, "labor"],
  [/fibre/u, "fiber"],
  [/centre/u, "center"],
  [/litre/u, "liter"],
  [/metre/u, "meter"],
  [/calibre/u, "caliber"],
  [/^grey/u, "gray"],
  [/orchid(?=ec|op)/u, "orchi"],
  [/isation/u, "ization"],
  [/(?<=[a-z]{3})ise$/u, "ize"],
  [/(?<=[a-z]{3})ised$/u, "ized"],
  [/(?<=[a-z]{3})ising$/u, "izing"],
  [/(?<=[a-z]{3})yse$/u, "yze"],
  [/(?<=[a-z]{3})ysed$/u, "yzed"],
  [/programme/u, "program"],
  [/^mould/u, "mold"],
  [/plough/u, "plow"],
  [/ageing/u, "aging"],
  [/^ciclosp/u, "cyclosp"],
];

/** Plural to singular: the first rule that fits is the only one applied. */
export const PLURAL: readonly (readonly [RegExp, string])[] = [
  [/^([a-z0-9]{0,3})$/u, "$1"],
  [/omata$/u, "oma"],
  [/(?<=[a-z]{3})(stas|nos|ros|bos|mos|tos|chos|lys|cris|thes)es$/u, "$1is"],
  [/(?<=[a-z]{4})ae$/u, "a"],
  [/(?<=[a-z]{2})ies$/u, "y"],
  [/(ss|sh|ch|x|zz)es$/u, "$1"],
  [/(?<=[a-z]{2})([^ao])uses$/u, "$1us"],
  [/(ss|us|is)$/u, "$1"],
  [/s$/u, ""],
];

/** Words that carry no meaning in a name: "carcinoma of the lung" is "carcinoma of lung". */
export const DROPPED: ReadonlySet<string> = new Set(["the"]);
