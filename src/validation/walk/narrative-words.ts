// The elements and attributes that a narrative may have, and how a word is known by its letters alone. https://hl7.org/fhir/R4/narrative.html#xhtml

export const ELEMENTS: readonly string[] =
  "a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var kbd del ins bdo".split(
    " ",
  );
export const ATTRIBUTES: readonly string[] =
  "abbr accesskey align alt axis border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign value vspace width xml:lang xml:id xml:space xmlns bgcolor".split(
    " ",
  );
/** Attributes whose value is a URL, and those of style. */
export const MAY_BE_ACTIVE: readonly string[] = ["href", "src", "cite", "longdesc", "style"];

/** By character code: the place of the character in a row; 0 where no word has it. */
export const COLUMN: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 49 && code <= 54) return code - 22;
  return code === 58 ? 33 : 0;
});
const WIDTH = 34;

/** The row before the first letter; row 0 belongs to no word. */
export const FIRST: number = WIDTH;

/**
 * Rows of a word read letter by letter: `table[row + COLUMN[letter]]` is the next row, 0 where no word goes on so; `table[row]` says which
 * word ends there, counted from 1, or 0.
 */
export function wordTable(words: readonly string[]): Int16Array {
  const rows: number[] = Array.from({ length: 2 * WIDTH }, () => 0);
  words.forEach((word, index) => {
    let row = FIRST;
    for (let at = 0; at < word.length; at++) {
      const place = row + COLUMN[word.charCodeAt(at)]!;
      if (rows[place] === 0) {
        rows[place] = rows.length;
        for (let column = 0; column < WIDTH; column++) rows.push(0);
      }
      row = rows[place]!;
    }
    rows[row] = index + 1;
  });
  return Int16Array.from(rows);
}
