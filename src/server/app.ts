// The one express application: HTTP in, transport-free requests out, hardened before any handler sees a byte.
// CORS stays off: a page of another origin has no business here. https://expressjs.com/en/advanced/best-practice-security.html
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from "express";
import { decodePath } from "./entries.ts";
import { type Endpoint, type FhirResponse, failure } from "./exchange.ts";
import { type Limits, parseBody } from "./gate.ts";
import { handleRequest } from "./handle.ts";
import { RESOURCE_TYPES } from "./resource-types.ts";

const FHIR_JSON = "application/fhir+json; charset=utf-8; fhirVersion=4.0";
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** One line per answered request. The route is a template: ids and search values never reach a log. */
export interface RequestLog {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

export interface AppOptions {
  readonly endpoint: () => Endpoint;
  readonly limits: Limits;
  readonly log?: (line: RequestLog) => void;
  /** Host names that a request may be addressed to: keeps a web page from reaching a loopback server by DNS rebinding. All when absent. */
  readonly allowedHosts?: ReadonlySet<string>;
}

export const BASE_PATH = "/fhir";

export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use((request, response, next) => {
    response.set(SECURITY_HEADERS);
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
    if (options.allowedHosts === undefined || options.allowedHosts.has(host)) next();
    else send(response, failure(421, "security", "This server does not answer to that host name."));
  });
  app.use(express.raw({ type: () => true, limit: options.limits.maxBodyBytes }));
  app.use(async (request, response) => {
    const startMs = performance.now();
    const answer = await answerTo(request, options);
    send(response, answer);
    options.log?.({ method: request.method, route: route(request.path), status: answer.status, durationMs: performance.now() - startMs });
  });
  app.use(refuse);
  return app;
}

async function answerTo(request: Request, { endpoint, limits }: AppOptions): Promise<FhirResponse> {
  const segments = decodePath(request.path);
  if (segments === undefined) return failure(400, "value", "The URL is not well formed.");
  if (segments[0] !== BASE_PATH.slice(1)) return failure(404, "not-found", `The FHIR base URL of this server ends in ${BASE_PATH}.`);
  const query = new URLSearchParams(request.url.split("?")[1] ?? "");
  if (!isJsonAcceptable(request, query)) return failure(406, "not-supported", "This server answers application/fhir+json only.");
  const path = segments.slice(1);
  const body = bodyOf(request, limits, path.at(-1) === "_search");
  if ("refused" in body) return body.refused;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]));
  return handleRequest({ method: request.method, path, query, headers, ...body }, endpoint());
}

function isJsonAcceptable(request: Request, query: URLSearchParams): boolean {
  const format = query.get("_format");
  if (format !== null) return /^(json|(application|text)\/(fhir[+ ])?json)/.test(format);
  const accept = request.headers.accept;
  return accept === undefined || /json|\*\/\*|application\/\*/.test(accept);
}

function bodyOf(request: Request, limits: Limits, isForm: boolean): { readonly body?: unknown } | { readonly refused: FhirResponse } {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {};
  if (request.method !== "POST" && request.method !== "PUT") return {};
  const contentType = request.headers["content-type"] ?? "";
  if (isForm && /^application\/x-www-form-urlencoded\b/.test(contentType)) return { body: new URLSearchParams(bytes.toString("utf8")) };
  if (!/^(application|text)\/(fhir\+)?json\b/.test(contentType)) {
    return { refused: failure(415, "not-supported", "The Content-Type must be application/fhir+json.") };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { refused: failure(400, "structure", "The body is not UTF-8.") };
  }
  const parsed = parseBody(text, limits);
  return "refused" in parsed ? { refused: failure(400, "structure", parsed.refused) } : { body: parsed.value };
}

function send(response: Response, answer: FhirResponse): void {
  response.status(answer.status).set(answer.headers);
  if (answer.body === undefined) response.end();
  else response.set("content-type", FHIR_JSON).send(JSON.stringify(answer.body));
}

/** What express itself refuses (size, encoding, a client that left) and what went wrong in here: said without a stack and without the input. */
const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown };
  if (type === "entity.too.large") send(response, failure(413, "too-costly", "The body is too large. Split the Bundle."));
  else if (status === 415) send(response, failure(415, "not-supported", "The Content-Encoding is not supported."));
  else if (typeof status === "number" && status >= 400 && status < 500)
    send(response, failure(status, "structure", "The request could not be read."));
  else send(response, failure(500, "exception", "Something went wrong in this server. The request was not carried out."));
};

const ROUTE_WORDS: ReadonlySet<string> = new Set(["", "fhir", "metadata", "_search", "_history", "$validate"]);

const route = (path: string): string =>
  path
    .split("/")
    .map((segment) => (ROUTE_WORDS.has(segment) || RESOURCE_TYPES.has(segment) ? segment : "{id}"))
    .join("/");
