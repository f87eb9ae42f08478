// A real endpoint on loopback for one test file: started, asked over HTTP, closed.
import type { Bundle, OperationOutcome, Resource } from "@medplum/fhirtypes";
import { afterAll, beforeAll } from "vitest";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server/start.ts";
import { openRepository, type Repository } from "../../src/store/repository.ts";

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, as whatever the test expects it to be. */
  readonly body: never;
}

export interface Served {
  readonly url: () => string;
  readonly repository: () => Repository;
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Asked>;
}

export function serve(options: Partial<ServerOptions> = {}): Served {
  let repository: Repository;
  let server: RunningServer;
  beforeAll(async () => {
    repository = openRepository();
    server = await startServer({ repository, ...options });
  });
  afterAll(async () => {
    await server.close();
    repository.close();
  });
  return {
    url: () => server.url,
    repository: () => repository,
    ask: async (method, path, body, headers = {}) => {
      const isText = typeof body === "string";
      const init = body === undefined ? {} : { body: isText ? body : JSON.stringify(body) };
      const response = await fetch(`${server.url}${path}`, {
        method,
        headers: { ...(body === undefined ? {} : { "content-type": "application/fhir+json" }), ...headers },
        ...init,
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, text, body: (text === "" ? undefined : JSON.parse(text)) as never };
    },
  };
}

export const diagnosticsOf = (outcome: OperationOutcome): string => outcome.issue.map((issue) => issue.diagnostics).join(" ");

export const condition = (id: string, patient: string, text = "neoplasm"): Resource & { id: string } => ({
  resourceType: "Condition",
  id,
  subject: { reference: patient },
  code: { text },
});

export const transaction = (...entry: NonNullable<Bundle["entry"]>): Bundle => ({ resourceType: "Bundle", type: "transaction", entry });
