// A sender with nothing to do must not work: for every look into the outbox that finds nothing it sleeps, and every sleep is a real one. Time here
// passes only by sleeping, so that a loop that turns without it never ends and is caught by the count of looks.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { drainOutbox } from "../../src/delivery/drain.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { pause, waitForRetry } from "../../src/delivery/waiting.ts";
import { makeKeyring } from "../../src/store/keyring.ts";
import type { Outbox } from "../../src/store/outbox.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { type Fault, openDestination, type Seen } from "./destination.ts";
import { revision } from "./revisions.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const START = Date.parse("2026-01-01T00:00:00Z");
const HOUR = 3_600_000;

interface Idle {
  readonly looks: number;
  readonly requests: number;
  readonly sleeps: readonly number[];
}

/** Sends for so long, by its own clock; `random` 0 is the shortest jitter there is. */
async function sendFor(
  ms: number,
  fault: (seen: Seen) => Fault | undefined,
  prepare: (outbox: Outbox) => Promise<void> = async () => {},
): Promise<Idle> {
  await using test = await openDestination();
  test.misbehave(fault);
  let now = START;
  const clock = () => new Date(now);
  const outbox = openSqliteOutbox({ folder: join(root, String(folders++)), keyring: makeKeyring([["k", Buffer.alloc(32)]]), clock });
  await queueBundles([revision(1, 1), revision(1, 2), revision(2, 1)], "test", outbox);
  await prepare(outbox);
  let looks = 0;
  const stop = new AbortController();
  const counting: Outbox = {
    ...outbox,
    lease: (options) => {
      looks++;
      if (looks > 100_000) stop.abort();
      return outbox.lease(options);
    },
  };
  const sleeps: number[] = [];
  const sleep = async (time: number): Promise<void> => {
    sleeps.push(time);
    now += Math.max(time, 0);
    if (now >= START + ms) stop.abort();
  };
  const outside = { ...test.outside, clock, sleep, random: () => 0 };
  await drainOutbox({ outbox: counting, destinations: new Map([["test", test.to]]), outside, concurrency: 4, signal: stop.signal });
  await outbox.close();
  return { looks, requests: test.seen.length, sleeps };
}

const later = async (outbox: Outbox): Promise<void> => {
  for (const lease of await outbox.lease({ count: 9, leaseMs: 1_000 }))
    await outbox.settle(lease, { kind: "retry", notBefore: new Date(START + 24 * HOUR), reason: "unreachable: gone" });
};
const dead = async (outbox: Outbox): Promise<void> => {
  for (const lease of await outbox.lease({ count: 9, leaseMs: 1_000 }))
    await outbox.settle(lease, { kind: "dead", reason: "rejected: no" });
};
const heldByAnother = async (outbox: Outbox): Promise<void> => {
  await outbox.lease({ count: 9, leaseMs: 24 * HOUR });
};

describe("a sender with nothing to do", () => {
  it.each([
    ["everything waits behind what is due tomorrow", later],
    ["everything waits behind what is dead", dead],
    ["everything is in the hands of another sender", heldByAnother],
  ])("sleeps when %s", async (_, prepare) => {
    const { looks, requests, sleeps } = await sendFor(60_000, () => undefined, prepare);
    expect([looks, sleeps.length, requests]).toEqual([60, 60, 0]);
    expect(sleeps.every((ms) => ms >= 1_000)).toBe(true);
  });
});

const answer = (status: number, headers: Record<string, string> = {}): Fault => ({ kind: "answer", status, headers });

describe("a sender whose destination is sick", () => {
  it.each<[string, Fault]>([
    ["breaks every connection", { kind: "reset-before" }],
    ["is overloaded and asks for no time at all", answer(503, { "retry-after": "0" })],
    ["asks for a time that is none", answer(429, { "retry-after": "NaN" })],
    ["asks for a negative time", answer(429, { "retry-after": "-5" })],
    ["asks for a date in the past", answer(429, { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" })],
    ["asks to be left alone until the year 9999", answer(503, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })],
    ["fails inside", answer(500)],
    ["knows no credentials", answer(401)],
  ])("asks it seldom when it %s, even if jitter is the shortest", async (_, fault) => {
    const { looks, requests, sleeps } = await sendFor(HOUR, () => fault);
    expect(looks).toBeLessThanOrEqual(sleeps.length + 20);
    expect(requests).toBeLessThan(300);
    expect(requests).toBeGreaterThan(0);
  });

  it("one bundle that meets conflict after conflict is not sent again and again beside others that arrive", async () => {
    const conflict = ({ method, body }: Seen): Fault | undefined => (method === "POST" && body.includes('"P1"') ? answer(409) : undefined);
    const { looks, requests, sleeps } = await sendFor(HOUR, conflict);
    expect(looks).toBeLessThanOrEqual(sleeps.length + 30);
    expect(requests).toBeLessThan(400);
  });
});

describe("waiting", () => {
  it("never sets a timer that is too long for one, which would go off at once", async () => {
    const slept: number[] = [];
    const sleep = async (ms: number): Promise<void> => void slept.push(ms);
    await pause(2.5e14, { sleep });
    expect(slept).toEqual([2 ** 31 - 1]);
  });

  it("ends after its attempts and does not sleep through a long wish", async () => {
    const outside = { fetch, clock: () => new Date(START), random: () => 0, sleep: async () => {} };
    const again = (attempt: number, retryAfterMs = 0) => waitForRetry({ trouble: "throttled", retryAfterMs }, attempt, outside);
    expect(await Promise.all([again(1), again(4), again(5), again(1, 2.5e14)])).toEqual([true, true, false, false]);
  });
});
