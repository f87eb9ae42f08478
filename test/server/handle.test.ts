import type { Bundle, CapabilityStatement, OperationOutcome, Patient, Resource } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { condition, diagnosticsOf, serve } from "./serve.ts";

const served = serve({
  validate: (resource) => ({
    resourceType: "OperationOutcome",
    issue: [{ severity: "information", code: "informational", diagnostics: resource.resourceType }],
  }),
});
const patient = (id: string, value = id): Patient => ({ resourceType: "Patient", id, identifier: [{ system: "urn:test", value }] });

describe("metadata", () => {
  it("names what is done: transactions, client ids, conditional writes, $validate", async () => {
    const { status, body } = await served.ask("GET", "/metadata");
    const statement = body as CapabilityStatement;
    expect([status, statement.resourceType, statement.fhirVersion]).toEqual([200, "CapabilityStatement", "4.0.1"]);
    expect(statement.rest?.[0]?.interaction?.map((i) => i.code)).toEqual(["transaction", "batch"]);
    const structure = statement.rest?.[0]?.resource?.find((r) => r.type === "BodyStructure");
    expect(structure?.searchParam?.map((p) => p.name)).toEqual(["_id", "identifier", "patient"]);
    expect([structure?.updateCreate, structure?.conditionalCreate, structure?.conditionalUpdate]).toEqual([true, true, true]);
  });

  it("every search parameter that it names is answered, for every type", async () => {
    const statement = (await served.ask("GET", "/metadata")).body as CapabilityStatement;
    for (const { type, searchParam } of statement.rest?.[0]?.resource ?? []) {
      const query = searchParam?.map((p) => `${p.name}=none`).join("&");
      expect((await served.ask("GET", `/${type}?${query}`)).status, `${type}?${query}`).toBe(200);
    }
  });
});

describe("instances", () => {
  it("a client id is created with 201, ETag, Last-Modified and Location, and read back", async () => {
    const put = await served.ask("PUT", "/Patient/p1", patient("p1"));
    expect([put.status, put.headers.get("etag"), put.headers.get("location")]).toEqual([
      201,
      'W/"1"',
      `${served.url()}/Patient/p1/_history/1`,
    ]);
    expect(Number.isNaN(Date.parse(put.headers.get("last-modified") ?? ""))).toBe(false);
    const got = await served.ask("GET", "/Patient/p1");
    expect((got.body as Patient).identifier).toEqual([{ system: "urn:test", value: "p1" }]);
    expect((got.body as Patient).meta?.versionId).toBe("1");
  });

  it("an identical PUT keeps its version, whatever the order of keys and the server's own meta", async () => {
    await served.ask("PUT", "/Patient/p2", { ...patient("p2"), gender: "female" });
    const again = await served.ask("PUT", "/Patient/p2", {
      gender: "female",
      ...patient("p2"),
      meta: { versionId: "7", lastUpdated: "2020-01-01T00:00:00Z" },
    });
    expect([again.status, again.headers.get("etag")]).toEqual([200, 'W/"1"']);
    const changed = await served.ask("PUT", "/Patient/p2", patient("p2"));
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, 'W/"2"']);
    expect(((await served.ask("GET", "/Patient/p2/_history/1")).body as Patient).gender).toBe("female");
    expect(((await served.ask("GET", "/Patient/p2/_history")).body as Bundle).total).toBe(2);
  });

  it("If-Match with another version is refused with 412 and changes nothing", async () => {
    await served.ask("PUT", "/Patient/p3", patient("p3"));
    const stale = await served.ask("PUT", "/Patient/p3", { ...patient("p3"), gender: "male" }, { "if-match": 'W/"9"' });
    expect(stale.status).toBe(412);
    expect((await served.ask("PUT", "/Patient/p3", { ...patient("p3"), gender: "male" }, { "if-match": 'W/"1"' })).status).toBe(200);
    expect((await served.ask("PUT", "/Patient/p3x", patient("p3x"), { "if-match": 'W/"1"' })).status).toBe(412);
  });

  it("a GET with the known ETag answers 304", async () => {
    await served.ask("PUT", "/Patient/p4", patient("p4"));
    expect((await served.ask("GET", "/Patient/p4", undefined, { "if-none-match": 'W/"1"' })).status).toBe(304);
    expect((await served.ask("GET", "/Patient/p4", undefined, { "if-none-match": 'W/"2"' })).status).toBe(200);
  });

  it("If-None-Exist creates once, then answers what is there; several matches are 412", async () => {
    const { resourceType, identifier } = patient("", "once");
    const ask = () => served.ask("POST", "/Patient", { resourceType, identifier }, { "if-none-exist": "identifier=urn:test|once" });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect((second.body as Patient).id).toBe((first.body as Patient).id);
    await served.ask("POST", "/Patient", { resourceType, identifier });
    expect((await ask()).status).toBe(412);
    expect((await served.ask("POST", "/Patient", { resourceType }, { "if-none-exist": "name=x" })).status).toBe(400);
  });

  it("a conditional update creates, then updates the one match", async () => {
    const { resourceType, identifier } = patient("", "cond");
    const ask = (gender: string) => served.ask("PUT", "/Patient?identifier=urn:test|cond", { resourceType, identifier, gender });
    expect([(await ask("male")).status, (await ask("male")).headers.get("etag"), (await ask("female")).headers.get("etag")]).toEqual([
      201,
      'W/"1"',
      'W/"2"',
    ]);
  });

  it("Prefer: return=minimal answers without a body", async () => {
    const put = await served.ask("PUT", "/Patient/p5", patient("p5"), { prefer: "return=minimal" });
    expect([put.status, put.text]).toEqual([201, ""]);
  });
});

