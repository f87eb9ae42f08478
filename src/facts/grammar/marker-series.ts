// Results that follow one another: "fell to 402 (05/22/17) and to 88 (07/24/17)", "12/2013: 210; 07/2014: 35", "4.8 in April, 9.7 in July and 22.4 last week".
import { gated } from "../../base/gated.ts";
import type { TimeMention } from "../time/time-mention.ts";
import { type MarkerValue, readNumber } from "./marker-values.ts";

/** Stands for each character of a time, so that no digit of it is read as a result and all offsets stay. */
const TIME = "§";

// "decreased by 84% to 55": how much it changed; "in 3 months", "(08/18)": when; "PD-L1 (22C3)": the clone of the antibody.
const NOT_RESULTS = gated(
  /(?<=\b(?:decreas|declin|fell|fall|fallen|drop|reduc|increas|rose|risen|rise|grew)\w{0,4}\s)by (?:about |approximately |over |more than |nearly )?\d+(?:\.\d+)?\s?%|\b(?:in|within|over|after) (?:the (?:last|past|next) |about |only )?(?:\d{1,2}|one|two|three|four|five|six|eight|nine|ten|twelve) (?:days|weeks|months|years)\b|(?<=\()(?:0?[1-9]|1[0-2])\/\d{2}(?=\))|\b(?:22C3|28-8|SP-?142|SP-?263|73-10|E1L3N|4B5|SP1)\b/g,
);

/** The text with its times covered, and with the numbers that are no results. */
export function coverTimes(text: string, times: readonly TimeMention[]): string {
  let covered = text;
  for (const m of text.matchAll(NOT_RESULTS))
    covered = covered.slice(0, m.index) + TIME.repeat(m[0].length) + covered.slice(m.index + m[0].length);
  for (const { start, end } of times) covered = covered.slice(0, start) + TIME.repeat(end - start) + covered.slice(end);
  return covered;
}

const WHEN =
  "§|today|yesterday|now|currently|(?:last|this) (?:week|month|year|visit)|at (?:diagnosis|presentation|recurrence|relapse|baseline|progression|nadir|discharge|admission|last|follow|the)|before|after|post|pre|on day|on (?:admission|discharge|presentation)|preoperatively|postoperatively";
