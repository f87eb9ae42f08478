// The command line with its outbox in a PostgreSQL that asks for a password: queued on one host, looked after on another, sent by workers.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { casebridgeAsync, type Run, temporaryFolder } from "../cli/run.ts";
import { startPostgres } from "../counterparts/postgres.ts";
import { openDestination } from "../delivery/destination.ts";

const LETTER = "A 61-year-old man was diagnosed with adenocarcinoma of the sigmoid colon in May 2019. He received six cycles of FOLFOX.\n";
const PASSWORD = "Canary/of the:database";

describe.skipIf(inject("postgres") === "")("the command line with its outbox in PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    database = await startPostgres(PASSWORD);
  });
  afterAll(() => database.stop());

  /** A converted letter, keys, a destinations file that names the outbox "shared", and a file for PGPASSFILE. */
  async function prepared(baseUrl: string): Promise<string> {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "letter.txt"), LETTER);
    await casebridgeAsync(["convert", "letter.txt", "--document-id", folder], folder);
    await casebridgeAsync(["outbox", "new-key", "--keys", "keys"], folder);
    writeFileSync(join(folder, "password"), `${PASSWORD}\n`);
    writeFileSync(join(folder, "pgpass"), `*:*:*:casebridge:${PASSWORD.replaceAll(":", "\\:")}\n`, { mode: 0o600 });
    const there = { baseUrl, kind: "repository", allowPrivateAddress: true };
    const shared = { postgres: database.url, password: { file: "password" }, keys: { file: "keys" } };
    writeFileSync(join(folder, "destinations.json"), JSON.stringify({ destinations: { there }, outboxes: { shared } }));
    return folder;
  }

  it("queues, lists, shows, exports, skips, redrives and sends, by the name of the outbox", async () => {
    await using test = await openDestination();
    const folder = await prepared(test.to.baseUrl);
    const box = (...args: string[]): Promise<Run> => casebridgeAsync([...args, "--outbox", "shared"], folder);
    const push = () => box("push", "out/letter", "--to", "there", "--queue-only");
    expect(await push()).toMatchObject({ code: 0, stdout: expect.stringContaining("1 queued, 0 as they were") });
    expect((await push()).stdout).toContain("0 queued, 1 as they were");
    const listed = await box("outbox", "ls");
    const id = /^\S{36}/.exec(listed.stdout)?.[0] ?? "";
    expect(listed.stdout).toMatch(/queued +there .*\n1 queued/);
    expect((await box("outbox", "show", id)).stdout).toContain("1 Patient");
    expect(await box("outbox", "export", id, "--out", "body.json")).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(join(folder, "body.json"), "utf8"))).toMatchObject({ resourceType: "Bundle" });
    expect(await box("outbox", "backup", "--out", "copy")).toMatchObject({ code: 2, stderr: expect.stringContaining("pg_dump") });

    test.misbehave(({ method }) => (method === "POST" ? { kind: "answer", status: 422 } : undefined));
    expect(await box("drain")).toMatchObject({ code: 7, stdout: expect.stringContaining("1 given up") });
    test.misbehave(() => undefined);
    expect((await box("outbox", "redrive")).stdout).toContain("1 back in the queue");
    expect(await box("drain", "--to", "there")).toMatchObject({ code: 0, stdout: expect.stringContaining("1 delivered") });
    expect(test.repository.search("Patient", {}).total).toBe(1);
    expect(await box("outbox", "skip", id)).toMatchObject({ code: 2 });
    expect((await box("outbox", "ls", "--state", "done")).stdout).toMatch(/done +there/);
  });

  it("takes the password from the file of PGPASSFILE, and says in words that a wrong one is refused, without repeating it", async () => {
    const folder = await prepared("http://127.0.0.1:9/fhir");
    const args = ["outbox", "ls", "--outbox", database.url, "--keys", "keys"];
    const wrong = await casebridgeAsync(args, folder, { PGPASSWORD: "Canary-wrong" });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining("password authentication failed") });
    expect(wrong.stderr).not.toContain("Canary");
    expect(await casebridgeAsync(args, folder, { PGPASSFILE: join(folder, "pgpass") })).toMatchObject({ code: 0 });
  });

  it("a watch queues into it and a worker beside it sends; both end when asked to", async () => {
    await using test = await openDestination();
    const folder = await prepared(test.to.baseUrl);
    expect(await casebridgeAsync(["watch", ".", "--to", "there", "--outbox", "shared"], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--state"),
    });
    const start = (...args: string[]): ChildProcess => {
      const child = spawn(process.execPath, [resolve("src/cli/main.ts"), ...args, "--outbox", "shared"], { cwd: folder });
      onTestFinished(() => void child.kill("SIGKILL"));
      return child;
    };
    const worker = start("drain", "--stay");
    const watching = start("watch", ".", "--to", "there", "--state", "state");
    let said = "";
    for (const child of [worker, watching]) child.stdout?.on("data", (text) => (said += text));
    for (let i = 0; i < 900 && !/ done: /.test(said); i++) await new Promise((next) => setTimeout(next, 100));
    expect(said).toMatch(/ done: /);
    for (const child of [worker, watching]) {
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      expect(await ended).toBe(0);
    }
    expect(test.repository.search("Patient", {}).total).toBe(1);
  });
});