describe("search", () => {
  it("finds by _id, by identifier with and without system, by patient and subject, and by nothing else", async () => {
    await served.ask("PUT", "/Patient/s1", patient("s1", "S,1"));
    await served.ask("PUT", "/Condition/c1", condition("c1", "Patient/s1"));
    await served.ask("PUT", "/Condition/c2", condition("c2", "Patient/s2"));
    const ids = async (path: string): Promise<unknown> =>
      ((await served.ask("GET", path)).body as Bundle).entry?.map((e) => e.resource?.id);
    expect(await ids("/Condition?_id=c1,c2,none")).toEqual(["c1", "c2"]);
    expect(await ids("/Patient?identifier=urn:test|S\\,1")).toEqual(["s1"]);
    expect(await ids("/Patient?identifier=S\\,1")).toEqual(["s1"]);
    expect(await ids("/Patient?identifier=|S\\,1")).toEqual([]);
    expect(await ids("/Condition?patient=s1")).toEqual(["c1"]);
    expect(await ids("/Condition?subject=Patient/s2")).toEqual(["c2"]);
    expect((await served.ask("GET", "/Condition?code=x")).status).toBe(400);
    expect((await served.ask("GET", "/Condition?patient=")).status).toBe(400);
  });

  it("pages by _count with the total and a next link that leads to the rest", async () => {
    for (let i = 0; i < 5; i++) await served.ask("PUT", `/Condition/page${i}`, condition(`page${i}`, "Patient/paged"));
    const first = (await served.ask("GET", "/Condition?patient=paged&_count=3")).body as Bundle;
    expect([first.total, first.entry?.length]).toEqual([5, 3]);
    const next = first.link?.find((l) => l.relation === "next")?.url ?? "";
    const rest = (await (await fetch(next)).json()) as Bundle;
    expect(rest.entry?.map((e) => e.resource?.id)).toEqual(["page3", "page4"]);
    expect(rest.link?.some((l) => l.relation === "next")).toBe(false);
  });

  it("POST _search keeps the parameters out of the URL", async () => {
    const found = await served.ask("POST", "/Condition/_search", "patient=paged&_count=1", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect([found.status, (found.body as Bundle).total]).toEqual([200, 5]);
  });
});

describe("refusals are OperationOutcomes without a stack and without the input", () => {
  const canary = "Zebulon Quartermain";
  it.each([
    ["GET", "/Patient/none", undefined, 404],
    ["GET", "/Nope", undefined, 404],
    ["GET", "/Nope/1", undefined, 404],
    ["DELETE", "/Patient/p1", undefined, 405],
    ["PATCH", "/Patient/p1", { a: 1 }, 405],
    ["POST", "/Patient", `{"resourceType": "Patient", "${canary}`, 400],
    ["POST", "/Patient", "[]", 400],
    ["POST", "/Patient", { resourceType: "Condition", code: { text: canary } }, 400],
    ["PUT", "/Patient/a", { resourceType: "Patient", id: "b" }, 400],
    ["PUT", "/Patient/a_b", { resourceType: "Patient", id: "a_b" }, 400],
    ["PUT", `/Patient/${"a".repeat(65)}`, { resourceType: "Patient", id: "a".repeat(65) }, 400],
    ["POST", "/", { resourceType: "Bundle", type: "collection" }, 400],
    ["POST", "/Patient/p1/$everything", {}, 404],
    ["GET", "/Patient/%ZZ", undefined, 400],
  ])("%s %s → %#", async (method, path, body, status) => {
    const answer = await served.ask(method, path, body);
    expect(answer.status).toBe(status);
    expect((answer.body as OperationOutcome).resourceType).toBe("OperationOutcome");
    expect(diagnosticsOf(answer.body).length).toBeGreaterThan(10);
    expect(answer.text).not.toContain(canary);
    expect(answer.text).not.toMatch(/\bat .*\.(?:ts|js):\d/);
  });
});

describe("$validate", () => {
  it("answers with the function handed in, for a resource alone and in Parameters", async () => {
    const resource: Resource = { resourceType: "Patient" };
    const alone = await served.ask("POST", "/Patient/$validate", resource);
    const wrapped = await served.ask("POST", "/$validate", { resourceType: "Parameters", parameter: [{ name: "resource", resource }] });
    expect([alone.status, diagnosticsOf(alone.body), diagnosticsOf(wrapped.body)]).toEqual([200, "Patient", "Patient"]);
    expect((await served.ask("POST", "/Condition/$validate", resource)).status).toBe(400);
  });
});
