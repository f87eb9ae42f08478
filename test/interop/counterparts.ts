// Starts the real counterparts once for all interop tests and says where they are. What cannot be started is reported, and its tests are skipped.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { installMissing } from "../counterparts/install.ts";
import { startPostgres } from "../counterparts/postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Base URL of HAPI FHIR, or "" with the reason on the terminal. */
    hapi: string;
    /** Connection string of PostgreSQL, or "". */
    postgres: string;
  }
}

const HAPI = join(import.meta.dirname, "../counterparts/hapi");

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const missing = installMissing();
  const hapi = await startHapi(missing);
  const postgres = await startPostgres();
  project.provide("hapi", hapi.url);
  project.provide("postgres", postgres.url);
  return async () => {
    hapi.stop();
    await postgres.stop();
  };
}

async function startHapi(missing: readonly string[]): Promise<{ readonly url: string; readonly stop: () => void }> {
  const given = process.env["HAPI_URL"];
  if (given !== undefined) return { url: given, stop: () => {} };
  const tools = missing.filter((what) => what !== "postgresql");
  if (tools.length > 0) return without(`HAPI: ${tools.join(", ")} not installed`);
  const run = mkdtempSync(join(tmpdir(), "casebridge-hapi-"));
  const port = await freePort();
  const child = spawn("bash", [join(HAPI, "start.sh")], {
    env: { ...process.env, PORT: String(port), RUN: run },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { code, output } = await finished(child);
  if (code !== 0) return without(`HAPI did not start: ${output.trim().split("\n").at(-1) ?? ""}`);
  const pid = Number(readFileSync(join(run, "hapi.pid"), "utf8"));
  return { url: output.trim(), stop: () => process.kill(pid) };
}

function without(reason: string): { readonly url: string; readonly stop: () => void } {
  console.warn(`interop: ${reason}; its tests are skipped`);
  return { url: "", stop: () => {} };
}

function finished(child: ChildProcess): Promise<{ readonly code: number | null; readonly output: string }> {
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => child.on("exit", (code) => resolve({ code, output })));
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    }),
  );
}
