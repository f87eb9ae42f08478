// Answers that are no success and silences → one issue for a person: what happened, where, what to do. And the class that decides what the
// sender does next. No word of a resource and no header value ever comes into a message.
import type { OperationOutcome, Resource } from "@medplum/fhirtypes";
import type { Issue, IssueCode } from "../base/issue.ts";
import type { Destination } from "./destinations.ts";
import type { Answer, Silence } from "./http.ts";
import { type SizeComplaint, sizeComplaint } from "./limits.ts";

/**
 * bundle: this bundle will be refused again. size: it will, but not in smaller pieces. destination: every bundle will be refused, until somebody
 * repairs the destination or its configuration. capability: it does not do what it says it can; another way of writing may do.
 * conflict: somebody else wrote; read again and repeat. throttled: wait as asked. transient: wait. unknown: it may have been carried out; look
 * before sending again.
 */
export type TroubleClass = "bundle" | "size" | "destination" | "capability" | "conflict" | "throttled" | "transient" | "unknown";

/** What must happen before another push makes sense. */
export type Remedy = "wait" | "fix-destination" | "fix-bundle";

const REMEDIES: Readonly<Record<TroubleClass, Remedy>> = {
  bundle: "fix-bundle",
  size: "fix-bundle",
  destination: "fix-destination",
  capability: "fix-destination",
  conflict: "wait",
  throttled: "wait",
  transient: "wait",
  unknown: "wait",
};

export const remedyOf = (trouble: TroubleClass): Remedy => REMEDIES[trouble];

export interface Trouble {
  readonly trouble: TroubleClass;
  readonly issue: Issue;
  readonly status: number;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs?: number;
  readonly outcome?: OperationOutcome;
  /** Of the class `size`. */
  readonly complaint?: SizeComplaint;
}

export const isTrouble = (value: object | undefined): value is Trouble => value !== undefined && "trouble" in value;

/** `doing` completes "while …": "reading its CapabilityStatement". */
export function troubleOf(got: Answer | Silence, to: Destination, doing: string, now: Date): Trouble {
  return got.kind === "silence" ? silenceTrouble(got, to, doing) : answerTrouble(got, to, doing, now);
}

const SILENCES: Readonly<Record<Exclude<Silence["reason"], "no-credentials">, string>> = {
  refused: "nothing answers there. Is the server running, and is baseUrl right?",
  "no-such-host": "the host name is not known. Check baseUrl and the name service.",
  tls: "its certificate is not trusted. Install the authority's certificate (NODE_EXTRA_CA_CERTS), or correct baseUrl.",
  timeout: "it did not answer in time. Try again later, or set a higher timeoutMs.",
  broken: "the connection broke before the answer was complete. Push again: what has arrived is recognised and not sent twice.",
  "private-address": "its name leads to a loopback, private or link-local address. Set allowPrivateAddress if that is meant.",
  "too-large": "the answer is larger than any FHIR answer to this should be. Is baseUrl a FHIR server?",
};

function silenceTrouble(got: Silence, to: Destination, doing: string): Trouble {
  if (got.reason === "no-credentials") {
    const message = `No access to ${where(to, "the")} while ${doing}: ${got.detail}.`;
    return { trouble: got.isPassing === true ? "transient" : "destination", issue: problem("forbidden", message), status: 0 };
  }
  const issue = problem("unreachable", `${where(to)} could not be reached while ${doing} (${got.detail}): ${SILENCES[got.reason]}`);
  if (got.reason === "tls" || got.reason === "too-large" || got.reason === "private-address")
    return { trouble: "destination", issue, status: 0 };
  return { trouble: got.mayHaveArrived ? "unknown" : "transient", issue, status: 0 };
}

