// Every date of a narrative, moved by the same stretch: the facts move with it.
import type { Substitution } from "./substitution.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
// "October 2020", across a line break too
const MONTH_AND_YEAR = new RegExp(`\\b(${MONTHS.join("|")})(\\s+)((?:19|20)\\d{2})\\b`, "g");
// "2020-10" or "2020" in a fact
const DATE = /(\d{4})(?:-(\d{2}))?(-\d{2})?/g;

/** No day of the examples is above 28, and none gives a year alone, so that whole months can be added to all of them. */
export function shiftMonths(by: number): Substitution {
  const shift = (year: number, month: number): [number, number] => {
    const months = year * 12 + month - 1 + by;
    return [Math.floor(months / 12), (months % 12) + 1];
  };
  return {
    text: (text) =>
      text.replace(MONTH_AND_YEAR, (_, month: string, space: string, year: string) => {
        const [y, m] = shift(Number(year), MONTHS.indexOf(month) + 1);
        return `${MONTHS[m - 1]}${space}${y}`;
      }),
    fact: ({ when, ...rest }) => {
      if (when === undefined) return rest;
      const moved = when.replace(DATE, (_, year: string, month: string | undefined, day: string | undefined) => {
        const [y, m] = shift(Number(year), Number(month ?? 1));
        return month === undefined ? String(y) : `${y}-${String(m).padStart(2, "0")}${day ?? ""}`;
      });
      return { ...rest, when: moved };
    },
  };
}

/** "October 2020" → another way to write the same month. */
export function writeMonths(write: (month: string, year: string, number: string) => string): Substitution {
  return {
    text: (text) =>
      text.replace(MONTH_AND_YEAR, (_, month: string, __, year: string) =>
        write(month, year, String(MONTHS.indexOf(month) + 1).padStart(2, "0")),
      ),
    fact: (signature) => signature,
  };
}
