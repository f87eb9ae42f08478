// A batch Bundle: every entry for itself, each with its own status. https://hl7.org/fhir/R4/http.html#transaction
import type { Bundle, BundleEntry } from "@medplum/fhirtypes";
import { entryRequest, entryResponse } from "./entries.ts";
import type { Endpoint, FhirRequest, FhirResponse } from "./exchange.ts";

/** `answerOne` is the same handler that single requests meet. */
export function batch(bundle: Bundle, endpoint: Endpoint, answerOne: (request: FhirRequest) => FhirResponse): FhirResponse {
  const entry = (bundle.entry ?? []).map((item, index): BundleEntry => {
    const request = entryRequest(item, index);
    const answer = "status" in request ? request : answerOne(request);
    const isRead = !("status" in request) && request.method === "GET" && answer.status === 200;
    return { ...(isRead && answer.body !== undefined ? { resource: answer.body } : {}), response: entryResponse(answer, endpoint.baseUrl) };
  });
  return { status: 200, headers: {}, body: { resourceType: "Bundle", type: "batch-response", entry } };
}
