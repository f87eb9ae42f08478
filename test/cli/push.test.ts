import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { casebridge, casebridgeAsync, temporaryFolder } from "./run.ts";

const LETTER = "A 61-year-old man was diagnosed with adenocarcinoma of the sigmoid colon in May 2019. He received six cycles of FOLFOX.\n";

let server: ChildProcess;
let url = "";

beforeAll(async () => {
  server = spawn(process.execPath, [resolve("src/cli/main.ts"), "serve", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  url = await new Promise((found) => server.stdout!.on("data", (text) => found(/http:\/\/\S+/.exec(String(text))![0])));
});
afterAll(() => void server.kill());

/** A converted letter and a destinations file that names the endpoint. */
function prepared(options: { readonly baseUrl?: string; readonly kind?: string; readonly patient?: boolean } = {}): string {
  const folder = temporaryFolder();
  const letter = LETTER.replace("61", String(40 + Math.floor(folder.length % 50)));
  casebridge(
    ["convert", "-", "--out", folder, "--document-id", folder, ...(options.patient ? ["--patient", `urn:oid:1.2|${folder}`] : [])],
    { input: letter },
  );
  const there = { baseUrl: options.baseUrl ?? url, kind: options.kind ?? "repository", allowPrivateAddress: true };
  writeFileSync(join(folder, "destinations.json"), JSON.stringify({ destinations: { there } }));
  return folder;
}
const push = (folder: string, ...args: string[]) => casebridgeAsync(["push", "stdin", "--to", "there", ...args], folder);

describe("push", () => {
  test("creates everything once and nothing the second time", async () => {
    const folder = prepared();
    const first = await push(folder);
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/[1-9]\d* created, 0 updated, 0 unchanged/) });
    expect(await push(folder)).toMatchObject({ code: 0, stdout: expect.stringMatching(/: 0 created, 0 updated, [1-9]\d* unchanged/) });
  });

  test("says beforehand what it would write, and writes nothing", async () => {
    const folder = prepared();
    expect((await push(folder, "--dry-run")).stdout).toMatch(/create +Patient\//);
    expect((await push(folder)).stdout).toMatch(/[1-9]\d* created/);
    expect((await push(folder, "--dry-run")).stdout).not.toMatch(/create /);
  });

  test("reads back what it delivered", async () => {
    expect((await push(prepared(), "--read-back")).stdout).toMatch(/read back [1-9]\d*, 0 missing, 0 changed/);
  });

  test("goes through a durable outbox, sealed with keys that lie elsewhere", async () => {
    const folder = prepared();
    const keys = join(folder, "keys");
    const box = ["--outbox", "box", "--keys", keys];
    expect(await push(folder, ...box)).toMatchObject({ code: 2, stderr: expect.stringContaining("new-key") });
    await casebridgeAsync(["outbox", "new-key", "--keys", keys], folder);
    expect(await push(folder, ...box)).toMatchObject({ code: 0, stdout: expect.stringContaining("1 delivered, 0 to be tried again") });
    expect((await push(folder, ...box)).stdout).toContain("0 queued, 1 as they were");
    // A plan is a plan, with an outbox too.
    expect((await push(folder, "--dry-run", ...box)).stdout).toMatch(/keep +Patient\//);
    const listed = await casebridgeAsync(["outbox", "ls", ...box], folder);
    expect(listed.stdout).toMatch(/done +there .*\n.*1 done/);
    expect(readFileSync(join(folder, "box/outbox.sqlite")).includes("sigmoid")).toBe(false);
  });

  test("refuses words that do not go together before anything is read", async () => {
    const folder = prepared();
    expect(await push(folder, "--queue-only")).toMatchObject({ code: 2, stderr: expect.stringContaining("--outbox") });
    expect(await push(folder, "--bring-back", "--outbox", "box")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--bring-back"),
    });
  });

  test("does not send a bundle with errors, and says where they are", async () => {
    const folder = prepared();
    const path = join(folder, "stdin/1.bundle.json");
    const bundle = JSON.parse(readFileSync(path, "utf8"));
    bundle.entry.find((e: { resource: { resourceType: string } }) => e.resource.resourceType === "Patient").resource.gender = "woman";
    writeFileSync(path, JSON.stringify(bundle));
    expect(await push(folder)).toMatchObject({ code: 5, stderr: expect.stringMatching(/not sent[\s\S]*gender/) });
  });

  test("does not send a bundle without a given patient to an EHR, and names the way out", async () => {
    expect(await push(prepared({ kind: "ehr" }))).toMatchObject({ code: 7, stderr: expect.stringMatching(/--patient|identifier/) });
    expect(await push(prepared({ kind: "ehr", patient: true }))).toMatchObject({ code: 0 });
  });

  test("refuses a name that no operator has registered", async () => {
    const folder = prepared();
    expect(await casebridgeAsync(["push", "stdin", "--to", "elsewhere"], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("It has: there"),
    });
  });
});

