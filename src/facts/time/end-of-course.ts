// A treatment with the date on which it was completed: that is its end; when it began is not said. "Six cycles of X, completed in May 2012".
import { gated } from "../../base/gated.ts";
import type { Draft } from "../reading.ts";
import type { Resolved } from "./node.ts";
import type { TimeMention } from "./time-mention.ts";

const COURSES: ReadonlySet<Draft["kind"]> = new Set(["drug", "radiotherapy", "systemic-course"]);
/** Directly before the date: "completed in", "finishing on", "ended", "which she finished by", "last dose". */
const ENDED = gated(
  /\b(?:complet(?:ed|ing|ion(?: (?:date|of (?:treatment|therapy))?)?)|finish(?:ed|ing)|end(?:ed|ing)|conclud(?:ed|ing)|last (?:cycle|dose|infusion|course|fraction|treatment|given)(?: (?:was|being|given|administered))*)(?: (?:therapy|treatment|it|this|them|these|as planned|uneventfully))?[,:]?\s?(?:(?:in|on|by|at)\s)?(?:the\s)?(?:(?:early|late|mid)[\s-])?\(?$/i,
);
/** Before the treatment: "completed radiotherapy in May". Not "completed three of six cycles; started X in May". */
const ENDED_BEFORE = gated(
  /\b(?:complet(?:ed|ing)|finish(?:ed|ing))\s(?:(?!\b(?:start|beg[au]n|commenc|then|and|before|after|followed)\w*\b)[^.;,]){0,60}$/i,
);
const BEGUN = gated(/\b(?:start(?:ed|ing)?|beg[au]n|beginning|commenc\w+|initiat\w+|from|since)\b/i);
const LOOK = 90;

/** The same time without its start, where the words say that it is the end of the course. */
export function endOnly(draft: Draft, mention: TimeMention, value: Resolved, text: string): Resolved {
  if (!COURSES.has(draft.kind) || (mention.kind !== "date" && mention.kind !== "month-without-year") || value.time.end === undefined)
    return value;
  const { at } = draft;
  const before = text.slice(Math.max(0, mention.start - LOOK), mention.start);
  const isBehind = mention.start > at;
  const between = isBehind ? text.slice(at, mention.start) : text.slice(mention.end, at);
  if (BEGUN.test(between)) return value;
  const isEnd = isBehind
    ? ENDED.test(before) || (ENDED_BEFORE.test(text.slice(Math.max(0, at - LOOK), at)) && !/[;,]/.test(between))
    : ENDED.test(before) && /^\s?[(:]/.test(between);
  if (!isEnd) return value;
  const { start: _start, ...time } = value.time;
  return { ...value, time };
}
