// A time as the words give it, before it is resolved against anything.
import type { PartialDate } from "../../base/partial-date.ts";

export type TimeUnit = "day" | "week" | "month" | "year";

/** What a relative phrase counts from. */
export type AnchorKind =
  | "previous-event"
  | "last-treatment"
  | "named-event"
  | "admission"
  | "diagnosis"
  | "surgery"
  | "document-date"
  | "birth";

/** What words say of the year of a month: of "that year", of the year after or before it, the last such month before the letter or before what was told. */
export type YearWords = "same" | "next" | "previous" | "before" | "before-document";

export type TimeMention = {
  /** Offsets into `sentence.text`. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
} & (
  | { readonly kind: "date"; readonly date: PartialDate }
  /** "from March to May 2019", "until June 2015", "since 2012". */
  | { readonly kind: "period"; readonly from?: PartialDate; readonly to?: PartialDate }
  /** "December" without a year. */
  | { readonly kind: "month-without-year"; readonly month: number; readonly day?: number; readonly year?: YearWords }
  /** "one month after the therapy", "about 5 months later", "two weeks before surgery". */
  | {
      readonly kind: "relative";
      readonly amount: number;
      readonly unit: TimeUnit;
      readonly direction: "after" | "before";
      readonly isApproximate: boolean;
      /** "within 6 months of surgery": at most so far from the anchor. */
      readonly isWithin?: boolean;
      readonly anchor: AnchorKind;
      /** The words that name the anchor: "the last treatment". */
      readonly anchorText?: string;
    }
  /** "for 5 years", "over 12 months": how long, not when. */
  | { readonly kind: "duration"; readonly amount: number; readonly unit: TimeUnit; readonly isApproximate: boolean }
  /** "at age 12", "in his forties". */
  | { readonly kind: "age"; readonly years: number }
  /** "postoperative day 5", "day 14 of cycle 3": known order, no calendar date. */
  | { readonly kind: "in-course"; readonly day?: number; readonly cycle?: number }
);
