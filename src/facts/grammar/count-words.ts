// Small whole numbers as digits or words: "30", "three", "twenty-five", "a single", "another".

const UNITS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

const unitWords = [...UNITS].reverse().join("|");

/** Matches "30", "three", "twenty-five": the body of a group, without flags or anchors. */
export const COUNT: string = `\\d{1,3}|(?:${TENS.join("|")})(?:[\\s-](?:${unitWords}))?|${unitWords}|single`;

/** Matches "third", "3rd", "5 th": the body of a group. */
export const ORDINAL: string = `\\d{1,2}\\s?(?:st|nd|rd|th)|${ORDINALS.join("|")}`;

/** The number that the words name; undefined for anything else. */
export function readCount(words: string): number | undefined {
  const text = words.trim().toLowerCase();
  if (/^\d{1,3}$/.test(text)) return Number(text);
  if (text === "a" || text === "an" || text === "another" || text === "single") return 1;
  const unit = UNITS.indexOf(text);
  if (unit >= 0) return unit + 1;
  const [head, tail] = text.split(/[\s-]/);
  const tens = TENS.indexOf(head ?? "");
  if (tens < 0) return undefined;
  return (tens + 2) * 10 + (tail === undefined ? 0 : UNITS.indexOf(tail) + 1);
}

/** "third" and "3rd" are 3; undefined for anything else. */
export function readOrdinal(words: string): number | undefined {
  const text = words.trim().toLowerCase();
  const digits = /^(\d{1,2})\s?(?:st|nd|rd|th)$/.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const at = ORDINALS.indexOf(text);
  return at < 0 ? undefined : at + 1;
}
