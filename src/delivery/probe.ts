// What can a destination really do? Reads its CapabilityStatement and SMART configuration and, where allowed, tries it out on resources of type
// Basic that say nothing about anybody, always under the same ids, so that a second probe leaves nothing new.
import { createHash } from "node:crypto";
import type { Basic, Bundle } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import type { Capability } from "./capability.ts";
import type { Destination } from "./destinations.ts";
import { type Answer, call, type Silence } from "./http.ts";
import { freshCapability } from "./kept-capability.ts";
import type { Learnt } from "./learnt.ts";
import type { Outside } from "./outside.ts";
import { isTrouble, troubleOf } from "./trouble.ts";

export interface Smart {
  readonly tokenEndpoint?: string;
  readonly capabilities: readonly string[];
  readonly algorithms: readonly string[];
}

export interface Probe {
  readonly destination: string;
  readonly capability?: Capability;
  readonly smart?: Smart;
  readonly learnt?: Learnt;
  readonly issues: readonly Issue[];
}

/** Writes only with `selfTest`. */
export async function probeDestination(to: Destination, outside: Outside, options: { readonly selfTest?: boolean } = {}): Promise<Probe> {
  const capability = await freshCapability(to, outside);
  if (isTrouble(capability)) return { destination: to.name, issues: [capability.issue] };
  const smart = await readSmart(to, outside);
  const probe = { destination: to.name, capability, ...(smart === undefined ? {} : { smart }) };
  if (options.selfTest !== true) return { ...probe, issues: [] };
  const tested = await selfTest(to, outside);
  return "learnt" in tested ? { ...probe, learnt: tested.learnt, issues: [] } : { ...probe, issues: [tested.issue] };
}

/** https://hl7.org/fhir/smart-app-launch/conformance.html */
async function readSmart(to: Destination, outside: Outside): Promise<Smart | undefined> {
  const got = await call({ method: "GET", path: ".well-known/smart-configuration", accept: "application/json" }, to, outside);
  if (got.kind !== "answer" || got.status !== 200 || got.json === undefined) return undefined;
  const { token_endpoint: tokenEndpoint, capabilities, token_endpoint_auth_signing_alg_values_supported: algorithms } = got.json;
  const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
  return {
    ...(typeof tokenEndpoint === "string" ? { tokenEndpoint } : {}),
    capabilities: texts(capabilities),
    algorithms: texts(algorithms),
  };
}

async function selfTest(to: Destination, outside: Outside): Promise<{ readonly learnt: Learnt } | { readonly issue: Issue }> {
  const ask = (method: "GET" | "PUT" | "POST", path: string, body?: object, headers?: Record<string, string>): Promise<Answer | Silence> =>
    call({ method, path, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) }, to, outside);
  const own = basic(to, "own-id");
  const first = await ask("PUT", `Basic/${own.id}`, own);
  if (first.kind === "silence" || first.status === 401 || first.status === 403 || first.status >= 500) {
    return { issue: troubleOf(first, to, "taking a test resource", outside.clock()).issue };
  }
  const takesOurIds = first.status === 200 || first.status === 201;
  if (!takesOurIds) return { learnt: { takesOurIds } };
  const again = await ask("PUT", `Basic/${own.id}`, own);
  const stale = await ask(
    "PUT",
    `Basic/${own.id}`,
    { ...own, code: { text: "Casebridge self-test, stale" } },
    { "if-match": 'W/"999999999"' },
  );
  const never = basic(to, "never-stored");
  const half = await ask("POST", "", halfGood(never));
  const left = await ask("GET", `Basic/${never.id}`);
  return {
    learnt: {
      takesOurIds,
      keepsVersion: versionOf(first) !== undefined && versionOf(first) === versionOf(again),
      checksIfMatch: stale.kind === "answer" && (stale.status === 409 || stale.status === 412),
      isAtomic: half.kind === "answer" && half.status >= 400 && left.kind === "answer" && (left.status === 404 || left.status === 410),
    },
  };
}

/** One good entry, and one whose reference leads nowhere: a transaction must refuse both. */
function halfGood(good: Basic & { id: string }): Bundle {
  const subject = { reference: "urn:uuid:00000000-0000-4000-8000-000000000000" };
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      { fullUrl: `urn:uuid:${good.id}`, resource: good, request: { method: "PUT", url: `Basic/${good.id}` } },
      {
        fullUrl: "urn:uuid:00000000-0000-4000-8000-000000000001",
        resource: { resourceType: "Basic", code: good.code, subject },
        request: { method: "POST", url: "Basic" },
      },
    ],
  };
}

function basic(to: Destination, purpose: string): Basic & { id: string } {
  const id = `casebridge-${createHash("sha256").update(`${to.name} ${purpose}`).digest("hex").slice(0, 32)}`;
  return { resourceType: "Basic", id, code: { text: "Casebridge self-test" } };
}

const versionOf = (got: Answer | Silence): string | undefined =>
  got.kind === "answer" ? (got.headers.get("etag") ?? undefined) : undefined;
