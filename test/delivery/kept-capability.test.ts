import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { readDestinations } from "../../src/delivery/destinations.ts";
import type { Outside } from "../../src/delivery/outside.ts";
import { probeDestination } from "../../src/delivery/probe.ts";
import { type Fault, openDestination, patientBundle, type Seen } from "./destination.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
let files = 0;

/** A destination that is read from a file anew by every process. */
async function open() {
  const test = await openDestination();
  const path = join(root, `destinations-${files++}.json`);
  const { baseUrl, kind } = test.to;
  writeFileSync(path, JSON.stringify({ destinations: { test: { baseUrl, kind, allowPrivateAddress: true } } }));
  const asked = (): number => test.seen.filter((seen) => seen.path === "/metadata").length;
  const process = async () => (await readDestinations(path)).destinations.get("test") ?? test.to;
  const later = (ms: number): Outside => ({ ...test.outside, clock: () => new Date(test.outside.clock().getTime() + ms) });
  return { test, asked, process, later, [Symbol.asyncDispose]: () => test[Symbol.asyncDispose]() };
}
const without =
  (statement: object) =>
  (seen: Seen): Fault | undefined =>
    seen.path === "/metadata" ? { kind: "answer", status: 200, body: JSON.stringify(statement) } : undefined;
const NO_TRANSACTION = {
  resourceType: "CapabilityStatement",
  fhirVersion: "4.0.1",
  rest: [{ mode: "server", resource: [{ type: "Patient" }] }],
};

describe("what a destination says it can do", () => {
  it("is read once for many processes, again after a day, and by every probe", async () => {
    await using opened = await open();
    const { test, asked, process, later } = opened;
    expect((await deliverBundle(patientBundle(2), await process(), test.outside)).created).toBe(4);
    expect((await deliverBundle(patientBundle(2), await process(), later(3_600_000))).unchanged).toBe(4);
    expect(asked()).toBe(1);
    await probeDestination(await process(), test.outside);
    expect(asked()).toBe(2);
    await deliverBundle(patientBundle(2), await process(), later(90_000_000));
    expect(asked()).toBe(3);
  });

  it("is read again before a bundle is refused because of what it said yesterday", async () => {
    await using opened = await open();
    const { test, asked, process } = opened;
    test.misbehave(without(NO_TRANSACTION));
    expect((await deliverBundle(patientBundle(2), await process(), test.outside)).remedy).toBe("fix-destination");
    test.misbehave(() => undefined);
    const before = asked();
    expect((await deliverBundle(patientBundle(2), await process(), test.outside)).created).toBe(4);
    expect(asked()).toBe(before + 1);
  });

  it("of another address is not taken for this one's", async () => {
    await using first = await open();
    await using second = await open();
    const kept = await first.process();
    await deliverBundle(patientBundle(2), kept, first.test.outside);
    await deliverBundle(patientBundle(2), { ...kept, baseUrl: second.test.to.baseUrl }, second.test.outside);
    expect(second.asked()).toBe(1);
  });
});
