import { describe, expect, it } from "vitest";
import { hasErrors } from "../../src/base/issue.ts";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { countStored, type Fault, openDestination, patientBundle } from "./destination.ts";

const isPost = ({ method }: { method: string }): boolean => method === "POST";
const HTML: Fault = { kind: "answer", status: 200, body: "<html><title>Welcome</title></html>", headers: { "content-type": "text/html" } };
const outcome = (diagnostics: string, expression: string): string =>
  JSON.stringify({
    resourceType: "OperationOutcome",
    issue: [{ severity: "error", code: "invalid", diagnostics, expression: [expression] }],
  });

describe("trouble that passes", () => {
  it.each<[string, Fault]>([
    ["a connection that breaks before the server has stored anything", { kind: "reset-before" }],
    ["a connection that breaks after the server has stored everything", { kind: "reset-after" }],
    ["an answer that is cut off after the server has stored everything", { kind: "cut-off-after" }],
    ["a gateway that gives up", { kind: "answer", status: 504 }],
    ["an overloaded server", { kind: "answer", status: 503 }],
    ["an internal error", { kind: "answer", status: 500, body: "<html>oops</html>" }],
    ["a conflict", { kind: "answer", status: 409 }],
  ])("%s: everything arrives once and is counted as created", async (_, fault) => {
    await using test = await openDestination();
    test.misbehave((seen, nth) => (isPost(seen) && nth === 1 ? fault : undefined));
    const report = await deliverBundle(patientBundle(), test.to, test.outside);
    expect([report.created, report.updated, report.unchanged, hasErrors(report.issues)]).toEqual([60, 0, 0, false]);
    expect(countStored(test.repository)).toEqual({ resources: 60, extraVersions: 0 });
    expect(test.waits).toEqual([500]);
  });

  it.each([
    ["seconds", { "retry-after": "7" }, 7000],
    ["an HTTP date", { "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
    ["milliseconds of its own", { "x-ms-retry-after-ms": "1234" }, 1234],
  ])("429 with Retry-After as %s is waited for as asked", async (_, headers, ms) => {
    await using test = await openDestination();
    test.misbehave((seen, nth) => (isPost(seen) && nth === 1 ? { kind: "answer", status: 429, headers } : undefined));
    expect((await deliverBundle(patientBundle(3), test.to, test.outside)).created).toBe(5);
    expect(test.waits).toEqual([ms]);
  });

  it("waits grow and then end: a server that stays broken is not asked for ever", async () => {
    await using test = await openDestination();
    test.misbehave((seen) => (isPost(seen) ? { kind: "reset-before" } : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect(report.issues[0]).toMatchObject({ severity: "error", code: "unreachable" });
    expect(test.waits).toEqual([500, 1000, 2000, 4000]);
    expect(countStored(test.repository).resources).toBe(0);
  });

  it("an answer for fewer entries than were sent is not believed: the destination is asked again", async () => {
    await using test = await openDestination();
    const body = JSON.stringify({ resourceType: "Bundle", type: "transaction-response", entry: [{ response: { status: "201" } }] });
    test.misbehave((seen, nth) => (isPost(seen) && nth === 1 ? { kind: "answer", status: 200, body } : undefined));
    expect((await deliverBundle(patientBundle(3), test.to, test.outside)).created).toBe(5);
    expect(countStored(test.repository).resources).toBe(5);
  });

  it("a 429 hidden inside a 200 is repeated for what was not stored", async () => {
    await using test = await openDestination();
    const entry = Array.from({ length: 5 }, () => ({ response: { status: "429 Too Many Requests" } }));
    const body = JSON.stringify({ resourceType: "Bundle", type: "batch-response", entry });
    test.misbehave((seen, nth) => (isPost(seen) && nth === 1 ? { kind: "answer", status: 200, body } : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect([report.created, report.failed.length]).toEqual([5, 0]);
  });
});

describe("trouble that stays", () => {
  it.each<[string, Fault, string, RegExp]>([
    ["a web page instead of FHIR", HTML, "not-fhir", /Is baseUrl the FHIR base URL/],
    ["JSON that is no FHIR", { kind: "answer", status: 200, body: '{"hello": 1}' }, "not-fhir", /baseUrl/],
    ["unknown credentials", { kind: "answer", status: 401 }, "forbidden", /headers/],
    ["missing permission", { kind: "answer", status: 403 }, "forbidden", /operator/],
    ["a redirect", { kind: "answer", status: 302, headers: { location: "http://127.0.0.1:1/" } }, "not-fhir", /redirects/],
    ["no such page", { kind: "answer", status: 404, body: "<html>", headers: { "content-type": "text/html" } }, "not-fhir", /baseUrl/],
    ["silence", { kind: "silent" }, "unreachable", /timeoutMs/],
  ])("%s at the first question: said with place and advice, nothing sent", async (_, fault, code, advice) => {
    await using test = await openDestination({ timeoutMs: 100 });
    test.misbehave(() => fault);
    const { issues, failed, created } = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect(issues[0]).toMatchObject({ severity: "error", code });
    expect(issues[0]?.message).toContain(test.to.baseUrl);
    expect(issues[0]?.message).toMatch(advice);
    expect([created, failed.length, test.seen.some(isPost)]).toEqual([0, 0, false]);
  });

  it("a refused transaction names the refused entry with the server's reason, and is not repeated", async () => {
    await using test = await openDestination();
    const body = outcome("code not in value set", "Bundle.entry[2].resource.code");
    test.misbehave((seen) => (isPost(seen) ? { kind: "answer", status: 422, body } : undefined));
    const report = await deliverBundle(patientBundle(3), test.to, test.outside);
    expect(report.issues[0]?.code).toBe("rejected");
    expect(report.failed).toMatchObject([{ resource: "Condition/00000000-0000-5000-8000-000000000002", status: 422 }]);
    expect(test.seen.filter(isPost)).toHaveLength(1);
    expect(test.waits).toEqual([]);
  });

  it("a web page as the answer to the transaction is an error, not a success", async () => {
    await using test = await openDestination();
    test.misbehave((seen) => (isPost(seen) ? HTML : undefined));
    expect((await deliverBundle(patientBundle(3), test.to, test.outside)).issues[0]?.code).toBe("not-fhir");
  });

  it("nobody listening, and a host that does not exist", async () => {
    await using test = await openDestination();
    const closed = await openDestination();
    await closed[Symbol.asyncDispose]();
    const nobody = await deliverBundle(patientBundle(1), closed.to, test.outside);
    expect(nobody.issues[0]?.message).toMatch(/Is the server running/);
    const nowhere = await deliverBundle(patientBundle(1), { ...test.to, baseUrl: "https://no-such-host.invalid/fhir" }, test.outside);
    expect(nowhere.issues[0]?.message).toMatch(/host name is not known/);
  });

  it("a server without transactions gets nothing", async () => {
    await using test = await openDestination();
    const statement = {
      resourceType: "CapabilityStatement",
      fhirVersion: "4.0.1",
      rest: [{ mode: "server", resource: [{ type: "Patient" }] }],
    };
    test.misbehave((seen) => (seen.path === "/metadata" ? { kind: "answer", status: 200, body: JSON.stringify(statement) } : undefined));
    const report = await deliverBundle(patientBundle(1), test.to, test.outside);
    expect(report.issues[0]).toMatchObject({ code: "not-supported", message: expect.stringContaining("transactions") });
    expect(test.seen.some(isPost)).toBe(false);
  });

  it("no message holds a header value or a word of a resource", async () => {
    await using test = await openDestination({ headers: { authorization: "Bearer Canary-secret" } });
    for (const status of [400, 401, 403, 404, 409, 413, 422, 429, 500]) {
      test.misbehave((seen) => (isPost(seen) ? { kind: "answer", status } : undefined));
      const report = await deliverBundle(patientBundle(2, "Canary neoplasm"), test.to, test.outside);
      expect(JSON.stringify(report), String(status)).not.toContain("Canary");
      expect(hasErrors(report.issues)).toBe(true);
    }
  });
});
