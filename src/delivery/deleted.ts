// What the delivery record says is there and a reading did not find: somebody deleted it at the destination, or its search lags behind. Each is asked
// for directly. What is deleted is not brought back: a person decides.
import type { Resource } from "@medplum/fhirtypes";
import type { Holding } from "../store/outbox.ts";
import { type Held, readOne } from "./current.ts";
import type { Destination } from "./destinations.ts";
import { call } from "./http.ts";
import type { Outside } from "./outside.ts";
import { type DeliveryReport, type FailedEntry, makeReport } from "./report.ts";
import { isTrouble, type Trouble, troubleOf } from "./trouble.ts";
import type { Write } from "./writes.ts";

export interface Lookup {
  readonly held: Held;
  readonly deleted: readonly Pick<Holding, "key">[];
}

/** `recorded` holds what was delivered of these writes before. */
export async function lookUpMissing(
  held: Held,
  recorded: readonly Holding[],
  to: Destination,
  outside: Outside,
): Promise<Lookup | Trouble> {
  const found = new Map<string, Resource>(held);
  const deleted: Holding[] = [];
  for (const holding of recorded) {
    if (holding.serverKey === "" || holding.isPending === true || holding.isWithdrawn || held.has(holding.key)) continue;
    const there = await readOne(holding.serverKey, to, outside);
    if (isTrouble(there)) return there;
    if (there === undefined) deleted.push(holding);
    else found.set(holding.key, there);
  }
  return { held: found, deleted };
}

const AT_ONCE = 4;

/**
 * Where no record knows what was delivered before, the destination is asked about each resource under an id of ours that it does not find: 410 says
 * that it was there and somebody deleted it. https://hl7.org/fhir/R4/http.html#delete
 */
export async function askMissing(held: Held, keys: readonly string[], to: Destination, outside: Outside): Promise<Lookup | Trouble> {
  const found = new Map<string, Resource>(held);
  const deleted: { readonly key: string }[] = [];
  let trouble: Trouble | undefined;
  const left = keys.filter((key) => !held.has(key)).values();
  async function ask(): Promise<void> {
    for (const key of left) {
      if (trouble !== undefined) return;
      const got = await call({ method: "GET", path: key }, to, outside);
      if (got.kind === "answer" && got.status === 410) deleted.push({ key });
      else if (got.kind === "answer" && got.status === 200 && got.resource !== undefined) found.set(key, got.resource);
      else if (got.kind === "silence" || got.status === 429 || (got.status >= 500 && got.status !== 501))
        trouble = troubleOf(got, to, "asking whether somebody deleted what it does not find", outside.clock());
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return trouble ?? { held: found, deleted };
}

export function parked(to: Destination, deleted: Lookup["deleted"], writes: readonly Write[], wayOut: string): DeliveryReport {
  const fullUrls = new Map(writes.map((write) => [write.key, write.fullUrl]));
  const failed = deleted.map(({ key }): FailedEntry => ({ fullUrl: fullUrls.get(key) ?? "", resource: key, status: 410 }));
  const names = deleted.map(({ key }) => key).join(", ");
  const message = `Somebody deleted ${names} at ${to.name}. It is not brought back, and nothing was sent: ${wayOut}.`;
  return { ...makeReport(to.name, [], failed, [{ severity: "error", code: "not-found", message }]), remedy: "fix-bundle" };
}

/** With a queue, and without. */
export const REDRIVE = "restore it there and redrive, or skip";
export const BRING_BACK = "restore it there and push again, or push with --bring-back";
