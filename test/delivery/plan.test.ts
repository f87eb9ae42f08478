import { describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { planDelivery } from "../../src/delivery/plan.ts";
import { heldBy } from "../../src/delivery/record.ts";
import { countStored, openDestination, patientBundle } from "./destination.ts";

describe("planDelivery", () => {
  it("says what would be created, updated, kept and withdrawn, and writes nothing", async () => {
    await using test = await openDestination();
    const fresh = await planDelivery(patientBundle(4), test.to, test.outside);
    expect([fresh.strategy, new Set(fresh.writes.map((w) => w.action)), fresh.writes.length]).toEqual([
      "upsert-by-id",
      new Set(["create"]),
      6,
    ]);
    expect(countStored(test.repository).resources).toBe(0);

    const report = await deliverBundle(patientBundle(4), test.to, test.outside);
    const plan = await planDelivery(patientBundle(3, "other"), test.to, test.outside, { holdings: heldBy(report.entries) });
    const actions = plan.writes.map((w) => `${w.key.replace(/\/0.*0/, "/")} ${w.action}`);
    expect(actions).toEqual([
      "Patient/ keep",
      "Condition/1 update",
      "Condition/2 keep",
      "Condition/3 keep",
      "Provenance/999 update",
      "Condition/4 withdraw",
    ]);
    expect(test.seen.filter((s) => s.method === "POST")).toHaveLength(1);
  });

  it("says in how many transactions a large bundle would go, and names an unreachable server", async () => {
    await using test = await openDestination({ maxEntries: 3 });
    const { issues } = await planDelivery(patientBundle(4), test.to, test.outside);
    expect(issues.map((i) => [i.severity, i.message])).toEqual([["information", expect.stringContaining("2 transactions")]]);
    test.misbehave(() => ({ kind: "answer", status: 401 }));
    const refused = await planDelivery(patientBundle(4), test.to, test.outside);
    expect([refused.strategy, refused.writes, refused.issues[0]?.code]).toEqual([undefined, [], "forbidden"]);
  });

  it("names the profiles that the destination does not list", async () => {
    await using test = await openDestination();
    const bundle = patientBundle(1);
    const profile = ["https://casebridge.dev/fhir/StructureDefinition/cancer-patient"];
    const [first, ...rest] = bundle.entry ?? [];
    const claimed = { ...bundle, entry: [{ ...first, resource: { ...first?.resource, meta: { profile } } as never }, ...rest] };
    const plan = await planDelivery(claimed, test.to, test.outside);
    expect(plan.writes.map((w) => w.unlistedProfiles)).toEqual([profile, [], []]);
  });
});
