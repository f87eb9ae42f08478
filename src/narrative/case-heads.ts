// What the head of a sentence says of the patient it goes on about: "Case 2 was …", "The second patient underwent …", "The other patient …".
import { gated } from "../base/gated.ts";

export interface CaseHead {
  /** The words that name the case. */
  readonly label: string;
  /** Equal for all names of one case. */
  readonly key: string;
  /** Named by words that a report of one patient may use of others too. */
  readonly isWeak: boolean;
}

const NTH = ["first", "second", "third", "fourth", "fifth", "sixth"];
const PERSON = "(?:man|woman|male|female|gentleman|lady|boy|girl|child|infant|teenager|farmer|housewife|smoker|patient)";
/** "A 48-year-old", "a previously healthy woman" behind an ordinal that stands alone. */
const SOMEBODY = `(?:an? |the )(?:(?:[a-z-]+,? ){0,4}?${PERSON}\\b|(?:[a-z-]+ ){0,3}?\\d{1,3}[- ]?(?:year|yr|y)s?[- /]?o)`;
// What a patient does or a case is: any regular past tense, the usual irregular ones, and the verbs that introduce a case in the present.
const VERB =
  "(?:is|was|were|are|has|had|did|came|went|saw|sought|took|felt|fell|began|became|got|gave|found|lost|made|met|kept|underwent|bled|chose|grew|knew|left|ran|could|would|concerns|involves|describes|illustrates|occurs|relates|refers|deals|presents|shows|represents|comes|demonstrates|complains|(?!(?:reported|described|published|recorded|documented|mentioned|observed|followed) (?:by|in \\d|in the|so far|to date|until|with)\\b)[a-z]{2,}ed)";
const TAIL = `(?=(?:,|:| ?[–—(]|['’]s\\b| (?:with|who|whose|to be|in (?:our|this|the present))\\b| (?:(?:also|then|first|again|likewise|[a-z]+ly) )?${VERB}\\b))`;
/** "Case 1. A 45-year-old man", "Case 2 This woman", "Case 3." without a heading of its own: "Case 2 was a 60-year-old man", "Patient B underwent …". */
const NAMED = new RegExp(
  `^(?<label>(?:Case|Patient|Case report|CASE|PATIENT|CASE REPORT) (?:[Nn]o\\.? ?|[Nn]umber |# ?)?(?:\\d{1,2}|[A-H]|[IVX]{1,4}|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix))(?:${TAIL}|(?:[.:]?$|[.:)]? ?[-–—]? ?(?=(?:An?|The|This|Our|Another|He|She|In|On|At|Mrs?|Ms)\\b)))`,
);
/** "Case 2 was", "Patient B presented": in use before any other verb was read, and as strong as a heading. */
const NAMED_STRONGLY = /^\S+(?: report)? \S+(?: \d+)?(?:,| (?:is|was|presented|had|involves|concerns)\b|[.:]?$|[.:)]? ?[-–—]? ?[A-Z])/;
const NTH_NAMED = gated(
  new RegExp(
    `^(?:(?:In|As (?:to|for)|Concerning|Regarding|With) )?(?<label>(?:the |our |a )?(?:${NTH.join("|")}) (?:index )?(?:case|patient))(?: (?:of|in) (?:our|this|the present) (?:series|report|study|family))?${TAIL}`,
    "i",
  ),
);
const NTH_STRONGLY = /^(?:the |our |a )?\w+ (?:case|patient)(?:,| (?:is|was|presented|had|involves|concerns|were)\b)/i;
/** "The first was a 70-year-old woman", "The second, a man of 33, …", "The second relates to a woman". */
const NTH_ALONE = gated(
  new RegExp(
    `^(?<label>The (?:${NTH.join("|")})(?: one)?)(?:,| (?:was|is|were|concern(?:s|ed)|involve[sd]|relate[sd] to|refer(?:s|red) to|occurred in)) ${SOMEBODY}`,
    "i",
  ),
);
/** "One patient had …", "One of the two cases was …". */
const ONE = new RegExp(`^(?<label>One (?:patient|case|of (?:(?:the|these|our)(?: two)?(?: patients| cases)?|them)))${TAIL}`, "i");
/** "The other patient had …", "The other was a 44-year-old woman". */
const OTHER = new RegExp(
  `^(?<label>(?:The other|Another|The remaining) (?:patient|case)(?:${TAIL})|The other(?: one)?(?=(?:,| (?:was|is)) ${SOMEBODY}))`,
  "i",
);
// Cases of others: "as published by", "of the literature"
const OF_OTHERS = /\bliterature\b|\bet al\b|\bpublished\b|\bpreviously (?:reported|described)\b|\b(?:reported|described) by\b/i;

/** The case that the sentence names at its head; cases of the literature have none. */
export function headOf(text: string): CaseHead | undefined {
  const named = NAMED.exec(text)?.groups?.["label"];
  if (named !== undefined) return { label: named, key: keyOf(named), isWeak: !NAMED_STRONGLY.test(text) };
  const nth = (NTH_NAMED.exec(text) ?? NTH_ALONE.exec(text))?.groups?.["label"];
  if (nth === undefined || OF_OTHERS.test(text)) return undefined;
  return { label: nth, key: keyOf(nth), isWeak: !NTH_STRONGLY.test(text) };
}

/** One patient and the other: to be read only where the text announced two. */
export function pairHeadOf(text: string): CaseHead | undefined {
  if (OF_OTHERS.test(text)) return undefined;
  const one = ONE.exec(text)?.groups?.["label"];
  if (one !== undefined) return { label: one, key: keyOf(one), isWeak: true };
  const other = OTHER.exec(text)?.groups?.["label"];
  return other === undefined ? undefined : { label: other, key: keyOf(other), isWeak: true };
}

/** One key for "Case 1", "Case l", "Case I", "Patient no. 1", "first case". */
export function keyOf(label: string): string {
  const last =
    label
      .toLowerCase()
      .replace(/[.:]$/, "")
      .split(/[\s#.]+/)
      .at(-1) ?? "";
  const nth = NTH.findIndex((n) => label.toLowerCase().includes(n));
  if (nth >= 0) return String(nth + 1);
  if (/^one (?:patient|case|of)\b/i.test(label)) return "1";
  if (/^(?:the other|another|the remaining)\b/i.test(label)) return "2";
  if (last === "l" || last === "i") return "1";
  const roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].indexOf(last);
  if (roman >= 0) return String(roman + 1);
  const word = ["one", "two", "three", "four", "five", "six"].indexOf(last);
  if (word >= 0) return String(word + 1);
  const letter = /^[a-h]$/.test(last) ? last.charCodeAt(0) - 96 : undefined;
  return letter === undefined ? last.replace(/^0+/, "") : String(letter);
}
