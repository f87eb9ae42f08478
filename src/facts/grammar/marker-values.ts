// The result beside a marker: a number with unit and comparator, a range, or a word. Reference ranges, dates and times are no results.
import type { Comparator } from "../../base/measure.ts";
import { ucumOf } from "../../terminology/units.ts";

export interface MarkerValue {
  readonly start: number;
  readonly end: number;
  readonly value: number | readonly [number, number] | string;
  readonly comparator?: Comparator;
  readonly unit?: string;
  readonly interpretation?: string;
  /** Where it stands, if not at `start`: the second result of "from A to B". */
  readonly at?: number;
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)?|(?<=[\s<>≤≥(=])\.\d+`;
// "1.2 × 10^4", "3x10 5"
const POWER = String.raw`(?:\s?[x×]\s?10\s?\^?\s?(?<e>\d{1,2}|[²³⁴⁵⁶⁷⁸⁹]))?`;
const UNIT = String.raw`%|(?:n|μ|µ|u|m|p|k|g|mc)?g\s?\/\s?(?:d|m)?[lL]|(?:m|k|μ|µ|u)?I?U\s?\/\s?(?:m|d)?[lL]|m?IU\/m[lL]|(?:n|p|μ|µ|m)mol\/[lL]|mAU\s?\/\s?m[lL]|muts?(?:ations?)?(?:\s?\/\s?|\sper\s)(?:Mb|megabase)|mutations?(?:\s?\/\s?|\sper\s)(?:Mb|megabase)|copies\/m[lL]|mm\b`;
const COMPARED =
  "never exceeded|has not exceeded|<=|>=|≤|≥|<|>|less than|more than|greater than|over|above|below|at least|under|up to|didn['’]t exceed|did not exceed|not exceeding|exceeding|no more than";
// What may stand between a marker and its number. No verb of another event, no second marker.
const FILLER =
  "[)\\]]?(?:\\s?\\[[^[\\]\\d§]{1,40}\\])?(?:\\s?\\((?:[^()\\d§]{1,30}|(?:ref|normal|reference|range|nv|ULN)[^()§]{1,40})\\))?(?:,?\\s(?:serum|plasma|blood|level|levels|test|tests|score|status|index|expression|label+ing|proliferati\\w+|rate|value|values|concentration|titre|titer|was|were|is|are|of|at|to|had|has|been|being|increased|decreased|elevated|raised|rose|risen|rising|fell|fallen|falling|dropped|dropping|declined|declining|climbed|climbing|crept|creeping|halved|drifted|drifting|upwards?|downwards?|doubled|reached|measured|normal|normali[sz]ed|within|the|reference|range|limits?|a|an|nadir|nadirs|nadired|peak|peaked|TC|IC|about|approximately|around|came|back|positive|positivity|with|percentage|tumou?r|tumor|proportion|in|cells?|showed|showing|revealed|gradually|markedly|slightly|significantly|steadily|rapidly|slowly|mildly|further|high|low|only|estimated|found|remained|between|by|nuclear|initial|preoperative|postoperative|pretreatment|baseline|preop|postop|from|and|which|that|on|sampling|category|stood|nuclei|staining|nearly|almost|weak|strong|moderate|diffuse|initially|again|today|yesterday|now|currently|this|last|week|month|year|latest|recent|repeat|then|admission|presentation|diagnosis|discharge|recurrence|relapse|progression|baseline|before|after|prior|surgery|treatment|therapy|chemotherapy|operation|follow-up|response|down|up|just|still|his|her|reading|result|results|undetectable|quantification|load|titers?|dx|day|also|determined|reported|noted|documented|detected|recorded|ca\\.)\\b|,?\\s?[(\\[]?§+[)\\]]?[,:]?){0,12}";
// "level within the reference range of 2.7ng/ml", ": 39.8 U/ml", " < 1%", "(6.3ng/dl)"
const NUMBER_AFTER = new RegExp(
  `^${FILLER}\\s?[:;=(,~≈-]{0,2}\\s?(?:was\\s|of\\s|:\\s?)?(?<cmp>${COMPARED})?\\s{0,2}(?<n>${NUMBER})${POWER}(?:\\s?%)?(?:\\s?(?:[-–]|to|(?<and>and))\\s?(?<n2>${NUMBER}))?\\s?\\[?(?<u>${UNIT})?`,
  "di",
);
// A number with a unit of a laboratory, further on in the clause.
const LABORATORY = new RegExp(
  `(?<cmp>${COMPARED})?\\s{0,2}(?<![\\d.,-])(?<n>${NUMBER})${POWER}(?:\\s?(?:[-–]|and)\\s?(?<n2>${NUMBER}))?\\s?(?<u>(?:n|μ|µ|u|m|p|mc)?g\\s?\\/\\s?(?:d|m)?l|(?:m|k|μ|µ|u)?I?U\\s?\\/\\s?(?:m|d)?l)\\b`,
  "i",
);
// "(normal: 0-4", "(reference range <35": said inside a parenthesis or behind a comma, before the number.
const RANGE_OF_REFERENCE = /[(,;]\s?(?:[a-z]+\s){0,2}(?:normal|reference|ref\.?|range|limit|cut-?off|ULN|nv|n)\b[\s\w]{0,20}[\s:,(<=of]*$/i;
// Not a result: a time, a count of cycles, a size, an isotope.
const NOT_A_RESULT =
  /^\s?(?:[x×]\s?(?:the\s)?(?:ULN|upper|normal)|fold\b|months?|years?|weeks?|days?|hours?|cycles?|courses?|times|st\b|nd\b|rd\b|th\b|cm|mm\b|kg|mg\b(?!\s?\/)|Gy|fractions?|°|bpm|mmHg|(?:small |new |large |enlarged |positive |suspicious |hypodense )?(?:lesions?|nodes?|nodules?|lymph|sites?|women|men|points?|slides?|blocks?|biops\w+|samples?|tumou?rs?|metasta\w+|foci|kg|others?|antibod\w+|markers?|genes?)\b|\/\d|of \d|patients|cases|exon|codon|HPF|lines?)/i;

const WORDS =
  "(?:strong|weak|diffuse|focal|moderate|patchy|partial)(?:ly)? positiv(?:e|ity)|block(?:-type)?[- ]positiv(?:e|ity)|positivity|positive|pos(?=[\\s.,;)/]|$)|neg(?=[\\s.,;)/]|$)|wt(?=[\\s.,;)/]|$)|variants? of (?:uncertain|unknown) significance|VUS|(?:likely )?(?:pathogenic |deleterious )?(?:variants?|alterations?)|aberrant|focal|patchy|dim|bright|negative|non-?reactive|reactive|mutated|mutant|mutations?|wild[- ]?type|amplified|amplification|non-?amplified|rearranged|rearrangements?|fusions?|translocation|overexpress(?:ed|ion)|over-?expressed|not detected|undetectable|detected|deficient|deficiency|proficient|intact|retained|preserved|lost|loss|hypermethylat(?:ed|ion)|(?:un)?methylated|methylation|present|high|low|stable|normali[sz]ed|normal|within (?:the |their )?(?:respective )?(?:reference|physiological) (?:ranges?|limits?|values?)|abnormal|elevated|raised|(?<=\\b(?:was|were|is|are|be|been|remained)\\s(?:(?:also|both|all|[a-z]+ly)\\s)?)increased|equivocal|unremarkable|absent|expressed|(?:(?:\\d+(?:\\.\\d+)?|two|three|four|five|ten)[-\\s]?(?:x|×|times|fold)|twice|double|above|over|higher than|exceed(?:ing|ed)) (?:the )?(?:upper (?:normal )?limits?(?: of (?:the )?normal(?: range)?)?|ULN|normal(?: range| limits?| values?)?|reference (?:range|value|limit))|(?:exon \\d{1,2} )?(?:deletions?|deleted|insertions?|duplications?)";
const WORD_AFTER = new RegExp(
  `^[)\\]]?(?:\\s?(?:\\([^()]{1,30}\\)|\\[[^[\\]]{1,30}\\]))?(?:,(?=\\s(?:was|were|is|are)\\s))?(?:[\\s:-]\\s?(?:serum|level|levels|test|tests|testing|measurements?|resulted|assays?|values?|concentrations?|staining pattern|immunohistochemically|status|expression|staining|immunostaining|gene|protein|was|were|is|are|tested|being|came|back|remained|the|a|found|to|be|showed|results?|of|in|all|had|been|has|also|still|activating|promoter|ITD|stains?|each|lay|lies?|fell|falls|dropped|declined|decreased|returned|returning|went|came down|became|become|back|into|to|as well|found to be|skipping|resistance|strongly|entirely|completely|uniformly|weakly|diffusely|focally|moderately|slightly|mildly|markedly|significantly|extremely|greatly|strikingly|grossly|massively|strong|weak|diffuse|moderate|patchy|and|nuclear|DNA|RNA|mRNA|viral|cytoplasmic|membranous,?|pattern|showed|shows|showing|membranous|membrane|immunohistochemical|sequencing|analysis|panel|germline|somatic|mutational|by|in situ hybridi[sz]ation|ISH|FISH|IHC|immunohistochemistry|PCR|NGS|not|no longer|no|exon|codon|homozygous(?:ly)?|heterozygous(?:ly)?|c\\.[\\w>+*-]+|\\(?p\\.[\\w*]+\\)?|biallelic|\\([A-Z0-9-]{2,8}\\)|del\\s?19|ex\\s?\\d{1,2}|\\d{1,2}|deletion|(?:p\\.)?[A-Z]\\d{2,4}[A-Z]?|tumou?r|cells?|both|within|range|for)){0,8}?[\\s:=–-]{1,3}\\(?(?<w>${WORDS})\\b(?!\\s(?:for|staining for|of(?!\\s(?:\\w+\\s)?(?:expression|staining|protein|reactivity)))\\b)`,
  "i",
);
// "+", "(+)", "++", "(3+)", "3+", "(-)"
const SIGN_AFTER =
  /^(?:[\s:,]\s?(?:by |on )?(?:IHC|IC|immunohistochemistry|score|scored|of|was|is|at|protein|expression|status|staining)\b){0,4}(?:\s[-–]\s(?=\d?\+)|\s?[:=]?\s?)(?:\(?\s?(?:(?:weakly|focally|strongly|diffusely|weak|focal|strong|diffuse)\s)?(?<s>\d?\s?\+{1,4}|[−–-])\s?\)|(?<p>\+{1,4}|\s?\d\+)(?!\d)|(?<m>[−-](?=[,;.)]|$)|(?<!\s)[−-](?=\s(?!(?:[a-z]+ly )?(?:positiv|negativ|mutat|mutant|wild|amplif|not|weak|strong|low|high|rearr|detect|\d)))))/i;
const DIGIT = /^(?<d>\d)\s?\+/;

const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:<=|≤|up to|never|has not|didn|did not exceed|not exceeding|no more than)/i, "<="],
  [/^(?:>=|≥|at least)/i, ">="],
  [/^(?:<|less|below|under)/i, "<"],
  [/^(?:>|more|greater|over|above|exceeding)/i, ">"],
];

const numberOf = (text: string): number =>
  Number(
    /^\d{1,3}(?:\.\d{3})+,/.test(text)
      ? text.replaceAll(".", "").replace(",", ".")
      : /^\d{1,3}(?:,\d{3})+/.test(text)
        ? text.replaceAll(",", "")
        : text.replaceAll(" ", "").replace(",", "."),
  );

/** The number that follows directly, or further on in the clause with a unit of a laboratory (serum markers only). */
export function numberAfter(text: string, end: number, limit: number, isSerum: boolean): MarkerValue | undefined {
  const rest = text.slice(end, limit);
  const near = NUMBER_AFTER.exec(rest);
  // "90% and 80%" are two results; "between 2 and 5" is one.
  if (near?.groups?.["and"] !== undefined && !/\bbetween\b/i.test(near[0])) {
    const first = readNumber(text, end + near.indices!.groups!["n"]![0], limit);
    // "30.9 and 39.1 mutations/Mb": one unit for both.
    const unit = near.groups["u"];
    return first && first.unit === undefined && unit !== undefined && !isSerum ? { ...first, unit: unitOf(unit) } : first;
  }
  if (near && isResult(near, text, end)) return valueIn(near, end);
  if (!isSerum) return undefined;
  const far = LABORATORY.exec(rest.slice(0, 110));
  return far && isResult(far, text, end) ? valueIn(far, end) : undefined;
}

function isResult(m: RegExpExecArray, text: string, end: number): boolean {
  const at = end + m.index + m[0].indexOf(m.groups!["n"]!, m[0].length - trailing(m));
  const before = text.slice(end, at);
  if (NOT_A_RESULT.test(text.slice(end + m.index + m[0].length))) return false;
  return !RANGE_OF_REFERENCE.test(before);
}

const unitOf = (written: string): string =>
  /^mut/i.test(written) ? "mut/Mb" : (ucumOf(written.replace(/\s/g, "")) ?? written.replace(/\s/g, "").replace(/ml$/, "mL"));

const trailing = (m: RegExpExecArray): number => m[0].length - m[0].lastIndexOf(m.groups!["n"]!, m[0].length) + (m.groups!["n2"] ? 20 : 0);

const timesPower = (n: number, exponent: string): number => {
  const high = "²³⁴⁵⁶⁷⁸⁹".indexOf(exponent);
  return Number(`${n}e${high < 0 ? exponent : high + 2}`);
};

function valueIn(m: RegExpExecArray, end: number): MarkerValue {
  const { cmp, n, e, n2, u } = m.groups as Record<string, string | undefined>;
  const isPercent = u === undefined && /%/.test(m[0].slice(m[0].lastIndexOf(n!)));
  const unit = isPercent || u === "%" ? "%" : u === undefined ? undefined : unitOf(u);
  const comparator = cmp === undefined ? undefined : COMPARATORS.find(([shape]) => shape.test(cmp))?.[1];
  const range = n2 === undefined ? undefined : ([numberOf(n!), numberOf(n2)] as const);
  return {
    start: end + m.index + (m[0].length - m[0].trimStart().length),
    end: end + m.index + m[0].trimEnd().length,
    value: range && range[1] > range[0] ? range : e === undefined ? numberOf(n!) : timesPower(numberOf(n!), e),
    ...(comparator ? { comparator } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

const NUMBER_HERE = new RegExp(
  `^(?<cmp>${COMPARED})?\\s{0,2}(?<n>${NUMBER})${POWER}(?:\\s?%)?(?:\\s?[-–]\\s?(?<n2>${NUMBER}))?\\s?(?<u>${UNIT})?`,
  "i",
);

/** The number that stands at `at`, with its comparator and unit. */
export function readNumber(text: string, at: number, limit: number): MarkerValue | undefined {
  const m = NUMBER_HERE.exec(text.slice(at, limit));
  if (!m || NOT_A_RESULT.test(text.slice(at + m[0].length)) || /^[\w/]/.test(text.slice(at + m[0].trimEnd().length))) return undefined;
  return valueIn(m, at);
}

/** The word or sign that follows directly: "positive", "(3+)", "-mutated", "was negative". */
export function wordAfter(text: string, end: number, limit: number, isHer2: boolean = false): MarkerValue | undefined {
  const rest = text.slice(end, limit);
  const sign = SIGN_AFTER.exec(rest);
  if (sign) {
    const written = (sign.groups!["s"] ?? sign.groups!["p"] ?? sign.groups!["m"] ?? "").trim();
    const digit = DIGIT.exec(written)?.groups?.["d"];
    const value = written.includes("+")
      ? digit === "0" || (isHer2 && digit === "1")
        ? "negative"
        : isHer2 && digit === "2"
          ? "equivocal"
          : "positive"
      : "negative";
    return { start: end, end: end + sign[0].trimEnd().length, value, interpretation: written };
  }
  const m = WORD_AFTER.exec(rest);
  if (!m) return undefined;
  // "receptors and a normal CEA": the adjective of the next marker.
  if (/\band\b/i.test(m[0]) && limit < text.length && rest.slice(m[0].length).trim() === "") return undefined;
  const value = resultOf(m.groups!["w"]!);
  const isDenied = /\b(?:not|no|without)\b/i.test(m[0].slice(0, m[0].length - m.groups!["w"]!.length));
  // "has not normalized", "was not low": what it was instead is not said.
  if (isDenied && /^(?:normal|low|stable|unremarkable)$/.test(value)) return undefined;
  // "NTRK fusion negative": the change was looked for.
  const isExcluded = IS_CHANGE.test(value) && EXCLUDED.test(rest.slice(m[0].length));
  return {
    start: end,
    end: end + m[0].length,
    value: isDenied && IS_HIGH.test(value) ? "normal" : isDenied || isExcluded ? "negative" : value,
  };
}

const IS_HIGH = /^(?:elevated|high|abnormal)$/;
const IS_CHANGE = /^(?:mutated|rearranged|amplified|overexpressed|methylated)$/;
const EXCLUDED =
  /^[\s:]\s?(?:(?:was|were|is|are|status|testing|test|analysis|by|on|FISH|NGS|IHC|PCR|immunohistochemistry|immunohistochemically)[\s:]\s?){0,4}(?:negative|absent|not (?:detected|identified|found|present|seen)|excluded)\b/i;
// "ER-positive (90%)": how many cells, right behind the word.
const PERCENT = new RegExp(
  `^(?:\\s?[(,]\\s?(?:in\\s)?|\\sin\\s)(?:about\\s|approximately\\s|nearly\\s|almost\\s)?(?<cmp>${COMPARED})?\\s?(?<n>\\d{1,3}(?:\\.\\d)?)\\s?%`,
  "i",
);

/** The percentage in parentheses behind a word. */
export function percentAfter(text: string, { end, value }: MarkerValue): MarkerValue | undefined {
  const m = PERCENT.exec(text.slice(end, end + 30));
  if (!m) return undefined;
  const comparator = m.groups!["cmp"] === undefined ? undefined : COMPARATORS.find(([shape]) => shape.test(m.groups!["cmp"]!))?.[1];
  return {
    start: end,
    end: end + m[0].length,
    value: Number(m.groups!["n"]),
    unit: "%",
    interpretation: String(value),
    ...(comparator ? { comparator } : {}),
  };
}

// "rose from 12.3 to 85 ng/mL": two results of two times.
const FROM_TO = new RegExp(
  `\\bfrom\\s(?<a>${NUMBER})\\s?(?<u>${UNIT})?\\s(?:[\\w§(.-]+[)]?\\s){0,5}?to\\s(?:a \\w+ of\\s)?(?<b>${NUMBER})\\s?(?<ub>${UNIT})?`,
  "i",
);

// "a rise in PSA between 2.1 and 4.8 ng/mL": the same said with another word
const BETWEEN = new RegExp(
  `^[\\w\\s§]{0,20}\\bbetween\\s(?<a>${NUMBER})\\s?(?<u>${UNIT})?\\sand\\s(?<b>${NUMBER})\\s?(?<ub>${UNIT})?`,
  "i",
);
const CHANGE_BEFORE = /\b(?:rise|rising|rose|increas\w+|fall|falling|fell|decreas\w+|drop\w*|decline\w*)\s(?:\w+\s){0,3}$/i;

const CHANGES = /\b(?:ris|rose|fell|fall|increas|decreas|drop|declin|climb|crept|creep|drift|doubl|tripl|halv|went|gone|reduc|improv)/i;

/** Both results of "from A to B". */
export function changeAfter(text: string, end: number, limit: number): readonly [MarkerValue, MarkerValue] | undefined {
  const isChange = CHANGE_BEFORE.test(text.slice(Math.max(0, end - 60), end).replace(/\S+$/, ""));
  const m = FROM_TO.exec(text.slice(end, limit)) ?? (isChange ? BETWEEN.exec(text.slice(end, limit)) : null);
  if (!m || m.index > 60) return undefined;
  const { a, u, b, ub } = m.groups as Record<string, string | undefined>;
  const written = u ?? ub;
  if (written === undefined && !isChange && !CHANGES.test(text.slice(end, end + m.index))) return undefined;
  if (NOT_A_RESULT.test(text.slice(end + m.index + m[0].length))) return undefined;
  const unit = written === undefined ? {} : { unit: unitOf(written) };
  const start = end + m.index;
  return [
    { start, end: start + m[0].trimEnd().length, value: numberOf(a!), ...unit },
    { start, end: start + m[0].trimEnd().length, value: numberOf(b!), ...unit, at: start + m[0].lastIndexOf(b!) },
  ];
}

/** The word of a result, in one form: "mutation" → "mutated". */
export function resultOf(word: string): string {
  const w = word.toLowerCase();
  if (/uncertain|unknown|^vus/.test(w)) return "variant of uncertain significance";
  if (/variants?$|alterations?$/.test(w)) return "mutated";
  if (/positiv(?:e|ity)$|^focal$|^patchy$|^dim$|^bright$|^expressed$|^reactive$|^detected$/.test(w)) return "positive";
  if (w === "pos") return "positive";
  if (w === "wt") return "wild type";
  if (/^neg(?:ative)?$|^non-?reactive$|^not detected$|^absent$/.test(w)) return "negative";
  if (/^mutat|^mutant|delet|insert|duplic/.test(w)) return "mutated";
  if (/^wild/.test(w)) return "wild type";
  if (/^non-?ampl/.test(w)) return "not amplified";
  if (/^ampl/.test(w)) return "amplified";
  if (/^rearr|^fusion|^transloc/.test(w)) return "rearranged";
  if (/^over/.test(w)) return "overexpressed";
  if (/^defici/.test(w)) return "deficient";
  if (/^hypermeth|^methyl/.test(w)) return "methylated";
  if (/^present/.test(w)) return "positive";
  if (/^lost|^loss/.test(w)) return "negative";
  if (/^retained|^preserved|^intact/.test(w)) return "intact";
  if (/^normali/.test(w)) return "normal";
  if (
    /^raised|^increased|limit|uln$|(?:above|over|than|exceeding|exceeded|twice|double|times|x|×|fold) (?:the )?(?:normal|reference)/.test(w)
  )
    return "elevated";
  if (w === "weak") return "low";
  if (/^within/.test(w)) return "normal";
  return w;
}
