// Whether a document writes "30/04/2013" or "04/30/2013": its own dates say so, in numbers or in the order of day and month in words. Linear.

const SLASHED = /(?<![\d./-])(?<a>\d{1,2})\/(?<b>\d{1,2})\/(?:(?:19|20)\d\d|\d\d)(?![\d/])/g;
const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
// "14th August", "3 October 2017"
const DAY_FIRST = new RegExp(`\\b\\d{1,2}(?:(?:st|nd|rd|th)(?: of)? ${MONTH}\\b| ${MONTH},? \\d{4})`);
// "August 14th", "October 3, 2017"
const MONTH_FIRST = new RegExp(`\\b${MONTH} \\d{1,2}(?:st|nd|rd|th\\b|,? \\d{4})`);

/** True where the day stands first; false where the month does, or where nothing says: that is the order of the United States. */
export function writesDayFirst(text: string): boolean {
  let days = 0;
  let months = 0;
  for (const m of text.matchAll(SLASHED)) {
    const [a, b] = [Number(m.groups!["a"]), Number(m.groups!["b"])];
    if (a > 12 && b <= 12) days++;
    else if (b > 12 && a <= 12) months++;
  }
  if (days > 0 || months > 0) return days > months;
  return DAY_FIRST.test(text) && !MONTH_FIRST.test(text);
}
