// Medplum's batch engine as a destination: it gives the ids, takes eight entries in a transaction with conditions, and compares nothing itself.
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, Condition, Resource } from "@medplum/fhirtypes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import type { Destination } from "../../src/delivery/destinations.ts";
import type { Learnt } from "../../src/delivery/learnt.ts";
import { readBack } from "../../src/delivery/read-back.ts";
import { heldBy } from "../../src/delivery/record.ts";
import type { DeliveryReport } from "../../src/delivery/report.ts";
import { type RunningMedplum, startMedplum } from "../counterparts/medplum.ts";
import { patientBundle } from "../delivery/destination.ts";
import { narrativesOf, openConverter } from "./narratives.ts";

let medplum: RunningMedplum;
beforeAll(async () => {
  medplum = await startMedplum();
});
afterAll(() => medplum[Symbol.asyncDispose]());

let known: Learnt = {};
const memory = {
  known: () => known,
  learn: async (more: Learnt) => {
    known = { ...known, ...more };
  },
};
const to = (): Destination => ({
  name: "medplum",
  baseUrl: medplum.url,
  kind: "repository",
  allowPrivateAddress: true,
  timeoutMs: 60_000,
  memory,
});
const outside = { fetch, clock: () => new Date(), random: Math.random };
const errors = (report: DeliveryReport) => report.issues.filter((issue) => issue.severity === "error");

describe("Medplum's batch engine", () => {
  it("gets sixty resources in parts of no more than eight, which it has taught; the second push sends nothing", async () => {
    const first = await deliverBundle(patientBundle(), to(), outside);
    expect([first.created, errors(first)]).toEqual([60, []]);
    expect(Math.max(...medplum.taken)).toBeLessThanOrEqual(8);
    expect(known.maxEntries).toBeLessThanOrEqual(8);
    const before = medplum.taken.length;
    const second = await deliverBundle(patientBundle(58, "neoplasm", "2026-02-02T00:00:00Z"), to(), outside);
    expect([second.created, second.updated, second.unchanged, medplum.taken.length]).toEqual([0, 0, 60, before]);
  });

  it("keeps our identifiers as they are and every reference resolved", async () => {
    const { entry = [] } = (await medplum.repository.search({ resourceType: "Condition", count: 1000 })) as Bundle;
    expect(entry.length).toBe(58);
    const text = JSON.stringify(entry.map(({ resource }) => resource as Resource));
    expect(text.match(/"value":"urn:uuid:00000000-0000-5000-8000-/g)).toHaveLength(58);
    expect(text.match(/"reference":"Patient\//g)).toHaveLength(58);
  });

  it("gets what changed alone, under the id that it gave", async () => {
    const report = await deliverBundle(patientBundle(58, "other", "2026-03-03T00:00:00Z"), to(), outside);
    expect([report.updated, report.unchanged, errors(report)]).toEqual([1, 58, []]);
  });

  it("withdraws a fact under its identifier, so that it is found again", async () => {
    const first = await deliverBundle(patientBundle(58, "other"), to(), outside);
    const report = await deliverBundle(patientBundle(57, "other"), to(), outside, { holdings: heldBy(first.entries) });
    expect([report.withdrawn, errors(report)]).toEqual([1, []]);
    const again = await deliverBundle(patientBundle(57, "other"), to(), outside, { holdings: heldBy(first.entries) });
    expect([again.withdrawn, again.created, again.updated]).toEqual([0, 0, 0]);
    const all = (await medplum.repository.search<Condition>({ resourceType: "Condition", count: 1000 })).entry ?? [];
    expect(all.filter(({ resource }) => JSON.stringify(resource?.identifier).includes("urn:uuid:00000000-0000-5000-8000-"))).toHaveLength(
      58,
    );
  });

  const shared = join(import.meta.dirname, "../../../shared/narratives");
  it.skipIf(!existsSync(shared) && process.env["CI"] === undefined)(
    "the article and the development set, converted and pushed twice: the second push creates and updates nothing",
    async () => {
      const convert = openConverter();
      for (const path of narrativesOf(shared)) {
        // A store of its own for each narrative: the engine looks through all it holds for every identifier.
        await using own = await startMedplum();
        const there = { ...to(), baseUrl: own.url };
        const first: DeliveryReport[] = [];
        for (const bundle of convert(path, "2026-11-01T00:00:00Z")) {
          const report = await deliverBundle(bundle, there, outside);
          expect([path, errors(report), (await readBack(bundle, report, there, outside)).missing]).toEqual([path, [], []]);
          first.push(report);
        }
        const taken = own.taken.length;
        const second: DeliveryReport[] = [];
        for (const bundle of convert(path, "2026-12-01T00:00:00Z")) second.push(await deliverBundle(bundle, there, outside));
        expect([path, second.map((r) => r.created + r.updated), own.taken.length]).toEqual([path, second.map(() => 0), taken]);
      }
    },
  );
});
