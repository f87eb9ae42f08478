// Dates that belong together: "from March to May 2019", "between 2010 and 2012", "until June 2015", "since 2012".
import { type PartialDate, partialDateOf } from "../../base/partial-date.ts";
import type { DateToken } from "./dates.ts";
import type { TimeMention } from "./time-mention.ts";

const OPENING =
  /\b(?<word>from|between|since|until|till|through|up to|up until|before|prior to|after)(?: at least| about| around| early| late| the end of)? $/i;
const JOINING = /^ ?(?:to|until|till|through|thru|and|[-–—]) ?(?:about |early |late |the end of |beginning of )?$/i;
/** Words that open a period by themselves: what follows them is no first end of a pair. */
const OPEN_ENDED: Readonly<Record<string, boolean>> = {
  since: true,
  until: true,
  till: true,
  through: true,
  "up to": true,
  "up until": true,
};
const ONWARDS = /^ (?:on|onwards?)\b/i;

/** Date tokens as mentions: pairs become periods, "until X" and "since X" open ones; "before X" and "after X" are no dates of anything. */
export function joinPeriods(text: string, tokens: readonly DateToken[]): readonly TimeMention[] {
  const out: TimeMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]!;
    const second = tokens[i + 1];
    const opening = OPENING.exec(text.slice(Math.max(0, first.start - 40), first.start));
    const word = opening?.groups?.["word"]?.toLowerCase();
    const from = first.start - (opening?.[0].length ?? 0);
    const joint = second && JOINING.test(text.slice(first.end, second.start)) ? text.slice(first.end, second.start).trim() : undefined;
    if (
      second &&
      joint !== undefined &&
      (word === "from" || (word === "between" && joint === "and") || (joint !== "and" && OPEN_ENDED[word ?? ""] !== true))
    ) {
      const period = pairOf(first, second);
      if (period) {
        out.push({ start: from, end: second.end, text: text.slice(from, second.end), kind: "period", ...period });
        i++;
        continue;
      }
    }
    if (word === "before" || word === "prior to" || word === "after") continue;
    out.push(single(text, first, from, word));
  }
  return out;
}

function single(text: string, token: DateToken, from: number, word: string | undefined): TimeMention {
  const plain = { start: token.start, end: token.end, text: text.slice(token.start, token.end) };
  const led = { start: from, end: token.end, text: text.slice(from, token.end) };
  if ("from" in token) return { ...plain, kind: "period", from: token.from, to: token.to };
  if ("month" in token)
    return {
      ...plain,
      kind: "month-without-year",
      month: token.month,
      ...(token.day !== undefined && { day: token.day }),
      ...(token.year && { year: token.year }),
    };
  if (word === "since" || (word === "from" && ONWARDS.test(text.slice(token.end, token.end + 10))))
    return { ...led, kind: "period", from: token.date };
  if (word !== undefined && word !== "from" && word !== "between") return { ...led, kind: "period", to: token.date };
  return { ...plain, kind: "date", date: token.date };
}

/** Both ends; a first month without a year takes the second's, where the order allows. */
function pairOf(first: DateToken, second: DateToken): { from: PartialDate; to: PartialDate } | undefined {
  const to = "date" in second ? second.date : "from" in second ? second.to : undefined;
  if (to === undefined) return undefined;
  if ("date" in first) return first.date <= to ? { from: first.date, to } : undefined;
  if ("from" in first) return { from: first.from, to };
  const year = Number(to.slice(0, 4));
  const isEarlier = to.length > 4 && first.month <= Number(to.slice(5, 7));
  const from = isEarlier ? (partialDateOf(year, first.month, first.day) ?? partialDateOf(year, first.month)) : undefined;
  return from && { from, to };
}
