// The entries of a transaction or batch Bundle → requests of the same shape as those that come alone.
import type { Bundle, BundleEntry, BundleEntryResponse } from "@medplum/fhirtypes";
import { type FhirRequest, type FhirResponse, failure } from "./exchange.ts";

export const MAX_ENTRIES = 5000;

/** The Bundle of the body, or the refusal. */
export function checkedBundle(body: unknown): Bundle | FhirResponse {
  const { resourceType, type, entry } = (body ?? {}) as { resourceType?: unknown; type?: unknown; entry?: unknown };
  if (resourceType !== "Bundle" || (type !== "transaction" && type !== "batch")) {
    return failure(400, "invalid", "Only a Bundle of type transaction or batch can be posted to the base URL.", "Bundle.type");
  }
  if (entry !== undefined && !Array.isArray(entry)) return failure(400, "structure", "Bundle.entry must be an array.", "Bundle.entry");
  const count = (entry as readonly unknown[] | undefined)?.length ?? 0;
  if (count > MAX_ENTRIES) return failure(413, "too-costly", `A Bundle may have ${MAX_ENTRIES} entries. Split it.`, "Bundle.entry");
  return body as Bundle;
}

/** One entry as a request, or the refusal with the place in the Bundle. */
export function entryRequest(entry: unknown, index: number): FhirRequest | FhirResponse {
  const at = `Bundle.entry[${index}].request`;
  const { request, resource } = (entry ?? {}) as BundleEntry;
  if (typeof request !== "object" || request === null) return failure(400, "required", "The entry has no request.", at);
  const { method, url, ifMatch, ifNoneMatch, ifNoneExist } = request;
  if (typeof method !== "string" || typeof url !== "string") return failure(400, "required", "The request has no method or no url.", at);
  const conditions = [ifMatch, ifNoneMatch, ifNoneExist];
  if (conditions.some((c) => c !== undefined && typeof c !== "string")) return failure(400, "structure", "A condition is not text.", at);
  const [path = "", query = ""] = splitOnce(url.replace(/^\//, ""), "?");
  const segments = decodePath(path);
  if (segments === undefined) return failure(400, "value", "The url of the request is not well formed.", `${at}.url`);
  return {
    method,
    path: segments,
    query: new URLSearchParams(query),
    headers: { "if-match": ifMatch, "if-none-match": ifNoneMatch, "if-none-exist": ifNoneExist },
    ...(resource === undefined ? {} : { body: resource }),
  };
}

/** "Patient/a%2Fb" → ["Patient", "a/b"]; undefined where the percent encoding is broken. */
export function decodePath(path: string): readonly string[] | undefined {
  try {
    return path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const REASONS: Readonly<Record<number, string>> = { 200: "OK", 201: "Created", 304: "Not Modified", 400: "Bad Request", 404: "Not Found" };

/** What a response Bundle says of one entry. The location is relative, as the specification's examples have it. */
export function entryResponse(answer: FhirResponse, baseUrl: string): BundleEntryResponse {
  const { etag, location, "last-modified": lastModified } = answer.headers;
  const reason = REASONS[answer.status];
  return {
    status: reason === undefined ? String(answer.status) : `${answer.status} ${reason}`,
    ...(location === undefined ? {} : { location: location.replace(`${baseUrl}/`, "") }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified: new Date(lastModified).toISOString() }),
    ...(answer.body?.resourceType === "OperationOutcome" ? { outcome: answer.body } : {}),
  };
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
