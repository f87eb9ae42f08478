import type { Bundle, BundleEntry, Condition, OperationOutcome, Patient } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { condition, diagnosticsOf, serve, transaction } from "./serve.ts";

const served = serve();
const post = (bundle: Bundle) => served.ask("POST", "", bundle);
const put = (resource: BundleEntry["resource"] & object): BundleEntry => ({
  fullUrl: `urn:uuid:${resource.id}`,
  resource,
  request: { method: "PUT", url: `${resource.resourceType}/${resource.id}` },
});
const patient = (id: string): Patient & { id: string } => ({ resourceType: "Patient", id });
const create = (value: string): BundleEntry => ({
  fullUrl: `urn:uuid:${value}`,
  resource: { resourceType: "Patient", identifier: [{ system: "urn:tx", value }] },
  request: { method: "POST", url: "Patient", ifNoneExist: `identifier=urn:tx|${value}` },
});

describe("a transaction", () => {
  it("takes 500 entries, rewrites urn:uuid references in any order, and answers each by position", async () => {
    const conditions = Array.from({ length: 499 }, (_, i) => put(condition(`big-${i}`, "urn:uuid:big")));
    const { status, body } = await post(transaction(...conditions, put(patient("big"))));
    const answer = body as Bundle;
    expect([status, answer.type, answer.entry?.length]).toEqual([200, "transaction-response", 500]);
    expect(answer.entry?.[3]?.response).toMatchObject({ status: "201 Created", location: "Condition/big-3/_history/1", etag: 'W/"1"' });
    const stored = (await served.ask("GET", "/Condition/big-7")).body as Condition;
    expect(stored.subject.reference).toBe("Patient/big");
  });

  it("the second time changes nothing: 200 and the same versions", async () => {
    const bundle = transaction(put(patient("twice")), put(condition("twice-c", "urn:uuid:twice")));
    await post(bundle);
    const again = (await post(bundle)).body as Bundle;
    expect(again.entry?.map((e) => [e.response?.status, e.response?.etag])).toEqual([
      ["200 OK", 'W/"1"'],
      ["200 OK", 'W/"1"'],
    ]);
  });

  it.each<[string, BundleEntry, number]>([
    ["a wrong id", { resource: patient("x"), request: { method: "PUT", url: "Patient/y" } }, 400],
    ["an unknown type", { resource: { resourceType: "Nope" } as never, request: { method: "POST", url: "Nope" } }, 404],
    ["a stale version", { resource: patient("z"), request: { method: "PUT", url: "Patient/z", ifMatch: 'W/"4"' } }, 412],
    ["a reference to nothing", put(condition("dangling", "urn:uuid:00000000-0000-4000-8000-000000000000")), 400],
    ["no request", { resource: patient("z") }, 400],
    ["a DELETE", { request: { method: "DELETE", url: "Patient/z" } }, 400],
  ])("with %s at its end stores nothing at all and says which entry it was", async (_, bad, status) => {
    const good = Array.from({ length: 59 }, (_, i) => put(condition(`rolled-back-${i}`, "Patient/p")));
    const answer = await post(transaction(...good, bad));
    expect(answer.status).toBe(status);
    expect((answer.body as OperationOutcome).issue[0]?.expression?.[0]).toMatch(/^Bundle\.entry\[59\]/);
    expect((await served.ask("GET", "/Condition/rolled-back-0")).status).toBe(404);
    expect(served.repository().search("Condition", { patients: ["Patient/p"] }).total).toBe(0);
  });

  it("takes forty conditional creates, and the second time finds all of them", async () => {
    const bundle = transaction(...Array.from({ length: 40 }, (_, i) => create(`many-${i}`)));
    const first = (await post(bundle)).body as Bundle;
    const second = (await post(bundle)).body as Bundle;
    expect(new Set(first.entry?.map((e) => e.response?.status))).toEqual(new Set(["201 Created"]));
    expect(new Set(second.entry?.map((e) => e.response?.status))).toEqual(new Set(["200 OK"]));
    expect(second.entry?.map((e) => e.response?.location)).toEqual(first.entry?.map((e) => e.response?.location));
  });

  it("references to a conditional create lead to the resource that was there before", async () => {
    await post(transaction(create("linked")));
    const there = served.repository().search("Patient", { identifiers: [{ system: "urn:tx", value: "linked" }] }).resources[0];
    await post(transaction(put(condition("linking", "urn:uuid:linked")), create("linked")));
    expect((served.repository().read("Condition", "linking") as Condition).subject.reference).toBe(`Patient/${there?.id}`);
    await post(transaction(put(condition("linking-2", "Patient?identifier=urn:tx|linked"))));
    expect((served.repository().read("Condition", "linking-2") as Condition).subject.reference).toBe(`Patient/${there?.id}`);
  });

  it.each<[string, BundleEntry, BundleEntry]>([
    ["the same resource", put(patient("dup")), { ...put(patient("dup")), fullUrl: "urn:uuid:other" }],
    ["the same fullUrl", put(patient("dup-a")), { ...put(patient("dup-b")), fullUrl: "urn:uuid:dup-a" }],
    ["the same condition", create("dup"), { ...create("dup"), fullUrl: "urn:uuid:other" }],
  ])("refuses %s twice", async (_, one, other) => {
    const answer = await post(transaction(one, other));
    expect(answer.status).toBe(400);
    expect(diagnosticsOf(answer.body)).toContain("same identity");
    expect((await served.ask("GET", "/Patient/dup")).status).toBe(404);
  });

  it("a text that only looks like a reference is left alone", async () => {
    const note = [{ text: "see urn:uuid:noted" }];
    await post(transaction(put({ ...condition("noted-c", "urn:uuid:noted"), note } as Condition & { id: string }), put(patient("noted"))));
    expect((served.repository().read("Condition", "noted-c") as Condition).note).toEqual(note);
  });
});

describe("a batch", () => {
  it("settles each entry alone: a bad one has its own status and outcome", async () => {
    const read: BundleEntry = { request: { method: "GET", url: "Patient/batched" } };
    const bad: BundleEntry = { resource: patient("a"), request: { method: "PUT", url: "Patient/b" } };
    const answer = (await post({ resourceType: "Bundle", type: "batch", entry: [put(patient("batched")), bad, read] })).body as Bundle;
    expect(answer.type).toBe("batch-response");
    expect(answer.entry?.map((e) => e.response?.status)).toEqual(["201 Created", "400 Bad Request", "200 OK"]);
    expect(answer.entry?.[1]?.response?.outcome?.resourceType).toBe("OperationOutcome");
    expect(answer.entry?.[2]?.resource?.id).toBe("batched");
  });
});
