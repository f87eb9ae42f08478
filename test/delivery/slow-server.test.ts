// A server that becomes slow and recovers, in rounds of a clock of its own: everything that is in flight when a round ends took as long as the
// round says, however long the machine took for it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { afterAll, expect, it } from "vitest";
import { drainOutbox } from "../../src/delivery/drain.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { metadata } from "../../src/server/metadata.ts";
import { makeKeyring } from "../../src/store/keyring.ts";
import { openRepository } from "../../src/store/repository.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { revision } from "./revisions.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));

const statement = metadata({ repository: openRepository(), baseUrl: "", clock: () => new Date(), newId: () => "" }).body;
const fhir = (body: unknown): Response => new Response(JSON.stringify(body), { headers: { "content-type": "application/fhir+json" } });
const taken = (body: string): Response => {
  const entry = (JSON.parse(body) as Bundle).entry?.map(({ request }) => ({
    response: { status: "201 Created", location: `${request?.url}/_history/1` },
  }));
  return fhir({ resourceType: "Bundle", type: "transaction-response", entry });
};

/** `roundMs`: how long the answers of a round take, by the number of transactions before it. */
function openServer(roundMs: (answered: number) => number) {
  let now = 0;
  let answered = 0;
  let waiting: (() => void)[] = [];
  const rounds: { readonly answered: number; readonly inFlight: number }[] = [];
  const turn = setInterval(() => {
    if (waiting.length === 0) return;
    now += roundMs(answered);
    rounds.push({ answered, inFlight: waiting.length });
    answered += waiting.length;
    for (const answer of waiting.splice(0)) answer();
  }, 15);
  const serve: typeof fetch = async (_, init) => {
    if (init?.method !== "POST") return fhir(statement);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return taken(String(init.body));
  };
  const close = (): void => {
    clearInterval(turn);
    waiting = [];
  };
  return { fetch: serve, stopwatch: () => now, rounds, close };
}

it("when a server takes twice as long, fewer bundles are in flight, and more again when it recovers", async () => {
  const SLOW_FROM = 100;
  const SLOW_UNTIL = 150;
  const server = openServer((answered) => (answered >= SLOW_FROM && answered < SLOW_UNTIL ? 600 : 300));
  const outbox = openSqliteOutbox({ folder: join(root, "outbox"), keyring: makeKeyring([["k", Buffer.alloc(32)]]) });
  await queueBundles(
    Array.from({ length: 320 }, (_, patient) => revision(patient, 1)),
    "test",
    outbox,
  );
  const to = { name: "test", baseUrl: "http://127.0.0.1/fhir", kind: "repository", allowPrivateAddress: true } as const;
  const outside = { fetch: server.fetch, clock: () => new Date(), random: () => 0.5, stopwatch: server.stopwatch };
  const drained = await drainOutbox({ outbox, destinations: new Map([["test", to]]), outside, concurrency: 8, startWith: 8 });
  server.close();
  await outbox.close();
  expect(drained.delivered).toBe(320);
  const most = (from: number, until: number): number =>
    Math.max(...server.rounds.filter((round) => round.answered >= from && round.answered < until).map((round) => round.inFlight));
  const [before, slow, after] = [most(0, SLOW_FROM), most(SLOW_UNTIL - 15, SLOW_UNTIL), most(SLOW_UNTIL + 100, 320)];
  expect(before).toBeGreaterThan(4);
  expect(slow).toBeLessThan(before);
  expect(after).toBeGreaterThan(slow);
});
