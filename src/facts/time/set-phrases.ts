// Phrases of time that hold no number: "the following month", "on the same day", "last week", "today"; and "3/12 ago", as British notes write it. Linear.
import { gated } from "../../base/gated.ts";
import type { AnchorKind, TimeMention, TimeUnit } from "./time-mention.ts";

interface SetPhrase {
  readonly form: RegExp;
  readonly read: (g: Readonly<Record<string, string | undefined>>) => {
    readonly amount: number;
    readonly unit: TimeUnit;
    readonly direction: "after" | "before";
    readonly anchor: AnchorKind;
    readonly isApproximate?: boolean;
    readonly anchorText?: string;
  };
}

const unitOf = (word: string | undefined): TimeUnit => (word === "week" || word === "month" || word === "year" ? word : "day");
/** Months, weeks and days as British notes write them. */
const OF: Readonly<Record<string, TimeUnit>> = { "12": "month", "52": "week", "7": "day" };

const PHRASES: readonly SetPhrase[] = [
  // "the following month", "the next morning"
  {
    form: gated(/\b(?:the (?:following|next)|the very next) (?<unit>day|week|month|year|morning)\b(?! (?:of|after))/gi),
    read: (g) => ({ amount: 1, unit: unitOf(g["unit"]?.toLowerCase()), direction: "after", anchor: "previous-event" }),
  },
  // "22.4 last week", "seen yesterday": counted from the letter, where it has a date
  {
    form: gated(
      /(?<!\b(?:the|her|his|their|over|for|during|in|within|of) )\b(?:last (?<unit>week|month|year)|(?<yesterday>yesterday))\b(?!(?:['’]s)? (?:of|after|before|follow|visit|cycle|dose|course|of life))/gi,
    ),
    read: (g) => ({
      amount: 1,
      unit: unitOf(g["unit"]?.toLowerCase()),
      direction: "before",
      isApproximate: g["yesterday"] === undefined,
      anchor: "document-date",
    }),
  },
  // "in clinic today", "at today's visit"
  {
    form: gated(/\b(?:today|this (?:morning|afternoon))\b/gi),
    read: () => ({ amount: 0, unit: "day", direction: "before", anchor: "document-date" }),
  },
  // "3/12 ago", "6/52 later", "6/12 post op"
  {
    form: gated(/(?<![\d/])(?<n>\d{1,2})\/(?<of>12|52|7) (?<link>ago|later|post[- ]?op\w*|(?:post|after) surgery)\b/gi),
    read: (g) => {
      const link = g["link"]!.toLowerCase();
      const isAgo = link === "ago";
      return {
        amount: Number(g["n"]),
        unit: OF[g["of"]!]!,
        direction: isAgo ? "before" : "after",
        anchor: isAgo ? "document-date" : link === "later" ? "previous-event" : "surgery",
      };
    },
  },
  // "on the same day", "at the same admission": no time has passed
  {
    form: gated(
      /\b(?:(?:on |in )?the same (?<unit>day|week|month|year)|(?:at|during|in) the same (?:admission|sitting|session|hospital stay))\b(?! (?:as|that|when))/gi,
    ),
    read: (g) => ({ amount: 0, unit: unitOf(g["unit"]?.toLowerCase()), direction: "after", anchor: "previous-event" }),
  },
  // "the week after surgery", "the day after admission"
  {
    form: gated(
      /\b(?:the|on the) (?<unit>day|week|month|year) (?<link>after|following|before|prior to) (?<anchor>(?:(?:the|her|his) )?(?:surgery|operation|admission|discharge|diagnosis))\b/gi,
    ),
    read: (g) => ({
      amount: 1,
      unit: unitOf(g["unit"]?.toLowerCase()),
      direction: /^(?:before|prior)/i.test(g["link"]!) ? "before" : "after",
      anchor: /surg|operat/i.test(g["anchor"]!) ? "surgery" : /diag/i.test(g["anchor"]!) ? "diagnosis" : "admission",
      anchorText: g["anchor"]!,
    }),
  },
];

export const findSetPhrases = (text: string): readonly TimeMention[] =>
  PHRASES.flatMap(({ form, read }) =>
    [...text.matchAll(form)].map((match): TimeMention => {
      const [start, end] = [match.index, match.index + match[0].length];
      const { isApproximate = false, ...value } = read(match.groups!);
      return { start, end, text: text.slice(start, end), kind: "relative", isApproximate, ...value };
    }),
  );
