// A value as a message may show it: codes, numbers and addresses of definitions as they are, everything that may be a patient's words as its form only.

// 'final', 'mg/m2', 'http://loinc.org': short, no white space.
const CODE_LIKE = /^[\w:/.{}[\]%*^#|+-]{1,80}$/;
const FREE_TEXT: ReadonlySet<string> = new Set([
  "string",
  "markdown",
  "xhtml",
  "base64Binary",
  "date",
  "dateTime",
  "instant",
  "time",
  "id",
  "uri",
  "url",
]);

/** `type` is the FHIR type of the element. */
export function showValue(type: string, value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value !== "string") return String(value);
  if (value === "") return "an empty string";
  if (!FREE_TEXT.has(type) && CODE_LIKE.test(value)) return `"${value}"`;
  return value.length <= 40 ? `text of the form "${formOf(value)}"` : `text of ${value.length} characters`;
}

/** "2022-13-01" → "9999-99-99": says what is wrong without saying when. */
const formOf = (value: string): string => value.replace(/\d/g, "9").replace(/\p{L}/gu, "a");
