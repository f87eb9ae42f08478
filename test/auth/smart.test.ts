import { decodeJwt, decodeProtectedHeader } from "jose";
import { describe, expect, it } from "vitest";
import type { Granted } from "../../src/auth/credentials.ts";
import { addSigningKey, publicKeySet } from "../../src/auth/key-set.ts";
import { smartCredentials } from "../../src/auth/smart.ts";
import { call } from "../../src/delivery/http.ts";
import { openAuthorisationServer } from "./authorisation-server.ts";

const outside = { fetch, clock: () => new Date(), random: () => 0 };
const bearer = (granted: Granted): string => ("headers" in granted ? (granted.headers["authorization"] ?? "") : granted.problem);
const problem = (granted: Granted): string => ("problem" in granted ? granted.problem : "");

describe.each(["ES384", "RS384"] as const)("SMART Backend Services with %s", (algorithm) => {
  it("gets a token with the granted scope from a real authorisation server, once for many who ask at the same time", async () => {
    const keys = await addSigningKey(algorithm);
    await using server = await openAuthorisationServer(publicKeySet(keys));
    const credentials = smartCredentials({ baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/*.cruds" }, outside);
    const all = await Promise.all(Array.from({ length: 20 }, () => credentials.headers()));
    expect(new Set(all.map(bearer)).size).toBe(1);
    expect(decodeJwt(bearer(all[0] as Granted).slice(7))).toMatchObject({ scope: "system/*.cruds", aud: server.fhirBase });
    expect(server.requests.count).toBe(1);
    await credentials.headers();
    expect(server.requests.count).toBe(1);
  });
});

describe("SMART Backend Services", () => {
  it("the assertion says who and for whom, with a new jti each time and a short life", async () => {
    const keys = await addSigningKey("ES384");
    await using server = await openAuthorisationServer(publicKeySet(keys));
    const sent: string[] = [];
    const spy: typeof fetch = async (input, init) => {
      const body = init?.body;
      if (body instanceof URLSearchParams || typeof body === "string") sent.push(new URLSearchParams(body).get("client_assertion") ?? "");
      return fetch(input, init);
    };
    const credentials = smartCredentials(
      { baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/*.rs" },
      { ...outside, fetch: spy },
    );
    await credentials.headers();
    credentials.renew();
    await credentials.headers();
    const claims = sent.map((assertion) => decodeJwt(assertion));
    expect(decodeProtectedHeader(sent[0] ?? "")).toMatchObject({ alg: "ES384", typ: "JWT", kid: keys.keys[0]?.kid });
    expect(claims[0]).toMatchObject({ iss: "casebridge", sub: "casebridge", aud: server.tokenEndpoint });
    expect((claims[0]?.exp ?? 0) - (claims[0]?.iat ?? 0)).toBeLessThanOrEqual(300);
    expect(claims[0]?.jti).not.toBe(claims[1]?.jti);
  });

  it("a token is renewed shortly before it runs out", async () => {
    const keys = await addSigningKey("ES384");
    await using server = await openAuthorisationServer(publicKeySet(keys));
    let now = Date.now();
    const credentials = smartCredentials(
      { baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/*.rs" },
      { fetch, clock: () => new Date(now) },
    );
    await credentials.headers();
    now += 269_000;
    await credentials.headers();
    expect(server.requests.count).toBe(1);
    now += 2_000;
    await credentials.headers();
    expect(server.requests.count).toBe(2);
  });

  it("a 200 that grants less than was asked is refused, and says what is missing", async () => {
    const keys = await addSigningKey("ES384");
    await using server = await openAuthorisationServer(publicKeySet(keys), () => "system/Patient.rs");
    const credentials = smartCredentials(
      { baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/Patient.rs system/Condition.cruds" },
      outside,
    );
    expect(problem(await credentials.headers())).toContain("granted no system/Condition.cruds");
  });

  it("after a rotation the new key signs; a server that has only fetched the old one yet takes that, one that knows neither refuses", async () => {
    const old = await addSigningKey("ES384");
    const rotated = await addSigningKey("ES384", old);
    await using both = await openAuthorisationServer(publicKeySet(rotated));
    const client = { clientId: "casebridge", keys: rotated, scope: "system/*.rs" };
    expect(bearer(await smartCredentials({ ...client, baseUrl: both.fhirBase }, outside).headers())).toMatch(/^Bearer ey/);
    expect(both.requests.count).toBe(1);
    await using onlyOld = await openAuthorisationServer(publicKeySet(old));
    expect(bearer(await smartCredentials({ ...client, baseUrl: onlyOld.fhirBase }, outside).headers())).toMatch(/^Bearer ey/);
    expect(onlyOld.requests.count).toBe(2);
    await using neither = await openAuthorisationServer(publicKeySet(await addSigningKey("ES384")));
    expect(problem(await smartCredentials({ ...client, baseUrl: neither.fhirBase }, outside).headers())).toContain(
      "refused this client (invalid_client)",
    );
  });

  it("signs with the algorithm that the server names, although a newer key has another", async () => {
    const keys = await addSigningKey("ES384", await addSigningKey("RS384"));
    await using server = await openAuthorisationServer(publicKeySet(keys));
    const sent: string[] = [];
    const spy: typeof fetch = async (input, init) => {
      const body = init?.body;
      if (body instanceof URLSearchParams || typeof body === "string") sent.push(new URLSearchParams(body).get("client_assertion") ?? "");
      const answer = await fetch(input, init);
      if (!String(input).endsWith("smart-configuration")) return answer;
      return Response.json({ ...((await answer.json()) as object), token_endpoint_auth_signing_alg_values_supported: ["RS384"] });
    };
    const client = { baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/*.rs" };
    expect(bearer(await smartCredentials(client, { ...outside, fetch: spy }).headers())).toMatch(/^Bearer ey/);
    expect(sent.map((assertion) => decodeProtectedHeader(assertion).alg)).toEqual(["RS384"]);
  });

  it("a set without a usable key says so and asks nobody for a token", async () => {
    await using server = await openAuthorisationServer(publicKeySet(await addSigningKey("ES384")));
    const credentials = smartCredentials(
      { baseUrl: server.fhirBase, clientId: "casebridge", keys: { keys: [] }, scope: "system/*.rs" },
      outside,
    );
    expect([problem(await credentials.headers()), server.requests.count]).toEqual([
      expect.stringContaining("no private ES384 or RS384 key"),
      0,
    ]);
  });

  it("a server that refuses the token is asked once more with a new one", async () => {
    const keys = await addSigningKey("ES384");
    await using server = await openAuthorisationServer(publicKeySet(keys));
    const credentials = smartCredentials({ baseUrl: server.fhirBase, clientId: "casebridge", keys, scope: "system/*.rs" }, outside);
    const to = { name: "t", baseUrl: server.fhirBase, kind: "ehr", credentials } as const;
    server.revoked.add(bearer(await credentials.headers()).slice(7));
    const got = await call({ method: "GET", path: "metadata" }, to, outside);
    expect([got.kind === "answer" && got.status, server.requests.count]).toEqual([200, 2]);
  });

  it("an authorisation server that is away is a passing trouble; one without SMART configuration is not", async () => {
    const keys = await addSigningKey("ES384");
    const away = smartCredentials({ baseUrl: "http://127.0.0.1:1/fhir", clientId: "c", keys, scope: "system/*.rs" }, outside);
    expect(await away.headers()).toMatchObject({ isPassing: true });
    const none: typeof fetch = async () => new Response("", { status: 404 });
    const without = smartCredentials(
      { baseUrl: "https://fhir.example.org", clientId: "c", keys, scope: "system/*.rs" },
      { ...outside, fetch: none },
    );
    expect(await without.headers()).toMatchObject({ isPassing: false, problem: expect.stringContaining("no SMART configuration") });
  });

  it("an assertion is not sent to a token endpoint on an open line elsewhere", async () => {
    const keys = await addSigningKey("ES384");
    const asked: string[] = [];
    const found: typeof fetch = async (input) => {
      asked.push(String(input));
      return Response.json({ token_endpoint: "http://elsewhere.example.org/token" });
    };
    const credentials = smartCredentials(
      { baseUrl: "https://fhir.example.org", clientId: "c", keys, scope: "system/*.rs" },
      { ...outside, fetch: found },
    );
    expect(problem(await credentials.headers())).toContain("not encrypted");
    expect(asked).toHaveLength(1);
  });
});

describe("a token endpoint that the server names", () => {
  const endpoint = "https://login.example.net/token";
  const open = async (more: object): Promise<{ said: string; asked: readonly string[] }> => {
    const keys = await addSigningKey("ES384");
    const asked: string[] = [];
    const found: typeof fetch = async (input) => {
      asked.push(String(input));
      return asked.length === 1
        ? Response.json({ token_endpoint: endpoint })
        : new Response(null, { status: 302, headers: { location: "https://elsewhere.example.com/token" } });
    };
    const client = { baseUrl: "https://fhir.example.org/r4", clientId: "c", keys, scope: "system/*.rs", ...more };
    return { said: problem(await smartCredentials(client, { ...outside, fetch: found }).headers()), asked };
  };

  it("at another origin gets no assertion, and the message says how to allow it", async () => {
    const { said, asked } = await open({});
    expect(said).toMatch(/https:\/\/login\.example\.net.*allowedOrigins/);
    expect(asked).toHaveLength(1);
  });

  it.each([{ allowedOrigins: ["https://login.example.net"] }, { tokenEndpoint: endpoint }])(
    "is asked where the operator wrote it down (%j), and a redirect of it is not followed",
    async (more) => {
      const { said, asked } = await open(more);
      expect(asked.filter((url) => url !== endpoint && !url.startsWith("https://fhir.example.org"))).toEqual([]);
      expect(said).not.toBe("");
    },
  );
});

describe("publicKeySet", () => {
  it("publishes every key and no private member of any", async () => {
    const keys = await addSigningKey("RS384", await addSigningKey("ES384"));
    const text = JSON.stringify(publicKeySet(keys));
    expect(publicKeySet(keys).keys.map((k) => k.alg)).toEqual(["RS384", "ES384"]);
    for (const key of keys.keys)
      for (const name of ["d", "p", "q", "dp", "dq", "qi"] as const) if (key[name] !== undefined) expect(text).not.toContain(key[name]);
  });
});
