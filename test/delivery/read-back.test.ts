import type { Condition } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { readBack } from "../../src/delivery/read-back.ts";
import { openDestination, patientBundle } from "./destination.ts";

describe.each(["upsert-by-id", "conditional"] as const)("readBack after delivery by %s", (strategy) => {
  it("finds everything and reports no loss", async () => {
    await using test = await openDestination({ strategy });
    const report = await deliverBundle(patientBundle(5), test.to, test.outside);
    const back = await readBack(patientBundle(5), report, test.to, test.outside);
    expect([back.read, back.missing, back.issues]).toEqual([7, [], []]);
  });

  it("says which element was lost or changed, by its path and without its value", async () => {
    await using test = await openDestination({ strategy });
    const report = await deliverBundle(patientBundle(2, "Canary"), test.to, test.outside);
    const [first, second] = test.repository.search("Condition", {}).resources as (Condition & { id: string })[];
    test.repository.update({ ...(first as Condition & { id: string }), code: { text: "something else" } });
    const { code: _, ...withoutCode } = second as Condition & { id: string };
    test.repository.update({ ...withoutCode, recorder: { display: "server" } });
    const back = await readBack(patientBundle(2, "Canary"), report, test.to, test.outside);
    expect(back.differences.map((d) => [d.lost, d.changed])).toEqual([
      [[], ["code.text"]],
      [["code"], []],
    ]);
    expect(back.differences[1]?.added).toContain("recorder");
    expect(back.issues.map((i) => i.severity)).toEqual(["warning", "warning"]);
    expect(JSON.stringify(back)).not.toMatch(/Canary|something else/);
  });
});

it("what was answered as stored and is not there is an error", async () => {
  await using test = await openDestination();
  const report = await deliverBundle(patientBundle(2), test.to, test.outside);
  const ghost = { ...report, entries: report.entries.map((e, i) => (i === 1 ? { ...e, resource: "Condition/ghost" } : e)) };
  const back = await readBack(patientBundle(2), ghost, test.to, test.outside);
  expect([back.missing.length, back.issues[0]?.severity, back.issues[0]?.code]).toEqual([1, "error", "not-found"]);
});