function answerTrouble(answer: Answer, to: Destination, doing: string, now: Date): Trouble {
  const { status, resource } = answer;
  const outcome = resource?.resourceType === "OperationOutcome" ? resource : undefined;
  const retryAfterMs = retryAfter(answer.headers, now);
  const more = { status, ...(outcome === undefined ? {} : { outcome }), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const complaint = sizeComplaint(status, outcome);
  const said = `${where(to)} answered ${status} while ${doing}`;
  const as = (kind: TroubleClass, code: IssueCode, advice: string): Trouble => ({
    trouble: kind,
    issue: problem(code, `${said}: ${advice}`),
    ...more,
  });
  if (status === 401) return as("destination", "forbidden", "it does not know these credentials. Check headers in the destinations file.");
  if (status === 403)
    return as("destination", "forbidden", "the credentials do not permit this. Ask its operator for write access to these types.");
  if (status === 409 || status === 412)
    return as("conflict", "conflict", "somebody else changed the same resources, or several match. Push again.");
  if (complaint !== undefined) return { ...as("size", "rejected", "it is too large for it, and cannot be parted further."), complaint };
  if (status === 410) return as("bundle", "not-found", "somebody deleted it there. It is not brought back; restore it there, or skip it.");
  if (status === 405 || status === 501 || (status === 404 && outcome !== undefined))
    return as("capability", "not-supported", "it does not do this, whatever its CapabilityStatement says. Probe it, or set strategy.");
  if (status === 429 || status === 503) return as("throttled", "unreachable", "it is overloaded. Push again later.");
  if (status === 408 || status === 502 || status === 504) return as("unknown", "unreachable", "a gateway gave up. Push again later.");
  if (status >= 300 && status < 400)
    return as("destination", "not-fhir", "it redirects elsewhere, which is not followed. Write the final address in baseUrl.");
  if (status < 300) return as(resource === undefined && answer.hasBody ? "destination" : "unknown", "not-fhir", NOT_FHIR);
  if (status >= 500)
    return as("unknown", "rejected", "it failed inside. Push again later; if it stays, its operator finds the reason in its log.");
  if (outcome === undefined && answer.hasBody) return as("destination", "not-fhir", NOT_FHIR);
  if (status === 404) return as("destination", "not-fhir", "there is no FHIR endpoint at this address. Check baseUrl.");
  return as("bundle", "rejected", "it refuses the content. The report names the entries and its reasons.");
}

/** Two resources at the destination have the identifier of one of ours: which is meant, a person must say. */
export function severalMatch(key: string, matches: readonly Resource[], { name }: Destination): Trouble {
  const where = matches.map(({ resourceType, id }) => `${resourceType}/${id}`).join(", ");
  const message = `The destination ${name} has several resources with the identifier of ${key}: ${where}. Merge them there, then redrive.`;
  return { trouble: "bundle", issue: problem("conflict", message), status: 412 };
}

const NOT_FHIR = "the body is not the FHIR resource that was expected (a web page, perhaps). Is baseUrl the FHIR base URL?";

const where = (to: Destination, article = "The"): string => `${article} destination ${to.name} (${to.baseUrl})`;

const problem = (code: IssueCode, message: string): Issue => ({ severity: "error", code, message });

// `"default";r=0;t=30` and `limit=100, remaining=0, reset=30`: nothing is left for thirty seconds
const NOTHING_LEFT = /(?:;\s*r|remaining)=0\b/;
const RESET = /(?:;\s*t|reset)=(?<seconds>\d{1,6})/;

/** "120", an HTTP date, `x-ms-retry-after-ms`, or `RateLimit` in its two drafts. */
export function retryAfter(headers: Headers, now: Date): number | undefined {
  const exact = headers.get("x-ms-retry-after-ms");
  if (exact !== null && /^\d{1,9}$/.test(exact)) return Number(exact);
  const value = headers.get("retry-after");
  if (value === null) {
    const limit = headers.get("ratelimit") ?? "";
    const seconds = NOTHING_LEFT.test(limit) ? RESET.exec(limit)?.groups?.["seconds"] : undefined;
    return seconds === undefined ? undefined : Number(seconds) * 1000;
  }
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}
