import { request as httpRequest } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { RequestLog } from "../../src/server/app.ts";
import { diagnosticsOf, serve } from "./serve.ts";

const lines: RequestLog[] = [];
const served = serve({ limits: { maxBodyBytes: 200_000 }, log: (line) => lines.push(line) });

describe("the gate", () => {
  it.each([
    ["bad JSON", '{"resourceType":', {}, 400, "not valid JSON"],
    ["a wrong content type", "<Patient/>", { "content-type": "application/xml" }, 415, "Content-Type"],
    ["a body over the limit", `"${"a".repeat(200_001)}"`, {}, 413, "too large"],
    ["a depth of 101", `${"[".repeat(101)}${"]".repeat(101)}`, {}, 400, "deeper"],
    ["a member that pollutes prototypes", '{"resourceType":"Patient","__proto__":{"a":1}}', {}, 400, "member name"],
    ["an unknown encoding", "{}", { "content-encoding": "zstd-maybe" }, 415, "Content-Encoding"],
  ])("refuses %s with an OperationOutcome", async (_, body, headers, status, words) => {
    const answer = await served.ask("POST", "/Patient", body, headers);
    expect(answer.status).toBe(status);
    expect(diagnosticsOf(answer.body)).toContain(words);
  });

  it("counts a compressed body as large as it becomes", async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000, 0x20));
    const response = await fetch(`${served.url()}/Patient`, {
      method: "POST",
      headers: { "content-type": "application/fhir+json", "content-encoding": "gzip" },
      body: bomb,
    });
    expect(response.status).toBe(413);
  });

  it("takes a body in gzip", async () => {
    const response = await fetch(`${served.url()}/Patient`, {
      method: "POST",
      headers: { "content-type": "application/fhir+json", "content-encoding": "gzip" },
      body: gzipSync('{"resourceType":"Patient"}'),
    });
    expect(response.status).toBe(201);
  });

  it("refuses bytes that are no UTF-8", async () => {
    const response = await fetch(`${served.url()}/Patient`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    expect([response.status, diagnosticsOf((await response.json()) as never)]).toEqual([400, "The body is not UTF-8."]);
  });
});

describe("headers", () => {
  it("security headers are on every answer, errors included, and nothing names the software", async () => {
    for (const path of ["/metadata", "/Nope", "/Patient/none"]) {
      const { headers } = await served.ask("GET", path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-powered-by")).toBeNull();
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("XML alone is not acceptable; FHIR JSON, JSON and anything are", async () => {
    const status = async (accept: string): Promise<number> => (await served.ask("GET", "/metadata", undefined, { accept })).status;
    expect([await status("application/fhir+xml"), await status("application/fhir+json"), await status("*/*")]).toEqual([406, 200, 200]);
  });

  it("a request for another host name is refused, so that no web page reaches the endpoint by a name of its own", async () => {
    const { port } = new URL(served.url());
    const status = await new Promise((resolve) => {
      httpRequest({ host: "127.0.0.1", port, path: "/fhir/metadata", headers: { host: "evil.example" } }, (r) =>
        resolve(r.statusCode),
      ).end();
    });
    expect(status).toBe(421);
  });
});

describe("logs", () => {
  it("hold the route, never an id, a search value or a body", async () => {
    lines.length = 0;
    await served.ask("GET", "/Patient/Canary-1?identifier=Canary-2");
    await served.ask("GET", "/Canary-3");
    await served.ask("PUT", "/Patient/Canary-4", { resourceType: "Patient", id: "Canary-4", name: [{ text: "Canary-5" }] });
    expect(lines.map((line) => [line.method, line.route, line.status])).toEqual([
      ["GET", "/fhir/Patient/{id}", 404],
      ["GET", "/fhir/{id}", 404],
      ["PUT", "/fhir/Patient/{id}", 201],
    ]);
    expect(JSON.stringify(lines)).not.toContain("Canary");
  });
});
