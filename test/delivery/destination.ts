// A destination for one test: the embedded endpoint on loopback behind a proxy that can be told to misbehave, and its store to count in.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import type { Bundle, Resource } from "@medplum/fhirtypes";
import type { Destination } from "../../src/delivery/destinations.ts";
import type { Outside } from "../../src/delivery/outside.ts";
import { startServer } from "../../src/server/start.ts";
import { openRepository, type Repository } from "../../src/store/repository.ts";

/** What happens to one request: passed on when nothing is said. */
export type Fault =
  | { readonly kind: "answer"; readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | { readonly kind: "reset-before" }
  | { readonly kind: "reset-after" }
  | { readonly kind: "cut-off-after" }
  | { readonly kind: "silent" }
  /** Carried out and answered with 202; the answer is at the location after so many questions. */
  | { readonly kind: "later"; readonly location: string; readonly questions: number; readonly wrapped?: boolean };

export interface Seen {
  readonly method: string;
  readonly path: string;
  /** As sent; unzipped. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface TestDestination extends AsyncDisposable {
  readonly to: Destination;
  readonly repository: Repository;
  readonly seen: Seen[];
  /** Milliseconds that the sender waited, in order. */
  readonly waits: number[];
  readonly outside: Outside;
  /** Called for every request; `nth` counts those of the same method from 1. */
  misbehave(fault: (seen: Seen, nth: number) => Fault | undefined): void;
}

export async function openDestination(more: Partial<Destination> = {}): Promise<TestDestination> {
  const repository = openRepository();
  const server = await startServer({ repository });
  const seen: Seen[] = [];
  const waits: number[] = [];
  const jobs = new Map<string, Job>();
  let fault: (seen: Seen, nth: number) => Fault | undefined = () => undefined;

  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sent = Buffer.concat(chunks);
    const { headers } = request;
    const body = headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    const one = { method: request.method ?? "", path: (request.url ?? "").replace("/fhir", ""), body: body.toString(), headers };
    seen.push(one);
    const nth = seen.filter((s) => s.method === one.method).length;
    const told = fault(one, nth);
    const job = jobs.get(one.path);
    if (told === undefined && job !== undefined) return void answerJob(job, response);
    await pass({ request, body, response, base: server.url.replace("/fhir", ""), fault: told, jobs });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    to: { name: "test", baseUrl: `http://127.0.0.1:${port}/fhir`, kind: "repository", allowPrivateAddress: true, timeoutMs: 5000, ...more },
    repository,
    seen,
    waits,
    outside: {
      fetch,
      clock: () => new Date("2026-01-01T00:00:00Z"),
      random: () => 0.5,
      sleep: async (ms) => {
        waits.push(ms);
      },
    },
    misbehave: (next) => {
      fault = next;
    },
    [Symbol.asyncDispose]: async () => {
      proxy.closeAllConnections();
      proxy.close();
      await server.close();
      repository.close();
    },
  };
}

interface Job {
  questions: number;
  readonly text: string;
}

function answerJob(job: Job, response: ServerResponse): void {
  if (job.questions-- > 0) response.writeHead(202, { "retry-after": "2" }).end();
  else response.writeHead(200, { "content-type": "application/fhir+json" }).end(job.text);
}

interface Passing {
  readonly jobs: Map<string, Job>;
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly base: string;
  readonly fault: Fault | undefined;
}

async function pass({ request, body, response, base, fault, jobs }: Passing): Promise<void> {
  if (fault?.kind === "reset-before") return void request.socket.destroy();
  if (fault?.kind === "silent") return;
  if (fault?.kind === "answer") return void response.writeHead(fault.status, fault.headers).end(fault.body);
  const headers = Object.entries(request.headers).flatMap(([n, v]) =>
    /^(?:host|connection|content-length|content-encoding|transfer-encoding)$/.test(n) ? [] : [[n, String(v)]],
  );
  const answer = await fetch(base + request.url, {
    method: request.method ?? "GET",
    headers: Object.fromEntries(headers),
    ...(body.length > 0 ? { body: body.toString() } : {}),
  });
  const text = await answer.text();
  if (fault?.kind === "later") {
    const wrapped = `{"resourceType":"Bundle","type":"batch-response","entry":[{"resource":${text}}]}`;
    jobs.set(fault.location.replace(/^.*\/fhir/, ""), { questions: fault.questions, text: fault.wrapped === true ? wrapped : text });
    return void response.writeHead(202, { "content-location": fault.location }).end();
  }
  if (fault?.kind === "reset-after") return void request.socket.destroy();
  const { "content-length": _, ...kept } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, kept).end(fault?.kind === "cut-off-after" ? text.slice(0, -20) : text);
}

/** A bundle as the builder makes it: urn:uuid references, PUT requests, one Provenance over all. */
export function patientBundle(conditions = 58, text = "neoplasm", recorded = "2026-01-01T00:00:00Z"): Bundle {
  const id = (n: number): string => `00000000-0000-5000-8000-${n.toString().padStart(12, "0")}`;
  const resources: (Resource & { id: string })[] = [
    { resourceType: "Patient", id: id(0), identifier: [{ system: "urn:test", value: "P1" }] },
    ...Array.from({ length: conditions }, (_, i) => ({
      resourceType: "Condition" as const,
      id: id(i + 1),
      subject: { reference: `urn:uuid:${id(0)}` },
      code: { text: i === 0 ? text : `finding ${i}` },
    })),
    {
      resourceType: "Provenance",
      id: id(999),
      recorded,
      target: Array.from({ length: conditions + 1 }, (_, i) => ({ reference: `urn:uuid:${id(i)}` })),
      agent: [{ who: { display: "Casebridge" } }],
    },
  ];
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: resources.map((resource) => ({
      fullUrl: `urn:uuid:${resource.id}`,
      resource,
      request: { method: "PUT", url: `${resource.resourceType}/${resource.id}` },
    })),
  };
}

/** Resources, and versions beyond the first: what an independent count of the store says. */
export function countStored(repository: Repository): { readonly resources: number; readonly extraVersions: number } {
  const all = ["Patient", "Condition", "Provenance"].flatMap((type) => repository.search(type, {}).resources);
  return { resources: all.length, extraVersions: all.reduce((sum, r) => sum + Number(r.meta?.versionId) - 1, 0) };
}
