// A throw-away PostgreSQL of Debian for tests: own data folder, own port, run as a user that is not root, stopped and removed afterwards.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresFolder } from "./install.ts";

export interface RunningPostgres {
  /** Connection string; "" where PostgreSQL could not be started. */
  readonly url: string;
  /** Like a power failure: no checkpoint, sessions cut off. */
  crash(): void;
  start(): void;
  stop(): Promise<void>;
}

/** `password`: asked for by SCRAM; without it everybody on this machine is let in. */
export async function startPostgres(password?: string): Promise<RunningPostgres> {
  const given = password === undefined ? process.env["POSTGRES_URL"] : undefined;
  if (given !== undefined) return { url: given, crash: () => {}, start: () => {}, stop: async () => {} };
  const bin = postgresFolder();
  if (bin === "") return without("its programs are not there");
  const folder = mkdtempSync(join(tmpdir(), "casebridge-pg-"));
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) {
    if (spawnSync("id", ["-u", "postgres"]).status !== 0) return without("there is no user postgres to run it as");
    spawnSync("chown", ["postgres", folder]);
  }
  const data = join(folder, "data");
  const run = (program: string, ...args: string[]): boolean => {
    const command = isRoot
      ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", join(bin, program)]
      : [join(bin, program)];
    return spawnSync(command[0] ?? "", [...command.slice(1), ...args], { stdio: "ignore", cwd: folder }).status === 0;
  };
  const passwordFile = join(folder, "password");
  if (password !== undefined) writeFileSync(passwordFile, password);
  const access = password === undefined ? ["trust"] : ["scram-sha-256", "--pwfile", passwordFile];
  if (!run("initdb", "-D", data, "-U", "casebridge", "--no-locale", "-E", "UTF8", "-A", ...access)) return without("initdb failed");
  const port = await freePort();
  const start = (): boolean =>
    run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", `-p ${port} -h 127.0.0.1 -k ${folder}`, "start");
  if (!start()) return without("it did not start");
  return {
    url: `postgres://casebridge@127.0.0.1:${port}/postgres`,
    crash: () => run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"),
    start,
    stop: async () => {
      run("pg_ctl", "-D", data, "-w", "-m", "fast", "stop");
      rmSync(folder, { recursive: true });
    },
  };
}

function without(reason: string): RunningPostgres {
  console.warn(`interop: PostgreSQL: ${reason}; its tests are skipped`);
  return { url: "", crash: () => {}, start: () => {}, stop: async () => {} };
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
