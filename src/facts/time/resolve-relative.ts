// A relative phrase and its anchor → the stretch of time that the words allow.
import { rememberFor } from "../grammar/remember-for.ts";
import type { Draft } from "../reading.ts";
import type { DayRange } from "./day-range.ts";
import { shift } from "./day-range.ts";
import type { AnchorKind, TimeMention } from "./time-mention.ts";

export type RelativeMention = TimeMention & { readonly kind: "relative" };

/** When the event is, if the anchor lies in the range. */
export function resolveRelative(phrase: RelativeMention, anchor: DayRange): DayRange {
  if (phrase.isWithin) {
    const far = shift(anchor, phrase.direction === "after" ? phrase.amount : -phrase.amount, phrase.unit, false);
    return phrase.direction === "after" ? { lo: anchor.lo, hi: far.hi } : { lo: far.lo, hi: anchor.hi };
  }
  return shift(anchor, phrase.direction === "after" ? phrase.amount : -phrase.amount, phrase.unit, phrase.isApproximate);
}

/** When the anchor was, if the event is dated: "In July 2022, five months after the last treatment". */
export function resolveBackward(phrase: RelativeMention, event: DayRange): DayRange {
  if (phrase.isWithin) {
    const far = shift(event, -phrase.amount, phrase.unit, false);
    return { lo: far.lo, hi: event.hi };
  }
  return shift(event, phrase.direction === "after" ? -phrase.amount : phrase.amount, phrase.unit, phrase.isApproximate);
}

/** Something given against the disease; surgery is asked for by its own anchor. */
export const isTreatment = (draft: Draft): boolean =>
  draft.kind === "drug" || draft.kind === "radiotherapy" || draft.kind === "systemic-course";

/** What a phrase may count from, under a name that says all of it. */
export interface AnchorTest {
  readonly name: string;
  fits(draft: Draft): boolean;
}

const isSurgery = (draft: Draft): boolean => draft.kind === "procedure" && draft.category === "surgery";
const RADIOTHERAPY: AnchorTest = { name: "radiotherapy", fits: (d) => d.kind === "radiotherapy" };
const SYSTEMIC: AnchorTest = { name: "systemic", fits: (d) => d.kind === "drug" || d.kind === "systemic-course" };
export const TREATMENT: AnchorTest = { name: "treatment", fits: isTreatment };
const TREATMENT_OR_SURGERY: AnchorTest = { name: "treatment or surgery", fits: (d) => isTreatment(d) || isSurgery(d) };
const SURGERY: AnchorTest = { name: "surgery", fits: isSurgery };
const DIAGNOSIS: AnchorTest = { name: "diagnosis", fits: (d) => d.kind === "primary" };

/** The facts that a kind of anchor can be: those that one of the tests fits. */
export function anchorTests(kind: AnchorKind, words: string): readonly AnchorTest[] {
  switch (kind) {
    case "last-treatment":
      if (/\b(?:radio|radiation|irradiation|RT\b|EBRT|brachy)/i.test(words) && !/chemo-?radi/i.test(words)) return [RADIOTHERAPY];
      if (/\bchemotherapy\b/i.test(words)) return [SYSTEMIC];
      return [/treatment|therapy/i.test(words) ? TREATMENT_OR_SURGERY : TREATMENT];
    case "surgery":
      return [SURGERY];
    case "diagnosis":
      return [DIAGNOSIS];
    case "named-event":
      return contentWords(words).map((word) => ({ name: `"${word}"`, fits: (draft) => quotedBy(draft).includes(word) }));
    default:
      return [];
  }
}

const COMMON =
  /^(?:the|and|with|for|from|first|second|third|last|initial|cycle|cycles|treatment|therapy|start|starting|beginning|end|completion|appearance|of|her|his|patient|time)$/i;

/** Words of an anchor that can stand in a fact's own words. */
const contentWords = (words: string): readonly string[] =>
  (words.toLowerCase().match(/[a-z][a-z0-9-]{2,}/g) ?? []).filter((w) => !COMMON.test(w)).map((w) => w.replace(/s$/, ""));

/** A fact's own words, in lower case. */
const quotedBy = rememberFor((draft: Draft): string => draft.evidence.map((e) => e.quote.toLowerCase()).join(" "));
