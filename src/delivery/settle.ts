// The answer to a transaction → what became of every entry. Entries are matched by position, and each one's own status counts: a refusal can
// hide inside a 200. https://hl7.org/fhir/R4/http.html#transaction-response
import type { BundleEntryResponse, Resource } from "@medplum/fhirtypes";
import type { Held } from "./current.ts";
import type { DeliveredEntry, FailedEntry } from "./report.ts";
import type { Write } from "./writes.ts";

export interface Settled {
  readonly entries: readonly DeliveredEntry[];
  readonly failed: readonly FailedEntry[];
}

/** Undefined where the answer does not fit what was sent, so that nothing is known. */
export function settle(sent: readonly Write[], held: Held, answer: Resource | undefined): Settled | undefined {
  if (answer?.resourceType !== "Bundle" || !/^(?:transaction|batch)-response$/.test(answer.type ?? "")) return undefined;
  const responses = (answer.entry ?? []).map((entry) => entry.response);
  if (responses.length !== sent.length) return undefined;
  const entries: DeliveredEntry[] = [];
  const failed: FailedEntry[] = [];
  for (const [i, write] of sent.entries()) {
    const response = responses[i];
    const status = Number.parseInt(response?.status ?? "", 10);
    if (response === undefined || Number.isNaN(status)) return undefined;
    const { fullUrl, key, fingerprint } = write;
    if ((status >= 200 && status < 300) || status === 304)
      entries.push({ key, fullUrl, fingerprint, ...placeAndAction(status, response, write, held) });
    else {
      const outcome = response.outcome?.resourceType === "OperationOutcome" ? { outcome: response.outcome } : {};
      failed.push({ fullUrl, resource: key, status, ...outcome });
      entries.push({ key, fullUrl, resource: key, action: "failed" });
    }
  }
  return { entries, failed };
}

// "http://host/fhir/Patient/1/_history/2", "Patient/1/_history/2", "Patient/1"
const LOCATION = /(?:^|\/)(?<key>[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/(?<version>[^/]+))?$/;

function placeAndAction(
  status: number,
  response: BundleEntryResponse,
  write: Write,
  held: Held,
): Omit<DeliveredEntry, "fullUrl" | "key" | "fingerprint"> {
  const place = LOCATION.exec(response.location ?? "")?.groups;
  const version = place?.["version"] ?? versionOf(response.etag);
  const there = held.get(write.key);
  const resource = place?.["key"] ?? (there?.id === undefined ? write.key : `${there.resourceType}/${there.id}`);
  const isKept = there === undefined ? true : version !== undefined && version === there.meta?.versionId;
  const action = status === 201 ? "created" : isKept ? "unchanged" : "updated";
  return { resource, action, ...(version === undefined ? {} : { version }) };
}

// W/"3", "3" and 3
function versionOf(etag: string | undefined): string | undefined {
  return etag === undefined ? undefined : /^(?:W\/)?"?(?<version>[^"]+)"?$/.exec(etag.trim())?.groups?.["version"];
}
