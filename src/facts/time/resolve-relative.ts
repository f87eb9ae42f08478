// A relative phrase and its anchor → the stretch of time that the words allow.
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

/** Kinds of facts that a kind of anchor can be. */
export function isAnchor(kind: AnchorKind, draft: Draft, words: string): boolean {
  switch (kind) {
    case "last-treatment":
      if (/\b(?:radio|radiation|irradiation|RT\b|EBRT|brachy)/i.test(words) && !/chemo-?radi/i.test(words))
        return draft.kind === "radiotherapy";
      if (/\bchemotherapy\b/i.test(words)) return draft.kind === "drug" || draft.kind === "systemic-course";
      return isTreatment(draft) || (draft.kind === "procedure" && draft.category === "surgery" && /treatment|therapy/i.test(words));
    case "surgery":
      return draft.kind === "procedure" && draft.category === "surgery";
    case "diagnosis":
      return draft.kind === "primary";
    case "named-event":
      return namesFact(words, draft);
    default:
      return false;
  }
}

const COMMON =
  /^(?:the|and|with|for|from|first|second|third|last|initial|cycle|cycles|treatment|therapy|start|starting|beginning|end|completion|appearance|of|her|his|patient|time)$/i;

/** A content word of the anchor stands in the fact's own words. */
function namesFact(words: string, draft: Draft): boolean {
  const wanted = (words.toLowerCase().match(/[a-z][a-z0-9-]{2,}/g) ?? []).filter((w) => !COMMON.test(w));
  const quoted = draft.evidence.map((e) => e.quote.toLowerCase()).join(" ");
  return wanted.some((w) => quoted.includes(w.replace(/s$/, "")));
}
