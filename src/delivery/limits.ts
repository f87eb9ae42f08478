// How much a destination takes in one transaction, by what its refusals say. Servers say it with 413, or with an OperationOutcome under 400 or 500;
// some name the number, the others are met by halving. Their words are only read here, never repeated.
import type { OperationOutcome } from "@medplum/fhirtypes";

/** In one transaction; absent where nothing is known. */
export interface Limits {
  readonly entries?: number;
  readonly bytes?: number;
}

/** A refusal for size: what there was too much of, and how much is taken, where the server says so. */
export interface SizeComplaint {
  readonly of: "entries" | "bytes";
  readonly taken?: number;
}

// "too many entries", "exceeds the limit", "More than 500 entries", "maximum size"
const TOO_MUCH = /\b(?:too (?:many|large|big|long)|exceed(?:s|ed|ing)?|more than|maximum|at most|limit(?:s|ed)?)\b/i;
// "bundle entries", "500 resources"
const OF_ENTRIES = /\b(?:entries|entry|resources|operations)\b/i;
// "the transaction", "request body": the whole is meant and not one element
const OF_THE_WHOLE = /\b(?:bundle|transaction|batch|request|payload|body|entries)\b/i;
// Under 500 many things are a limit: only what speaks of a size counts.
const OF_SIZE = /\b(?:entries|resources|size|bytes|large)\b/i;
const NUMBER = /\b\d{1,9}\b/g;
/** Statuses under which servers hide a refusal for size. */
const MAY_BE_SIZE: ReadonlySet<number> = new Set([400, 413, 422, 500]);

/** Undefined where the refusal is about something else. */
export function sizeComplaint(status: number, outcome: OperationOutcome | undefined): SizeComplaint | undefined {
  if (!MAY_BE_SIZE.has(status)) return undefined;
  const issues = (outcome?.issue ?? []).filter((issue) => (issue.expression ?? issue.location ?? []).every(isWhole));
  const texts = issues.map((issue) => ({ code: issue.code, text: issue.diagnostics ?? issue.details?.text ?? "" }));
  const isAbout = status === 500 ? OF_SIZE : OF_THE_WHOLE;
  const said = texts.find(({ code, text }) => isAbout.test(text) && (code === "too-costly" || TOO_MUCH.test(text)));
  if (said === undefined) return status === 413 ? { of: "bytes" } : undefined;
  const of = OF_ENTRIES.test(said.text) ? "entries" : "bytes";
  const numbers = [...said.text.matchAll(NUMBER)].map(([digits]) => Number(digits)).filter((n) => n > 0);
  // "60 entries, and 25 are taken": the smaller number is the limit.
  return { of, ...(numbers.length === 0 ? {} : { taken: Math.min(...numbers) }) };
}

const isWhole = (path: string): boolean => /^(?:Bundle(?:\.entry)?)?$/.test(path);

/** The limits under which to try next; undefined where less cannot be sent. */
export function loweredLimits(complaint: SizeComplaint, sent: Required<Limits>, before: Limits): Limits | undefined {
  if (sent.entries <= 1) return undefined;
  const { of, taken } = complaint;
  const next = taken !== undefined && taken < sent[of] ? taken : Math.floor(sent[of] / 2);
  return next < 1 ? undefined : { ...before, [of]: next };
}

/** The stricter of each. */
export function stricter(a: Limits, b: Limits): Limits {
  const least = (of: keyof Limits): Limits => {
    const known = [a[of], b[of]].filter((n) => n !== undefined);
    return known.length === 0 ? {} : { [of]: Math.min(...known) };
  };
  return { ...least("entries"), ...least("bytes") };
}
