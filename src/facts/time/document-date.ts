// The date of the letter or note itself, from its head: "Clinic date: 12 June 2013", "Tumour board of 3 May 2014", a line that is a date. "Today" and "two weeks ago" count from it.
import type { Evidence } from "../../base/evidence.ts";
import type { PartialDate } from "../../base/partial-date.ts";
import { evidenceAt, type Narrative } from "../../narrative/narrative.ts";
import { findDates } from "./dates.ts";
import { writesDayFirst } from "./slash-order.ts";

export interface DocumentDate {
  readonly date: PartialDate;
  readonly evidence: readonly Evidence[];
  /** Index of its sentence: a date of the paper, not of the story. */
  readonly sentence: number;
}

const LONGEST = 110;
/** A head stands at the top. */
const LAST_SENTENCE = 12;
const OCCASION =
  "(?:clinic|visit|consultation|review|appointment|encounter|service|note|letter|report|meeting|MD[TM]|tumou?r board|board|conference|assessment|follow-up)";
// "Date:", "Clinic date", "Date of service", "Seen on", "Tumour board summary,", "Progress note", "Date of clinic"
const LABEL = new RegExp(
  `^\\W*(?:(?:${OCCASION} )?date(?: of (?:the )?${OCCASION})?|date seen|seen(?: on| in clinic on)?|DOS|DOV|[\\w ]{0,30}\\b(?:clinic|(?:progress|clinic|consult(?:ation)?|follow-?up) notes?|clinic letter|tumou?r board|MD[TM])(?: (?:letter|note|summary|meeting|discussion|review|outcome|conference|report|minutes))?(?: (?:of|on|dated|held on))?)\\s?[:,–-]?\\s*$`,
  "i",
);
const WRITTEN = /^\W*(?:(?:date )?(?:typed|dictated|written|printed)|letter dated|dated)(?: on)?\s?:?\s*$/i;
/** A line that is a date, perhaps with the town before it. */
const ALONE = /^\W*(?:[A-Z][a-z]+,\s(?:den\s)?)?$/;

export function documentDateOf(narrative: Narrative): DocumentDate | undefined {
  let written: DocumentDate | undefined;
  for (const sentence of narrative.sentences.slice(0, LAST_SENTENCE)) {
    const { text } = sentence;
    if (text.length > LONGEST || !/\d{2}/.test(text)) continue;
    const first = findDates(text, writesDayFirst(narrative.text)).find((d) => "date" in d && d.date.length >= 7);
    if (!first || !("date" in first)) continue;
    const before = text.slice(0, first.start);
    const found = { date: first.date, evidence: evidenceAt(narrative, sentence, first.start, first.end), sentence: sentence.index };
    if (LABEL.test(before) || (ALONE.test(before) && /^\W*$/.test(text.slice(first.end)))) return found;
    if (WRITTEN.test(before)) written ??= found;
  }
  return written;
}
