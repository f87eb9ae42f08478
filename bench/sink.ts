// A server that takes every transaction after a set time and notes the order in which a patient's revisions arrived.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Bundle, BundleEntry, Condition, Resource } from "@medplum/fhirtypes";
import { metadata } from "../src/server/metadata.ts";
import { openRepository } from "../src/store/repository.ts";

export interface Sink {
  readonly url: string;
  /** Of each patient's revised condition, the revisions as they arrived. */
  readonly seen: ReadonlyMap<string, readonly number[]>;
  /** Resolves when so many senders have asked what the server can do; until then none of them gets an answer, so that all begin together. */
  begin(senders: number): Promise<void>;
  close(): void;
}

/** `delayMs` is called for each transaction. */
export async function openSink(delayMs: () => number): Promise<Sink> {
  const seen = new Map<string, number[]>();
  const stored = new Map<string, Resource>();
  let begun: { readonly senders: number; readonly resolve: () => void } | undefined;
  const asking: (() => void)[] = [];
  const repository = openRepository();
  const statement = JSON.stringify(metadata({ repository, baseUrl: "", clock: () => new Date(), newId: () => "" }).body);

  /** What it took, for a sender that has to look again: the version is the number of revisions. */
  function searched(path: string): string {
    const ids = new URLSearchParams(path.split("?")[1]).get("_id")?.split(",") ?? [];
    const found = ids.flatMap((id) => stored.get(id) ?? []);
    return JSON.stringify({ resourceType: "Bundle", type: "searchset", entry: found.map((resource) => ({ resource })) });
  }

  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    response.setHeader("content-type", "application/fhir+json");
    if (request.method === "GET" && request.url?.includes("?") === true) return void response.end(searched(request.url));
    if (request.method === "GET") {
      asking.push(() => response.end(statement));
      if (begun !== undefined && asking.length >= begun.senders) {
        begun.resolve();
        for (const answer of asking.splice(0)) answer();
        begun = { senders: 0, resolve: () => {} };
      }
      return;
    }
    const ms = delayMs();
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    const entry = (JSON.parse(text) as Bundle).entry ?? [];
    const revised = entry
      .map((e) => e.resource)
      .find((r): r is Condition => r?.resourceType === "Condition" && r.code?.text?.startsWith("revision") === true);
    const id = revised?.id ?? "";
    for (const { resource } of entry) if (resource?.id !== undefined) stored.set(resource.id, resource);
    const revisions = [...(seen.get(id) ?? []), Number(revised?.code?.text?.replace("revision ", ""))];
    seen.set(id, revisions);
    const version = revisions.length;
    const answers = entry.map(
      ({ request: asked }): BundleEntry => ({
        response: { status: "200 OK", location: `${asked?.url}/_history/${version}`, etag: `W/"${version}"` },
      }),
    );
    response.end(JSON.stringify({ resourceType: "Bundle", type: "transaction-response", entry: answers }));
  });
  // A connection that the sink closes just when a sender uses it again is no part of this measurement.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    seen,
    begin: (senders) =>
      new Promise((resolve) => {
        begun = { senders, resolve };
      }),
    close: () => server.close(),
  };
}
