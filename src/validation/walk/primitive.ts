// The grammar of R4 primitives, with a real calendar. https://hl7.org/fhir/R4/datatypes.html#primitive

/** Undefined: fine. Else what was expected. */
export function primitiveFault(type: string, value: unknown): string | undefined {
  return faultOf(RULES[type], value);
}

export const primitiveRule = (type: string): PrimitiveRule | undefined => RULES[type];

/** The same for a grammar that is already known. */
export function faultOf(rule: PrimitiveRule | undefined, value: unknown): string | undefined {
  if (rule === undefined) return undefined;
  if (typeof value !== rule.json) return `a JSON ${rule.json}`;
  return rule.isValid(value) ? undefined : rule.expected;
}

export interface PrimitiveRule {
  readonly json: "string" | "number" | "boolean";
  /** Of a value of that JSON type. */
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
  /** Against a SHOULD of R4 alone: worth a warning. */
  readonly isTolerated?: (value: unknown) => boolean;
}

const text = (isValid: (value: string) => boolean, expected: string): PrimitiveRule => ({
  json: "string",
  isValid: isValid as PrimitiveRule["isValid"],
  expected,
});
const number = (isValid: (value: number) => boolean, expected: string): PrimitiveRule => ({
  json: "number",
  isValid: isValid as PrimitiveRule["isValid"],
  expected,
});

// Only tab, line feed and carriage return among the control characters: 'a\u0000b' is no string.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is forbidden
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const MAX_STRING = 1_048_576;
/** Blank or with control characters, which R4 says a string SHOULD not be. https://hl7.org/fhir/R4/datatypes.html#string */
const isAnyText = (value: unknown): boolean => typeof value === "string" && value.length > 0 && value.length <= MAX_STRING;
function isText(value: string): boolean {
  const { length } = value;
  if (length === 0 || length > MAX_STRING) return false;
  // A short text is read faster than a regular expression starts.
  if (length <= 64 && hasNoControl(value)) return value.charCodeAt(0) > 32 || value.trim() !== "";
  return (value.charCodeAt(0) > 32 || value.trim() !== "") && !CONTROL.test(value);
}
function hasNoControl(value: string): boolean {
  for (let at = 0; at < value.length; at++) if (value.charCodeAt(at) < 32) return false;
  return true;
}

