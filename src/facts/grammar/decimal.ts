// Numbers as reports write them: "1.8", "50,4", "5,040", "33 652".

/** The body of a group: at most six digits, thousands or a decimal part. Put a look-behind for digits before it, so that a long run is read once. */
export const DECIMAL = "\\d{1,3}(?:[,\\u2009\\u202f ]\\d{3})(?:\\.\\d{1,3})?|\\d{1,6}(?:[.,·]\\d{1,3})?";

/** A comma before exactly three digits parts thousands ("5,040"), any other comma is a decimal sign ("50,4"). */
export function readDecimal(words: string): number | undefined {
  const text = words.trim().replace("·", ".");
  const isThousands = /^\d{1,3}[,\u2009\u202f ]\d{3}(?:\.\d{1,3})?$/.test(text) && !/^0[, ]/.test(text);
  const plain = isThousands ? text.replace(/[,\u2009\u202f ]/, "") : text.replace(",", ".");
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
