// One HTTP exchange with a destination: an answer, or silence with its reason. Never throws for what a network or a server does; follows no
// redirect; reads no more than it must.
import { gzipSync } from "node:zlib";
import type { Resource } from "@medplum/fhirtypes";
import { FORBIDDEN_ADDRESS } from "../auth/guarded-fetch.ts";
import type { Destination } from "./destinations.ts";
import { learntOf } from "./learnt.ts";
import type { Outside } from "./outside.ts";

export type SilenceReason = "no-credentials" | "refused" | "no-such-host" | "tls" | "timeout" | "broken" | "too-large" | "private-address";

export interface Answer {
  readonly kind: "answer";
  readonly status: number;
  readonly headers: Headers;
  /** Absent where there was no body or it was no FHIR JSON. */
  readonly resource?: Resource;
  /** A JSON object that is no resource. */
  readonly json?: Readonly<Record<string, unknown>>;
  /** Whether there was a body at all. */
  readonly hasBody: boolean;
}

export interface Silence {
  readonly kind: "silence";
  readonly reason: SilenceReason;
  /** The system's or the TLS library's word, such as "ECONNREFUSED". */
  readonly detail: string;
  /** The request may have been carried out: a write must be looked up before it is sent again. */
  readonly mayHaveArrived: boolean;
  /** Of missing credentials: trying again later may help. */
  readonly isPassing?: boolean;
}

export interface Call {
  readonly method: "GET" | "POST" | "PUT";
  /** After the base URL, without a slash in front: "metadata", "Patient?_id=1", "" for the base; or a whole URL that `followable` has let pass. */
  readonly path: string | URL;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default FHIR JSON. */
  readonly accept?: string;
  /** For large requests; default the destination's. */
  readonly timeoutMs?: number;
}

export const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Sends the request; where the server does not know the credentials and new ones can be had, once more with those. */
export async function call(request: Call, to: Destination, outside: Outside): Promise<Answer | Silence> {
  const isZipped = request.body !== undefined && to.gzip === true && learntOf(to).takesGzip !== false;
  const first = await callOnce(request, to, outside, isZipped);
  if (first.kind === "answer" && first.status === 401 && to.credentials?.renew() === true) return callOnce(request, to, outside, isZipped);
  return isZipped && isUnread(first) ? callPlain(request, to, outside) : first;
}

/** Nothing was carried out, perhaps because the body was compressed. */
const isUnread = (got: Answer | Silence): boolean => got.kind === "answer" && (got.status === 400 || got.status === 415);

/** Gateways and some servers hand a compressed body to their parser: where the same goes plain, that was the reason. */
async function callPlain(request: Call, to: Destination, outside: Outside): Promise<Answer | Silence> {
  const plain = await callOnce(request, to, outside, false);
  if (plain.kind === "answer" && !isUnread(plain)) await to.memory?.learn({ takesGzip: false });
  return plain;
}

async function callOnce(
  { method, path, body, headers, accept, timeoutMs }: Call,
  to: Destination,
  outside: Outside,
  isZipped: boolean,
): Promise<Answer | Silence> {
  const limitMs = timeoutMs ?? to.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const url = path instanceof URL ? path.href : path === "" ? to.baseUrl : `${to.baseUrl}/${path}`;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const proof = await to.credentials?.headers();
  if (proof !== undefined && "problem" in proof) {
    return { kind: "silence", reason: "no-credentials", detail: proof.problem, mayHaveArrived: false, isPassing: proof.isPassing };
  }
  try {
    const response = await (to.fetch ?? outside.fetch)(url, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(limitMs),
      headers: {
        accept: accept ?? "application/fhir+json",
        ...(text === undefined ? {} : { "content-type": "application/fhir+json; charset=utf-8" }),
        ...(isZipped ? { "content-encoding": "gzip" } : {}),
        ...to.headers,
        ...proof?.headers,
        ...headers,
      },
      ...(text === undefined ? {} : { body: isZipped ? gzipSync(text) : text }),
    });
    const answer = await limitedText(response);
    if (answer === undefined)
      return { kind: "silence", reason: "too-large", detail: `over ${MAX_ANSWER_BYTES} bytes`, mayHaveArrived: true };
    if (isCutOff(answer)) return { kind: "silence", reason: "broken", detail: "the body ends too early", mayHaveArrived: true };
    const json = parseObject(answer);
    return {
      kind: "answer",
      status: response.status,
      headers: response.headers,
      hasBody: answer !== "",
      ...(json === undefined ? {} : typeof json["resourceType"] === "string" ? { resource: json as unknown as Resource } : { json }),
    };
  } catch (error) {
    return silence(error, limitMs);
  }
}

async function limitedText(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Begins as JSON and does not end as JSON. */
const isCutOff = (text: string): boolean => text.trimStart().startsWith("{") && !text.trimEnd().endsWith("}");

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

const NOT_SENT: Readonly<Record<string, SilenceReason>> = {
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  ENOTFOUND: "no-such-host",
  EAI_AGAIN: "no-such-host",
  [FORBIDDEN_ADDRESS]: "private-address",
};

function silence(error: unknown, limitMs: number): Silence {
  if (error instanceof Error && error.name === "TimeoutError") {
    return { kind: "silence", reason: "timeout", detail: `no answer in ${limitMs} ms`, mayHaveArrived: true };
  }
  const code = codeOf(error);
  const reason = NOT_SENT[code];
  if (reason !== undefined) return { kind: "silence", reason, detail: code, mayHaveArrived: false };
  const isTls = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|ALTNAME/.test(code);
  return { kind: "silence", reason: isTls ? "tls" : "broken", detail: code, mayHaveArrived: !isTls };
}

/** fetch hides the reason in `cause`, which may be an AggregateError of several addresses. */
function codeOf(error: unknown): string {
  for (let e = error as { code?: unknown; cause?: unknown; errors?: unknown[] } | undefined, n = 0; e && n < 5; n++) {
    if (typeof e.code === "string") return e.code;
    e = (e.cause ?? e.errors?.[0]) as typeof e;
  }
  return "connection broken";
}
