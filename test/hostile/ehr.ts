// The hostile EHR, a process of its own: node ehr.ts PERSONA DATABASE FAULTS SEED. FAULTS is JSON of rates per request. Prints its base URL.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { CapabilityStatement, Resource } from "@medplum/fhirtypes";
import { randomOf } from "../../bench/random.ts";
import { decodePath } from "../../src/server/entries.ts";
import { type Endpoint, type FhirRequest, type FhirResponse, failure } from "../../src/server/exchange.ts";
import { handleRequest } from "../../src/server/handle.ts";
import { openRepository } from "../../src/store/repository.ts";
import { beyond, PERSONAS, statementOf } from "./personas.ts";

export interface Faults {
  readonly resetBefore?: number;
  readonly resetAfter?: number;
  readonly throttled?: number;
  readonly broken?: number;
  readonly html?: number;
  readonly cutOff?: number;
  readonly wrongCount?: number;
  readonly delayMs?: number;
}

const [name = "hapi", path = ":memory:", dials = "{}", seed = "1"] = process.argv.slice(2);
const persona = PERSONAS[name];
if (persona === undefined) throw new Error(`no persona ${name}`);
const faults = JSON.parse(dials) as Faults;
const repository = openRepository({ path });
let baseUrl = "";

/** The same faults for the same seed. */
const random = randomOf(Number(seed));
const happens = (rate = 0): boolean => random() < rate;

async function answerOf(request: FhirRequest): Promise<FhirResponse> {
  const endpoint: Endpoint = { repository, baseUrl, clock: () => new Date(), newId: () => `ehr-${crypto.randomUUID()}` };
  if (persona === undefined) return failure(500, "exception", "no persona");
  const refusal = beyond(persona, request) ?? persona.refuse?.(request);
  if (refusal !== undefined) return refusal;
  const isResource = typeof (request.body as Resource | undefined)?.resourceType === "string" && request.path.length > 0;
  const body = isResource && persona.drop !== undefined ? persona.drop(request.body as Resource) : request.body;
  const answer = await handleRequest(body === undefined ? request : { ...request, body }, endpoint);
  if (request.path[0] === "metadata") return { ...answer, body: statementOf(persona, answer.body as CapabilityStatement) };
  if (persona.isSilent === true && answer.status === 201) return { status: answer.status, headers: answer.headers };
  return answer;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (faults.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, random() * (faults.delayMs ?? 0)));
  if (happens(faults.resetBefore)) return void request.socket.destroy();
  if (happens(faults.throttled)) {
    const when = random() < 0.5 ? "0" : new Date(Date.now()).toUTCString();
    return void response.writeHead(random() < 0.5 ? 429 : 503, { "retry-after": when }).end();
  }
  if (happens(faults.broken)) return void response.writeHead(500, { "content-type": "text/plain" }).end("internal error");
  if (happens(faults.html)) return void response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
  const url = new URL(request.url ?? "/", "http://ehr");
  const text = Buffer.concat(chunks).toString("utf8");
  const answer = await answerOf({
    method: request.method ?? "GET",
    path: (decodePath(url.pathname) ?? []).slice(1),
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([header, value]) => [header, value?.toString()])),
    ...(text === "" ? {} : { body: JSON.parse(text) as unknown }),
  });
  if (happens(faults.resetAfter)) return void request.socket.destroy();
  let json = answer.body === undefined ? "" : JSON.stringify(answer.body);
  if (answer.body?.resourceType === "Bundle" && answer.body.type === "transaction-response" && happens(faults.wrongCount)) {
    json = JSON.stringify({ ...answer.body, entry: answer.body.entry?.slice(1) });
  }
  if (happens(faults.cutOff)) json = json.slice(0, json.length / 2);
  response.writeHead(answer.status, { ...answer.headers, "content-type": "application/fhir+json" }).end(json);
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, "127.0.0.1", () => {
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  process.stdout.write(`${baseUrl}\n`);
});