// Between two results of a series: no noun of another thing may stand there.
const GAP =
  /^(?:\s?(?:[,;:()[\]/]|->|→|=>|>|–|-)|[\s,;]?§+|[\s(]?(?:and|then|to|to a|rose|rising|risen|fell|fallen|falling|down|up|back|dropped|dropping|increased|increasing|decreased|decreasing|declined|declining|climbed|climbing|settled|settling|plateaued|plateauing|stabili[sz]ed|nadired|peaked|peaking|which|who|rebounded|normali[sz]ed|reached|reaching|reduced|was|were|is|it|had|has|been|again|by|on|in|at|from|of|a|an|the|nadir|peak|now|currently|today|most|recently|recent|latest|last|subsequently|later|before|after|that|this|week|month|year|but|further|still|only|about|approximately|around|level|value|remained|measured|previously|previous|prior|preceding|postoperatively|preoperatively|postoperative|preoperative|post-?op|pre-?op|surgery|chemotherapy|diagnosis|presentation|recurrence|relapse|baseline|progression|first|second|third|fourth|last|dose|doses|therapy|radiotherapy|treatment|completion|cycle|cycles|discharge|admission|follow-up|one|two|three|four|six|weeks|months|years)(?![\w])){0,16}\s?/i;
const IS_TIED_BEFORE =
  /§|->|→|=>|\b(?:rose|fell|dropp|increas|decreas|declin|climb|rebound|settl|plateau|stabili|nadir|peak|reached|down|up)\w*|\bto\s?$/i;
const IS_TIED_AFTER = new RegExp(`^\\s?[(,[]?\\s?(?:(?:on|in|at|by|from)\\s)?(?:the\\s)?(?:${WHEN})`, "i");

/**
 * The further results behind one that ends at `end`: each tied to a time, to a word of change, or to a unit.
 *
 * @param isLoose nothing but the list ties them: "12 and 88, respectively"
 */
export function seriesAfter(covered: string, end: number, limit: number, isLoose: boolean = false): readonly MarkerValue[] {
  const found: MarkerValue[] = [];
  let from = end;
  while (found.length < 12) {
    const gap = GAP.exec(covered.slice(from, Math.min(limit, from + 160)))![0];
    if (gap.length === 0) break;
    const value = readNumber(covered, from + gap.length, limit);
    if (!value) break;
    const isTied =
      isLoose || value.unit !== undefined || IS_TIED_BEFORE.test(gap) || IS_TIED_AFTER.test(covered.slice(value.end, value.end + 40));
    if (!isTied) break;
    found.push(value);
    from = value.end;
  }
  return found;
}

// "By April it had climbed to 12.3", "The level then fell to 4 ng/mL": a result of the marker that was told last.
const TAKEN_UP = gated(
  /\b(?:it|they|this|the (?:level|value|marker|titre|titer)s?|levels?|the tumou?r marker)\s(?:(?:had|has|have|then|again|since|subsequently|later|gradually|slowly|rapidly|steadily|quickly|was|is|came|been|now|further|also|still|only)\s){0,4}(?:climbed|risen|rose|rising|fell|fallen|dropped|increased|decreased|declined|come|came|gone|went|doubled|rebounded|peaked|plateaued|down|up|back|measured|remained|reached)(?:\s(?:back|down|up|again|further|steadily|slowly|rapidly|only))?\s(?:(?:to|at)\s)?(?:(?:a|its) (?:nadir|peak|maximum|minimum) of\s)?(?=[<>≤≥\d])/gi,
);

// "a repeat measurement was 25 ng/mL", "on repeat testing 7.9", "it was repeated after two months and was 480 U/mL"
const AGAIN = "(?:measurements?|tests?|testing|values?|levels?|assays?|determinations?|samples?|analysis)";
const REPEATED = gated(
  new RegExp(
    `\\b(?:(?:(?:a|the|on|at|upon|one)\\s)?(?:repeat(?:ed)?|second|follow-up|subsequent)\\s${AGAIN}\\b(?:,?(?:\\s(?:in|on|at|from))?\\s?§+)?|(?:it|this|the ${AGAIN}) (?:was|were) repeated\\b[^.;\\d]{0,40}?\\b(?:and|,))(?:[\\s,](?:it|then|again|later|§+|was|were|is|shows?|showed|reveals?|revealed|gives|gave|yields|yielded|returns|returned|reads?|at|of|a|level|value|had|risen|fallen|increased|decreased|dropped|rose|fell|came|back|to|still|only)(?![\\w])){0,6}[:,]?\\s(?=[<>≤≥]?\\s?\\d)`,
    "gi",
  ),
);

/** The result of the test done again, in the unit of the first, between that (else the beginning) and `limit`; no other number may stand between. */
export function repeated(covered: string, first: MarkerValue | undefined, limit: number): MarkerValue | undefined {
  const from = first?.end ?? 0;
  const rest = covered.slice(from, limit);
  for (const m of rest.matchAll(REPEATED)) {
    if (m.index > 80 || /\d/.test(rest.slice(0, m.index).replace(/\([^()]*\)/g, ""))) return undefined;
    const value = readNumber(covered, from + m.index + m[0].length, limit);
    if (value && (!first || value.unit === first.unit)) return { ...value, start: from + m.index };
  }
  return undefined;
}

/** Results that a sentence gives of a marker that it does not name. */
export function takenUp(covered: string): readonly { readonly at: number; readonly value: MarkerValue }[] {
  return [...covered.matchAll(TAKEN_UP)].flatMap((m) => {
    const value = readNumber(covered, m.index + m[0].length, covered.length);
    return value ? [{ at: m.index, value }] : [];
  });
}
