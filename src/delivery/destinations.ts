// The destinations file: the only place where a URL to send to can come from.
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { AuthOutside, Credentials } from "../auth/credentials.ts";
import { guardedFetch } from "../auth/guarded-fetch.ts";
import type { Issue } from "../base/issue.ts";
import { addressProblem, isPrivateAddress } from "./address.ts";
import { type Auth, openAuth } from "./authorise.ts";
import { type CapabilityMemory, openCapabilityMemory, readKeptCapabilities } from "./capability-memory.ts";
import { checkConfig } from "./config-schema.ts";
import schema from "./destinations.schema.json" with { type: "json" };
import { type Learnt, type Memory, openMemory, readLearnt } from "./learnt.ts";
import type { Strategy } from "./strategy.ts";

export type DestinationKind = "ehr" | "repository" | "centre";
/** What a destination can be spared: links to the narrative's text, findings of absence, generated text. */
export type KeepBack = "evidence" | "absence" | "narrative";

/** A FHIR server that bundles may be sent to. */
export interface Destination {
  readonly name: string;
  readonly baseUrl: string;
  readonly kind: DestinationKind;
  readonly headers?: Readonly<Record<string, string>>;
  /** Chosen from the CapabilityStatement when absent. */
  readonly strategy?: Strategy;
  /** For one request; default 30,000. */
  readonly timeoutMs?: number;
  /** Entries that the server takes in one transaction: more go in several, each closed. Learnt from refusals when absent. */
  readonly maxEntries?: number;
  /** Compresses what is sent; given up where the server refuses it. */
  readonly gzip?: boolean;
  /** Other origins that may answer for this destination: of its token endpoint, and of the addresses of jobs that it works off later. */
  readonly allowedOrigins?: readonly string[];
  readonly keepBack?: readonly KeepBack[];
  readonly allowPrivateAddress?: boolean;
  readonly allowPlainHttp?: boolean;
  /** Headers that prove who we are, asked for at every request. */
  readonly credentials?: Credentials;
  /** Instead of the one handed in: shows a client certificate. */
  readonly fetch?: typeof fetch;
  /** What was found out when the file was read; goes before what the server says of itself. */
  readonly learnt?: Learnt;
  /** Keeps what deliveries find out. Without it each delivery finds out anew. */
  readonly memory?: Memory;
  /** Keeps what it said it can do. Without it every process asks. */
  readonly capabilities?: CapabilityMemory;
}

export interface Destinations {
  readonly destinations: ReadonlyMap<string, Destination>;
  /** Configuration errors; with any, the map is empty. */
  readonly issues: readonly Issue[];
}

type Entry = Omit<Destination, "name" | "headers" | "credentials" | "fetch" | "learnt" | "memory" | "capabilities"> & {
  readonly auth?: Auth;
  readonly headers?: Readonly<Record<string, string | { readonly file: string }>>;
};

/** Reads and checks the file; a relative `{ "file": … }` of a header is read beside it. */
export async function readDestinations(path: string, outside: AuthOutside = { fetch, clock: () => new Date() }): Promise<Destinations> {
  let config: unknown;
  try {
    config = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const { code } = error as { code?: string };
    const what = code === undefined ? "is not valid JSON" : code === "ENOENT" ? "does not exist" : `cannot be read (${code})`;
    return refused([`The destinations file ${path} ${what}.`]);
  }
  const problems = checkConfig(config, schema);
  if (problems.length > 0) return refused(problems.map((p) => `In the destinations file ${path}, ${p.path} ${p.problem}.`));
  const { destinations: entries } = config as { destinations: Readonly<Record<string, Entry>> };

  const learnt = await readLearnt(path);
  const kept = await readKeptCapabilities(path);
  const destinations = new Map<string, Destination>();
  const wrong: string[] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const problem = addressProblem(entry);
    if (problem !== undefined) wrong.push(`In the destinations file ${path}, the baseUrl of ${name} ${problem}.`);
    const { headers: written, auth, ...rest } = entry;
    const { headers, unreadable } = await readHeaders(written ?? {}, dirname(path));
    for (const header of unreadable)
      wrong.push(`In the destinations file ${path}, the file of the header ${header} of ${name} cannot be read.`);
    const known = {
      ...(learnt[name] === undefined ? {} : { learnt: learnt[name] }),
      memory: openMemory(path, name, learnt[name]),
      capabilities: openCapabilityMemory(path, name, kept[name]),
    };
    const baseUrl = entry.baseUrl.replace(/\/+$/, "");
    const guard = guardOf(entry);
    const trusted = { ...outside, fetch: guard.fetch ?? outside.fetch };
    const { allowedOrigins = [] } = entry;
    const place = { folder: dirname(path), baseUrl, allowedOrigins, outside: trusted, ...guard };
    const proof = auth === undefined ? {} : openAuth(auth, place);
    const tokens = auth?.tokenEndpoint === undefined ? undefined : addressProblem({ ...entry, baseUrl: auth.tokenEndpoint });
    if (tokens !== undefined) wrong.push(`In the destinations file ${path}, the auth.tokenEndpoint of ${name} ${tokens}.`);
    if ("problem" in proof) wrong.push(`In the destinations file ${path}, the auth of ${name} ${proof.problem}.`);
    const connection = guard.fetch === undefined ? {} : { fetch: guard.fetch };
    destinations.set(name, { ...rest, name, baseUrl, headers, ...known, ...connection, ...("problem" in proof ? {} : proof) });
  }
  return wrong.length > 0 ? refused(wrong) : { destinations, issues: [] };
}

interface Guard {
  readonly fetch?: typeof fetch;
  readonly isForbidden?: (address: string) => boolean;
}

/** Names that lead to private addresses are not called, unless that is meant or a proxy resolves the names. */
function guardOf({ allowPrivateAddress }: Entry): Guard {
  const isProxied = process.env["NODE_USE_ENV_PROXY"] === "1";
  return allowPrivateAddress === true || isProxied ? {} : { fetch: guardedFetch(isPrivateAddress), isForbidden: isPrivateAddress };
}

async function readHeaders(written: NonNullable<Entry["headers"]>, folder: string) {
  const headers: Record<string, string> = {};
  const unreadable: string[] = [];
  for (const [name, value] of Object.entries(written)) {
    if (typeof value === "string") headers[name] = value;
    else {
      try {
        headers[name] = (await readFile(resolve(folder, value.file), "utf8")).trim();
      } catch {
        unreadable.push(name);
      }
    }
  }
  return { headers, unreadable };
}

const refused = (messages: readonly string[]): Destinations => ({
  destinations: new Map(),
  issues: messages.map((message) => ({ severity: "error", code: "configuration", message })),
});
