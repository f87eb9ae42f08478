// Starts the FHIR endpoint on HTTP. Loopback unless a host is named; closed cleanly, open connections included.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { OperationOutcome, Resource } from "@medplum/fhirtypes";
import type { Repository } from "../store/repository.ts";
import { BASE_PATH, createApp, type RequestLog } from "./app.ts";
import { DEFAULT_LIMITS, type Limits } from "./gate.ts";

export interface ServerOptions {
  readonly repository: Repository;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Answers $validate; without it the operation is not offered. */
  readonly validate?: (resource: Resource) => OperationOutcome | Promise<OperationOutcome>;
  readonly limits?: Partial<Limits>;
  readonly log?: (line: RequestLog) => void;
  readonly clock?: () => Date;
  readonly newId?: () => string;
}

export interface RunningServer {
  /** FHIR base URL, such as "http://127.0.0.1:40123/fhir". */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

/** Rejects when the port is taken or the host is not this machine's. The repository stays open: its owner closes it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { repository, host = "127.0.0.1", port = 0, validate, log } = options;
  let url = "";
  const app = createApp({
    endpoint: () => ({
      repository,
      baseUrl: url,
      clock: options.clock ?? (() => new Date()),
      newId: options.newId ?? randomUUID,
      ...(validate === undefined ? {} : { validate }),
    }),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    ...(log === undefined ? {} : { log }),
    ...(LOOPBACK_HOSTS.has(host) ? { allowedHosts: LOOPBACK_HOSTS } : {}),
  });
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 5_000, maxHeaderSize: 16_384 }, app);
  server.maxConnections = 256;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  url = `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}${BASE_PATH}`;
  return {
    url,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
