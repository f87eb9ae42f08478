// The sender against every persona over real HTTP, with faults before and after the commit. What arrived is counted in the persona's own store by a
// process that knows nothing of what was sent.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle } from "@medplum/fhirtypes";
import { afterAll, describe, expect, it } from "vitest";
import type { Destination } from "../../src/delivery/destinations.ts";
import { drainOutbox } from "../../src/delivery/drain.ts";
import type { Learnt } from "../../src/delivery/learnt.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { makeKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox, type SqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { patientBundle } from "../delivery/destination.ts";
import { revision } from "../delivery/revisions.ts";
import type { Counted } from "./count.ts";
import type { Faults } from "./ehr.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(root, { recursive: true });
});

const FAULTS: Faults = { resetBefore: 0.03, resetAfter: 0.03, throttled: 0.03, broken: 0.02, html: 0.02, cutOff: 0.02, wrongCount: 0.02 };
const PATIENTS = 8;
const REVISIONS = 5;

async function open(persona: string, faults: Faults = FAULTS, more: Partial<Destination> = {}) {
  const path = join(root, `${persona}-${started.length}.sqlite`);
  const child = spawn(process.execPath, [join(import.meta.dirname, "ehr.ts"), persona, path, JSON.stringify(faults), "7"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const to: Destination = { name: persona, baseUrl: line.toString().trim(), kind: "repository", allowPrivateAddress: true, ...more };
  const outbox = openSqliteOutbox({
    folder: join(root, `outbox-${started.length}`),
    keyring: makeKeyring([["k", Buffer.alloc(32)]]),
    clock,
  });
  const count = (): Counted =>
    JSON.parse(spawnSync(process.execPath, [join(import.meta.dirname, "count.ts"), path]).stdout.toString()) as Counted;
  return { to, outbox, count };
}

// A clock that goes faster than the wall's, so that pauses of minutes are over at once.
let jumped = 0;
const clock = (): Date => new Date(Date.now() + jumped);
const outside = {
  fetch,
  clock,
  random: Math.random,
  sleep: async (ms: number) => {
    jumped += ms;
  },
};

/** Until nothing is left but what is dead. */
async function drainAll(outbox: SqliteOutbox, to: Destination): Promise<void> {
  for (let round = 0; round < 500; round++) {
    await drainOutbox({ outbox, destinations: new Map([[to.name, to]]), outside, concurrency: 4 });
    const lanesOpen = await outbox.list({ states: ["queued", "sending"] });
    const blocked = new Set((await outbox.list({ states: ["dead"] })).map((item) => item.patient));
    if (lanesOpen.every((item) => blocked.has(item.patient))) return;
    jumped += 600_000;
  }
  throw new Error("the outbox did not become empty");
}

const document = (patient: number): NonNullable<Bundle["entry"]>[number] => {
  const id = `00000000-0000-5000-8000-${String(patient).padStart(4, "0")}00000500`;
  const subject = { reference: `urn:uuid:00000000-0000-5000-8000-${String(patient).padStart(4, "0")}00000000` };
  return {
    fullUrl: `urn:uuid:${id}`,
    resource: {
      resourceType: "DocumentReference",
      id,
      status: "current",
      subject,
      content: [{ attachment: { contentType: "text/plain" } }],
    },
  };
};
const withDocument = (patient: number, n: number): Bundle => {
  const bundle = revision(patient, n);
  return { ...bundle, entry: [...(bundle.entry ?? []), document(patient)] };
};
const queueAll = async (outbox: SqliteOutbox, name: string): Promise<void> => {
  for (let n = 1; n <= REVISIONS; n++) {
    await queueBundles(
      Array.from({ length: PATIENTS }, (_, patient) => withDocument(patient, n)),
      name,
      outbox,
    );
  }
};
const expected = Array.from({ length: REVISIONS }, (_, i) => `revision ${i + 1}`);

describe("servers that take whole bundles", () => {
  it.each(["hapi", "azure", "medplum"])(
    "%s: every revision once and in order, nothing twice, no placeholder",
    async (persona) => {
      const { to, outbox, count } = await open(persona);
      await queueAll(outbox, persona);
      await drainAll(outbox, to);
      const counted = count();
      expect(await outbox.count()).toMatchObject({ dead: 0, done: PATIENTS * REVISIONS });
      expect([counted.duplicates, counted.placeholders, counted.conditions.length]).toEqual([0, 0, PATIENTS * 2]);
      const revised = counted.conditions.filter((c) => c.texts[0]?.startsWith("revision") === true);
      expect(revised.map((c) => c.texts)).toEqual(Array.from({ length: PATIENTS }, () => expected));
      await outbox.close();
    },
    120_000,
  );
});

/** A large narrative: nineteen findings that all change with each revision. */
function large(patient: number, n: number): Bundle {
  const four = String(patient).padStart(4, "0");
  const text = JSON.stringify(patientBundle(19))
    .replaceAll(/00000000-0000-5000-8000-0{4}(\d{8})/g, `00000000-0000-5000-8000-${four}$1`)
    .replaceAll('"P1"', `"P${patient}"`)
    .replaceAll(/"text":"[^"]+"/g, `"text":"revision ${n}"`);
  return JSON.parse(text) as Bundle;
}

describe("servers that take fewer entries than a bundle has", () => {
  it("medplum: in closed parts, learnt once, over a line that breaks: every revision of every finding once and in order", async () => {
    let known: Learnt = {};
    const memory = {
      known: () => known,
      learn: async (more: Learnt) => {
        known = { ...known, ...more };
      },
    };
    const { to, outbox, count } = await open("medplum", FAULTS, { memory });
    for (let n = 1; n <= 3; n++) {
      await queueBundles(
        [0, 1, 2, 3].map((patient) => large(patient, n)),
        "medplum",
        outbox,
      );
    }
    await drainAll(outbox, to);
    const counted = count();
    expect(await outbox.count()).toMatchObject({ dead: 0, done: 12 });
    expect(known.maxEntries).toBeLessThanOrEqual(8);
    expect([counted.duplicates, counted.placeholders, counted.conditions.length]).toEqual([0, 0, 4 * 19]);
    const expectedTexts = ["revision 1", "revision 2", "revision 3"];
    expect(counted.conditions.filter((c) => c.texts.join() !== expectedTexts.join())).toEqual([]);
    await outbox.close();
  }, 120_000);
});

describe("servers that only create", () => {
  it("oracle: created one by one, updated with If-Match, found again by identifier after an answer that never came", async () => {
    const { to, outbox, count } = await open("oracle");
    await queueAll(outbox, "oracle");
    await drainAll(outbox, to);
    const counted = count();
    expect(await outbox.count()).toMatchObject({ dead: 0, done: PATIENTS * REVISIONS });
    expect([counted.duplicates, counted.placeholders, counted.conditions.length, counted.documents]).toEqual([
      0,
      0,
      PATIENTS * 2,
      PATIENTS,
    ]);
    const revised = counted.conditions.filter((c) => c.texts[0]?.startsWith("revision") === true);
    // A repeated update after a lost answer is the same content under a new version at a server that does not compare.
    expect(revised.map((c) => [...new Set(c.texts)])).toEqual(Array.from({ length: PATIENTS }, () => expected));
    await outbox.close();
  }, 120_000);

  it("epic-like, not searchable: never twice; what nobody can know is given to a person, and stops its patient only", async () => {
    const { to, outbox, count } = await open("epic-like");
    await queueAll(outbox, "epic-like");
    await drainAll(outbox, to);
    const counted = count();
    const { dead, done } = await outbox.count();
    expect([counted.duplicates, counted.placeholders]).toEqual([0, 0]);
    const byIdentifier = Map.groupBy(counted.conditions, (c) => c.identifier);
    expect([...byIdentifier.values()].filter((same) => same.length > 1)).toEqual([]);
    const reasons = (await outbox.list({ states: ["dead"] })).map((item) => item.lastReason ?? "");
    expect(reasons.every((reason) => reason.includes("is not known, and it cannot be searched"))).toBe(true);
    expect(done).toBeGreaterThan(0);
    expect(new Set((await outbox.list({ states: ["dead"] })).map((item) => item.patient)).size).toBe(dead);
    await outbox.close();
  }, 120_000);

  it("documents: one document per patient with the facts inside, nothing else", async () => {
    const { to, outbox, count } = await open("documents", {});
    await queueAll(outbox, "documents");
    await drainAll(outbox, to);
    const counted = count();
    expect([counted.resources, counted.duplicates, counted.conditions.length]).toEqual([PATIENTS * 2, 0, 0]);
    await outbox.close();
  }, 60_000);

  it("an EHR without the patient gets nothing, and the message says the way out", async () => {
    const { to, outbox, count } = await open("oracle", {}, { kind: "ehr" });
    await queueBundles([withDocument(1, 1)], "oracle", outbox);
    await drainAll(outbox, to);
    expect(count().resources).toBe(0);
    expect((await outbox.list({ states: ["dead"] }))[0]?.lastReason).toContain("--patient");
    await outbox.close();
  });
});
