// The CapabilityStatement: what this endpoint does, and nothing else. https://hl7.org/fhir/R4/capabilitystatement.html
import type { CapabilityStatement, CapabilityStatementRestResource } from "@medplum/fhirtypes";
import type { Endpoint, FhirResponse } from "./exchange.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

const INTERACTIONS = ["read", "vread", "history-instance", "search-type", "create", "update"] as const;
const TYPE_OF_PARAMETER = { identifier: "token", patient: "reference", subject: "reference" } as const;
const VALIDATE = "http://hl7.org/fhir/OperationDefinition/Resource-validate";

export function metadata(endpoint: Endpoint): FhirResponse {
  const operation = endpoint.validate === undefined ? {} : { operation: [{ name: "validate", definition: VALIDATE }] };
  const resource = [...RESOURCE_TYPES].map(
    ([type, parameters]): CapabilityStatementRestResource => ({
      type: type as NonNullable<CapabilityStatementRestResource["type"]>,
      interaction: INTERACTIONS.map((code) => ({ code })),
      versioning: "versioned-update",
      readHistory: true,
      updateCreate: true,
      conditionalCreate: true,
      conditionalRead: "not-match",
      conditionalUpdate: true,
      conditionalDelete: "not-supported",
      searchParam: [{ name: "_id", type: "token" as const }, ...parameters.map((name) => ({ name, type: TYPE_OF_PARAMETER[name] }))],
      ...operation,
    }),
  );
  const body: CapabilityStatement = {
    resourceType: "CapabilityStatement",
    status: "active",
    date: endpoint.clock().toISOString(),
    kind: "instance",
    software: { name: "Casebridge" },
    implementation: { description: "The endpoint that Casebridge carries in its own process", url: endpoint.baseUrl },
    fhirVersion: "4.0.1",
    format: ["json"],
    rest: [{ mode: "server", interaction: [{ code: "transaction" }, { code: "batch" }], resource, ...operation }],
  };
  return { status: 200, headers: {}, body };
}
