import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { readDestinations } from "../../src/delivery/destinations.ts";
import { saveLearnt } from "../../src/delivery/learnt.ts";
import { probeDestination } from "../../src/delivery/probe.ts";
import { openDestination, patientBundle } from "./destination.ts";

const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("probeDestination", () => {
  it("reads and writes nothing without leave", async () => {
    await using test = await openDestination();
    const probe = await probeDestination(test.to, test.outside);
    expect([probe.capability?.fhirVersion, probe.capability?.hasTransaction, probe.learnt, probe.smart]).toEqual([
      "4.0.1",
      true,
      undefined,
      undefined,
    ]);
    expect(test.seen.every((s) => s.method === "GET")).toBe(true);
  });

  it("finds out by trying what the endpoint does, and a second probe leaves nothing new", async () => {
    await using test = await openDestination();
    const probe = await probeDestination(test.to, test.outside, { selfTest: true });
    expect(probe.learnt).toEqual({ takesOurIds: true, isAtomic: true, keepsVersion: true, checksIfMatch: true });
    await probeDestination(test.to, test.outside, { selfTest: true });
    const left = test.repository.search("Basic", {});
    expect([left.total, left.resources[0]?.meta?.versionId]).toEqual([1, "1"]);
  });

  it("reads the SMART configuration where there is one", async () => {
    await using test = await openDestination();
    const body = JSON.stringify({
      token_endpoint: "https://auth.example.org/token",
      capabilities: ["client-confidential-asymmetric"],
      token_endpoint_auth_signing_alg_values_supported: ["ES384"],
    });
    test.misbehave((seen) => (seen.path.startsWith("/.well-known") ? { kind: "answer", status: 200, body } : undefined));
    expect((await probeDestination(test.to, test.outside)).smart).toEqual({
      tokenEndpoint: "https://auth.example.org/token",
      capabilities: ["client-confidential-asymmetric"],
      algorithms: ["ES384"],
    });
  });

  it("what was learnt is kept beside the destinations file and goes before what the server says", async () => {
    await using test = await openDestination();
    const path = join(folder, "destinations.json");
    writeFileSync(
      path,
      JSON.stringify({ destinations: { test: { baseUrl: test.to.baseUrl, kind: "repository", allowPrivateAddress: true } } }),
    );
    await saveLearnt(path, "test", { takesOurIds: false });
    const learnt = (await readDestinations(path)).destinations.get("test");
    expect(learnt?.learnt).toEqual({ takesOurIds: false });
    await deliverBundle(patientBundle(1), learnt ?? test.to, test.outside);
    const [condition] = test.repository.search("Condition", {}).resources;
    expect(condition?.id).not.toBe("00000000-0000-5000-8000-000000000001");
    const half = await deliverBundle(patientBundle(1), { ...test.to, learnt: { isAtomic: false } }, test.outside);
    expect(half.issues[0]?.code).toBe("not-supported");
  });
});