describe("push ends in words where the destination is no good", () => {
  async function serverThat(answers: (send: (status: number, type: string, body: string) => void) => void): Promise<string> {
    const bad: Server = createServer((_, response) =>
      answers((status, type, body) => response.writeHead(status, { "content-type": type }).end(body)),
    ).listen(0, "127.0.0.1");
    onTestFinished(() => void bad.close());
    await new Promise((ready) => bad.once("listening", ready));
    return `http://127.0.0.1:${(bad.address() as AddressInfo).port}/fhir`;
  }

  test("nobody listens", async () => {
    expect(await push(prepared({ baseUrl: "http://127.0.0.1:9/fhir" }))).toMatchObject({
      code: 7,
      stderr: expect.stringContaining("unreachable"),
    });
  });
  test("it answers with HTML", async () => {
    const baseUrl = await serverThat((send) => send(200, "text/html", "<html><body>Log in</body></html>"));
    expect(await push(prepared({ baseUrl }))).toMatchObject({ code: 7, stderr: expect.stringContaining("not-fhir") });
  });
  test("it answers with 401", async () => {
    const baseUrl = await serverThat((send) => send(401, "application/json", "{}"));
    expect(await push(prepared({ baseUrl }))).toMatchObject({ code: 7, stderr: expect.stringMatching(/401|forbidden/) });
  });
});

describe("probe", () => {
  test("tells what the endpoint can do and keeps what the self-test saw", async () => {
    const folder = prepared();
    const run = await casebridgeAsync(["probe", "there", "--self-test"], folder);
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining("isAtomic: true (seen)") });
    expect(JSON.parse(readFileSync(join(folder, "destinations.learnt.json"), "utf8"))).toMatchObject({ there: { isAtomic: true } });
  });
});

describe("watch", () => {
  test("converts and delivers a narrative that appears, and a changed one again", async () => {
    const folder = prepared();
    await casebridgeAsync(["outbox", "new-key", "--keys", "keys"], folder);
    writeFileSync(join(folder, "letter.txt"), LETTER);
    const watching = spawn(
      process.execPath,
      [resolve("src/cli/main.ts"), "watch", ".", "--to", "there", "--outbox", "box", "--keys", "keys"],
      { cwd: folder },
    );
    onTestFinished(() => void watching.kill("SIGKILL"));
    let said = "";
    watching.stdout.on("data", (text) => (said += text));
    const until = async (pattern: RegExp) => {
      for (let i = 0; i < 300 && !pattern.test(said); i++) await new Promise((next) => setTimeout(next, 100));
      expect(said).toMatch(pattern);
    };
    await until(/done: [1-9]\d* created/);
    said = "";
    writeFileSync(join(folder, "letter.txt"), LETTER.replace("six cycles", "eight cycles"));
    await until(/done: \d+ created, [1-9]\d* updated/);
    watching.kill("SIGTERM");
    expect(await new Promise((ended) => watching.once("exit", ended))).toBe(0);
  });
});
