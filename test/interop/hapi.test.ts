// HAPI FHIR JPA as the destination: what is counted is counted there, by its own history.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bundle, Condition, Resource } from "@medplum/fhirtypes";
import { describe, expect, inject, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import type { Destination } from "../../src/delivery/destinations.ts";
import { drainOutbox } from "../../src/delivery/drain.ts";
import { probeDestination } from "../../src/delivery/probe.ts";
import { queueBundles } from "../../src/delivery/queue.ts";
import { readBack } from "../../src/delivery/read-back.ts";
import { heldBy } from "../../src/delivery/record.ts";
import type { DeliveryReport } from "../../src/delivery/report.ts";
import { makeKeyring } from "../../src/store/keyring.ts";
import { openSqliteOutbox } from "../../src/store/sqlite-outbox.ts";
import { patientBundle } from "../delivery/destination.ts";
import { revisedCondition, revision } from "../delivery/revisions.ts";
import { narrativesOf, openConverter } from "./narratives.ts";

const url = inject("hapi");
const to = (more: Partial<Destination> = {}): Destination => ({
  name: "hapi",
  baseUrl: url,
  kind: "repository",
  allowPrivateAddress: true,
  timeoutMs: 60_000,
  ...more,
});
const outside = { fetch, clock: () => new Date(), random: Math.random };

/** Versions at HAPI of all that a report names, read one by one: its `_history` count is cached and would not show a new one. */
async function versions(report: DeliveryReport): Promise<number> {
  let sum = 0;
  for (const { resource } of report.entries) {
    const there = (await (await fetch(`${url}/${resource}`, { headers: { "cache-control": "no-cache" } })).json()) as Resource;
    sum += Number(there.meta?.versionId);
  }
  return sum;
}

/** Own ids for each test and each run, so that tests do not meet on a server that is used again. */
const RUN = randomBytes(2).toString("hex").slice(0, 3);
const ownText = (text: string, digit: string): string => text.replaceAll("-5000-8", `-5${RUN}-${digit}`);
const own = (bundle: Bundle, digit: string): Bundle =>
  JSON.parse(ownText(JSON.stringify(bundle), digit).replaceAll(/"P(\d+)"/g, `"P$1-${RUN}-${digit}"`)) as Bundle;

describe.skipIf(url === "")("HAPI FHIR JPA", () => {
  it.each([
    ["upsert-by-id", "9"],
    ["conditional", "a"],
  ] as const)("by %s: the second push makes no version, a change makes one for itself and its Provenance", async (strategy, digit) => {
    const first = await deliverBundle(own(patientBundle(), digit), to({ strategy }), outside);
    expect([first.created, first.issues.map((i) => i.code)]).toEqual([60, ["delivered"]]);
    expect(await versions(first)).toBe(60);
    const second = await deliverBundle(own(patientBundle(58, "neoplasm", "2026-02-02T00:00:00Z"), digit), to({ strategy }), outside);
    expect([second.created, second.updated, second.unchanged, await versions(first)]).toEqual([0, 0, 60, 60]);
    const third = await deliverBundle(own(patientBundle(58, "other", "2026-03-03T00:00:00Z"), digit), to({ strategy }), outside);
    expect([third.updated + third.created, (await versions(third)) + third.created]).toEqual([2, 62]);
  });

  it("chooses our ids by itself, although HAPI does not say updateCreate", async () => {
    const report = await deliverBundle(own(patientBundle(1), "b"), to(), outside);
    expect(report.entries[1]?.resource).toBe(`Condition/${ownText("00000000-0000-5000-8000-000000000001", "b")}`);
  });

  it("takes every example of mCODE 4.0.0, changes nothing in it, and the second push makes no version", async () => {
    const folder = "node_modules/hl7.fhir.us.mcode/example";
    const resources = readdirSync(folder)
      .filter((name) => name.endsWith(".json") && !/^(?:Bundle|package)/.test(name) && !name.startsWith("."))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Resource)
      .filter((resource) => resource.resourceType !== "Bundle" && resource.id !== undefined);
    const entry = resources.map((resource) => ({ fullUrl: `http://example.org/${resource.resourceType}/${resource.id}`, resource }));
    const bundle: Bundle = { resourceType: "Bundle", type: "collection", entry };
    const first = await deliverBundle(bundle, to(), outside);
    expect([first.created + first.unchanged, first.failed]).toEqual([resources.length, []]);
    const back = await readBack(bundle, first, to(), outside);
    expect([back.read, back.issues]).toEqual([resources.length, []]);
    const second = await deliverBundle(bundle, to(), outside);
    expect([second.created, second.updated, await versions(first)]).toEqual([0, 0, resources.length]);
  });

  it("eight pushes at the same time store every resource once", async () => {
    const reports = await Promise.all(Array.from({ length: 8 }, () => deliverBundle(own(patientBundle(10), "c"), to(), outside)));
    expect(reports.flatMap((r) => r.issues).filter((i) => i.severity === "error")).toEqual([]);
    const history = (await (
      await fetch(`${url}/Condition/${ownText("00000000-0000-5000-8000-000000000001", "c")}/_history`)
    ).json()) as Bundle;
    expect(history.total).toBe(1);
  });

  it("refuses a bundle with a bad code as a whole, and says where", async () => {
    const bundle = own(patientBundle(3), "d");
    const bad = bundle.entry?.map((e) =>
      e.resource?.resourceType === "Patient" ? { ...e, resource: { ...e.resource, gender: "none" } } : e,
    ) as NonNullable<Bundle["entry"]>;
    const report = await deliverBundle({ ...bundle, entry: bad }, to(), outside);
    expect([report.created, report.issues[0]?.code, report.remedy]).toEqual([0, "rejected", "fix-bundle"]);
    expect((await fetch(`${url}/Condition/${ownText("00000000-0000-5000-8000-000000000001", "d")}`)).status).toBe(404);
  });

  it("a fact that disappears is marked entered-in-error there", async () => {
    const first = await deliverBundle(own(patientBundle(3), "e"), to(), outside);
    const report = await deliverBundle(own(patientBundle(2), "e"), to(), outside, { holdings: heldBy(first.entries) });
    expect(report.withdrawn).toBe(1);
    const there = (await (await fetch(`${url}/Condition/${ownText("00000000-0000-5000-8000-000000000003", "e")}`)).json()) as Condition;
    expect(there.verificationStatus?.coding?.[0]?.code).toBe("entered-in-error");
  });

  it("takes a bundle in closed parts and compressed, and the second push makes no version", async () => {
    const small = to({ maxEntries: 7, gzip: true });
    const first = await deliverBundle(own(patientBundle(30), "1"), small, outside);
    expect([first.created, first.issues.map((i) => i.code), await versions(first)]).toEqual([32, ["delivered"], 32]);
    const second = await deliverBundle(own(patientBundle(30, "neoplasm", "2026-02-02T00:00:00Z"), "1"), small, outside);
    expect([second.created, second.updated, await versions(first)]).toEqual([0, 0, 32]);
  });

  it("a resource that somebody deleted there is not brought back by what was queued later", async () => {
    const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
    const outbox = openSqliteOutbox({ folder, keyring: makeKeyring([["k", Buffer.alloc(32)]]) });
    const drain = () => drainOutbox({ outbox, destinations: new Map([["hapi", to()]]), outside });
    await queueBundles([own(revision(8, 1), "2")], "hapi", outbox);
    expect(await drain()).toMatchObject({ delivered: 1 });
    const place = `${url}/Provenance/${ownText("00000000-0000-5000-8000-000800000999", "2")}`;
    const condition = `${url}/Condition/${ownText(revisedCondition(8), "2")}`;
    await fetch(place, { method: "DELETE" });
    expect((await fetch(condition, { method: "DELETE" })).status).toBe(200);
    await queueBundles([own(revision(8, 2), "2")], "hapi", outbox);
    expect(await drain()).toMatchObject({ delivered: 0, dead: 1 });
    expect((await outbox.list({ states: ["dead"] }))[0]?.lastReason).toContain("Somebody deleted");
    expect((await fetch(condition)).status).toBe(410);
    await outbox.close();
    rmSync(folder, { recursive: true });
    // Nor by a direct push, which has no record and asks.
    const direct = await deliverBundle(own(revision(8, 2), "2"), to(), outside);
    expect([direct.remedy, direct.failed.map(({ status }) => status)]).toEqual(["fix-bundle", [410, 410]]);
    expect((await fetch(condition)).status).toBe(410);
    const wanted = await deliverBundle(own(revision(8, 2), "2"), to(), outside, { bringBack: true });
    expect([wanted.remedy, (await fetch(condition)).status]).toEqual([undefined, 200]);
  });

  it("the outbox delivers every revision of six patients once and in order", async () => {
    const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
    const outbox = openSqliteOutbox({ folder, keyring: makeKeyring([["k", Buffer.alloc(32)]]) });
    for (let n = 1; n <= 4; n++)
      await queueBundles(
        [0, 1, 2, 3, 4, 5].map((patient) => own(revision(patient, n), "f")),
        "hapi",
        outbox,
      );
    const drained = await drainOutbox({ outbox, destinations: new Map([["hapi", to()]]), outside });
    expect(drained).toMatchObject({ delivered: 24, dead: 0 });
    for (let patient = 0; patient < 6; patient++) {
      const id = ownText(revisedCondition(patient), "f");
      const history = (await (await fetch(`${url}/Condition/${id}/_history`)).json()) as Bundle;
      expect(history.entry?.map((e) => (e.resource as Condition).code?.text)).toEqual([
        "revision 4",
        "revision 3",
        "revision 2",
        "revision 1",
      ]);
    }
    await outbox.close();
    rmSync(folder, { recursive: true });
  });

  it("the probe learns what HAPI really does", async () => {
    const probe = await probeDestination(to(), outside, { selfTest: true });
    expect(probe.issues.filter((i) => i.severity === "error")).toEqual([]);
    expect(probe.learnt).toEqual({ takesOurIds: true, isAtomic: true, keepsVersion: true, checksIfMatch: true });
  });

  const shared = join(import.meta.dirname, "../../../shared/narratives");
  it.skipIf(!existsSync(shared) && process.env["CI"] === undefined)(
    "the article and the development set, converted and pushed twice: the second push makes no version",
    async () => {
      const convert = openConverter();
      for (const path of narrativesOf(shared)) {
        const first: DeliveryReport[] = [];
        for (const bundle of convert(path, "2026-11-01T00:00:00Z")) first.push(await deliverBundle(bundle, to(), outside));
        expect([path, first.flatMap((report) => report.issues).filter((i) => i.severity === "error")]).toEqual([path, []]);
        const before = await Promise.all(first.map(versions));
        const second: DeliveryReport[] = [];
        for (const bundle of convert(path, "2026-12-01T00:00:00Z")) second.push(await deliverBundle(bundle, to(), outside));
        expect([path, second.map((r) => r.created + r.updated), await Promise.all(second.map(versions))]).toEqual([
          path,
          second.map(() => 0),
          before,
        ]);
      }
    },
  );
});
