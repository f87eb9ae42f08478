// After a delivery: reads everything again and says what the destination lost or changed. Paths only, never a value.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import { readHeld } from "./current.ts";
import type { Destination } from "./destinations.ts";
import type { Outside } from "./outside.ts";
import type { DeliveryReport } from "./report.ts";
import { isTrouble } from "./trouble.ts";
import { rewritten, writesOf } from "./writes.ts";

export interface Difference {
  readonly key: string;
  /** What was sent and is not there, such as "stage[0].summary". */
  readonly lost: readonly string[];
  /** There with another value. */
  readonly changed: readonly string[];
  /** There and never sent, but for what every server adds to `meta`. */
  readonly added: readonly string[];
}

export interface ReadBack {
  readonly read: number;
  /** Delivered and not found. */
  readonly missing: readonly string[];
  readonly differences: readonly Difference[];
  readonly issues: readonly Issue[];
}

/** `report` is the one of the delivery of this bundle. */
export async function readBack(bundle: Bundle, report: DeliveryReport, to: Destination, outside: Outside): Promise<ReadBack> {
  const serverKeys = new Map(
    report.entries.filter((e) => e.action !== "failed" && e.action !== "withdrawn").map((e) => [e.key, e.resource]),
  );
  const held = await readHeld([...serverKeys.values()], to, outside);
  if (isTrouble(held)) return { read: 0, missing: [], differences: [], issues: [held.issue] };
  const missing: string[] = [];
  const differences: Difference[] = [];
  for (const write of writesOf(bundle).writes) {
    const serverKey = serverKeys.get(write.key);
    if (serverKey === undefined) continue;
    const there = held.get(serverKey);
    if (there === undefined) missing.push(write.key);
    else {
      const difference = differenceOf(rewritten(write.resource, serverKeys).value, there, write.key);
      if (difference !== undefined) differences.push(difference);
    }
  }
  return { read: held.size, missing, differences, issues: issuesOf(missing, differences, to) };
}

function issuesOf(missing: readonly string[], differences: readonly Difference[], to: Destination): readonly Issue[] {
  const lost = differences.filter((d) => d.lost.length > 0 || d.changed.length > 0);
  const gone: Issue[] = missing.map((key) => ({
    severity: "error",
    code: "not-found",
    message: `The destination ${to.name} answered that it stored ${key}, and does not have it.`,
  }));
  const altered: Issue[] = lost.map(({ key, lost: l, changed }) => {
    const what = [l.length > 0 ? `lost ${l.join(", ")}` : "", changed.length > 0 ? `changed ${changed.join(", ")}` : ""].filter(
      (t) => t !== "",
    );
    return { severity: "warning", code: "contradiction", message: `The destination ${to.name} ${what.join(" and ")} of ${key}.` };
  });
  return [...gone, ...altered];
}

function differenceOf(sent: Resource, there: Resource, key: string): Difference | undefined {
  const difference = { lost: [] as string[], changed: [] as string[], added: [] as string[] };
  compare(withoutOwn(sent), withoutOwn(there), "", difference);
  const isSame = difference.lost.length + difference.changed.length + difference.added.length === 0;
  return isSame ? undefined : { key, ...difference };
}

/** Without the id, which the server may choose, and what it keeps in `meta`; profiles and tags may come in another order. */
function withoutOwn(resource: Resource): object {
  const { id: _, meta, ...rest } = resource;
  const profile = meta?.profile?.toSorted();
  return profile === undefined ? rest : { ...rest, meta: { profile } };
}

function compare(sent: unknown, there: unknown, path: string, out: { lost: string[]; changed: string[]; added: string[] }): void {
  if (there === undefined) out.lost.push(path);
  else if (sent === undefined) out.added.push(path);
  else if (typeof sent !== "object" || typeof there !== "object" || sent === null || there === null) {
    if (sent !== there) out.changed.push(path);
  } else if (Array.isArray(sent) !== Array.isArray(there)) out.changed.push(path);
  else {
    const names = new Set([...Object.keys(sent), ...Object.keys(there)]);
    for (const name of names) {
      const inner = Array.isArray(sent) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
      compare((sent as Record<string, unknown>)[name], (there as Record<string, unknown>)[name], inner, out);
    }
  }
}