// 'final', 'entered in error': no white space at the ends, single spaces inside.
const CODE = /^[^\s]+(?: [^\s]+)*$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const NO_SPACE = /^\S+$/;
/** Printable ASCII without a space, which is what nearly every code and URI is. */
function isWord(value: string): boolean {
  const { length } = value;
  if (length === 0 || length > 200) return false;
  for (let at = 0; at < length; at++) {
    const code = value.charCodeAt(at);
    if (code <= 32 || code > 126) return false;
  }
  return true;
}
const OID = /^urn:oid:[0-2](?:\.(?:0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A urn:oid: or urn:uuid: must be one, wherever a URI stands. */
const isUrn = (value: string): boolean =>
  !value.startsWith("urn:") || (value.startsWith("urn:uuid:") ? UUID.test(value) : !value.startsWith("urn:oid:") || OID.test(value));
const isUri = (value: string): boolean => (isWord(value) || NO_SPACE.test(value)) && isUrn(value);
// 'https:', 'urn:': what makes a URI absolute.
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;
export const isAbsolute = (value: string): boolean => SCHEME.test(value);
/** Absolute, or '#id' of a contained resource. https://hl7.org/fhir/R4/references.html#canonical */
const isCanonical = (value: string): boolean => isUri(value) && (isAbsolute(value) || value.startsWith("#"));
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?$/;
const ZONE = "(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)";
// '2022-07-15T10:30:00+02:00'
const DATE_TIME = new RegExp(`^\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?${ZONE}$`);
const DATE_LENGTH = "2022-07-15".length;
// 'AbC+/w==' ; white space between groups is allowed by R4's own expression.
const WHITE = /\s/;
/** Without any white space, which is read faster. */
const PLAIN_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const digit = (value: string, index: number): number => value.charCodeAt(index) - 48;
const isDigits = (value: string, start: number, end: number): boolean => {
  for (let index = start; index < end; index++) if (digit(value, index) < 0 || digit(value, index) > 9) return false;
  return true;
};

/** "2022", "2022-07", "2022-07-15" of the calendar. */
export function isFhirDate(value: string): boolean {
  const { length } = value;
  if ((length !== 4 && length !== 7 && length !== 10) || !isDigits(value, 0, 4) || value.startsWith("0000")) return false;
  if (length === 4) return true;
  if (value[4] !== "-" || !isDigits(value, 5, 7)) return false;
  const month = digit(value, 5) * 10 + digit(value, 6);
  if (month < 1 || month > 12) return false;
  if (length === 7) return true;
  if (value[7] !== "-" || !isDigits(value, 8, 10)) return false;
  const day = digit(value, 8) * 10 + digit(value, 9);
  if (day < 1 || day > DAYS[month - 1]!) return false;
  if (month !== 2 || day < 29) return true;
  const year = Number(value.slice(0, 4));
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isFhirInstant(value: string): boolean {
  return value.length > DATE_LENGTH && isFhirDate(value.slice(0, DATE_LENGTH)) && DATE_TIME.test(value);
}

/** Of a text whose other characters are those of base64. */
const isWhite = (code: number): boolean => code <= 32 || code >= 128;

function isBase64(value: string): boolean {
  if (value.length % 4 === 0 && PLAIN_BASE64.test(value)) return true;
  if (value.length === 0 || !BASE64.test(value)) return false;
  if (!WHITE.test(value)) return value.length % 4 === 0;
  for (let at = 0, start = 0; at <= value.length; at++) {
    if (at < value.length && !isWhite(value.charCodeAt(at))) continue;
    if ((at - start) % 4 !== 0) return false;
    start = at + 1;
  }
  return true;
}

const MAX_INTEGER = 2_147_483_647;
const isInteger = (value: number, min: number): boolean => Number.isInteger(value) && value >= min && value <= MAX_INTEGER;

const RULES: Readonly<Record<string, PrimitiveRule>> = {
  base64Binary: text(isBase64, "base64 in groups of four"),
  boolean: { json: "boolean", isValid: () => true, expected: "true or false" },
  canonical: text(isCanonical, "an absolute URI, or # and the id of a contained resource"),
  code: text(
    (value) => isWord(value) || (CODE.test(value) && !CONTROL.test(value)),
    "a code without white space at its ends and with single spaces inside",
  ),
  date: text(isFhirDate, "a day, month or year of the calendar (YYYY, YYYY-MM or YYYY-MM-DD)"),
  dateTime: text(
    (value) => isFhirDate(value) || isFhirInstant(value),
    "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone, of the calendar",
  ),
  decimal: number(Number.isFinite, "a number that a double can hold"),
  id: text((value) => ID.test(value), "1 to 64 of A-Z a-z 0-9 - ."),
  instant: text(isFhirInstant, "YYYY-MM-DDThh:mm:ss with a time zone, of the calendar"),
  integer: number((value) => isInteger(value, -MAX_INTEGER - 1), "an integer of 32 bits"),
  markdown: { ...text(isText, "text that is not blank, without control characters, up to 1 MB"), isTolerated: isAnyText },
  oid: text((value) => OID.test(value), "urn:oid: and an OID"),
  positiveInt: number((value) => isInteger(value, 1), "an integer from 1 to 2,147,483,647"),
  string: { ...text(isText, "text that is not blank, without control characters, up to 1 MB"), isTolerated: isAnyText },
  time: text((value) => TIME.test(value), "hh:mm:ss"),
  unsignedInt: number((value) => isInteger(value, 0), "an integer from 0 to 2,147,483,647"),
  uri: text(isUri, "a URI without white space (after urn:oid: an OID, after urn:uuid: a UUID in lower case)"),
  url: text(isUri, "a URL without white space"),
  uuid: text((value) => UUID.test(value), "urn:uuid: and a UUID in lower case"),
  xhtml: { json: "string", isValid: () => true, expected: "XHTML" },
};
