// One transaction where everything fits, several closed ones where the destination takes less: each leads only into itself and to what is confirmed.
// Ends at the first trouble, and tells what was confirmed before it. What was learnt of the limits is kept once a smaller part has passed.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import type { Approach } from "./approach.ts";
import type { Held } from "./current.ts";
import type { Destination } from "./destinations.ts";
import { type Answer, call, DEFAULT_TIMEOUT_MS, type Silence } from "./http.ts";
import { followJob, type JobRecord } from "./job.ts";
import { learntOf } from "./learnt.ts";
import { type Limits, loweredLimits, stricter } from "./limits.ts";
import type { Outside } from "./outside.ts";
import { nextPart } from "./parts.ts";
import { type DeliveryRecord, heldBy } from "./record.ts";
import type { DeliveredEntry, FailedEntry } from "./report.ts";
import { settle } from "./settle.ts";
import { isTrouble, retryAfter, type Trouble, troubleOf } from "./trouble.ts";
import type { Write } from "./writes.ts";

export interface Sending {
  readonly approach: Approach;
  readonly changed: readonly Write[];
  readonly held: Held;
  readonly to: Destination;
  readonly outside: Outside;
  readonly job: JobRecord;
  readonly record: DeliveryRecord | undefined;
  /** In force; updated by what the destination says. */
  readonly limits: { current: Limits };
}

export interface Sent {
  readonly entries: readonly DeliveredEntry[];
  readonly failed: readonly FailedEntry[];
  /** What the server asks to wait before what failed is sent again. */
  readonly retryAfterMs?: number;
  readonly trouble?: Trouble;
  /** The part that met the trouble. */
  readonly part: readonly Write[];
}

/** Longer bundles get longer: a server needs its time for each entry. */
const TIMEOUT_PER_ENTRY_MS = 100;

export const knownLimits = (to: Destination): Limits => {
  const { maxEntries, maxBytes } = learntOf(to);
  const named = to.maxEntries === undefined ? {} : { entries: to.maxEntries };
  return stricter(named, {
    ...(maxEntries === undefined ? {} : { entries: maxEntries }),
    ...(maxBytes === undefined ? {} : { bytes: maxBytes }),
  });
};

export async function sendWrites({ approach, changed, held, to, outside, job, record, limits }: Sending): Promise<Sent> {
  const confirmed = new Map(held);
  const entries: DeliveredEntry[] = [];
  const bytesOf = (write: Write): number => Buffer.byteLength(JSON.stringify(approach.entry(write, confirmed)));
  let left = changed;
  let isLowered = false;
  while (left.length > 0) {
    const next = nextPart(left, { limits: limits.current, bytesOf, canFind: approach.canFind });
    if ("tooLarge" in next) return { entries, failed: [], trouble: indivisible(next.tooLarge, to), part: next.tooLarge };
    const { part } = next;
    const body: Bundle = { resourceType: "Bundle", type: "transaction", entry: part.map((write) => approach.entry(write, confirmed)) };
    const got = await post(body, to, outside, job);
    const settled = !isTrouble(got) && got.kind === "answer" && got.status === 200 ? settle(part, confirmed, got.resource) : undefined;
    if (settled === undefined) {
      const trouble = isTrouble(got) ? got : troubleOf(got, to, "taking the bundle", outside.clock());
      const sizes = { entries: part.length, bytes: trouble.complaint === undefined ? 0 : Buffer.byteLength(JSON.stringify(body)) };
      const lower = trouble.complaint === undefined ? undefined : loweredLimits(trouble.complaint, sizes, limits.current);
      if (lower === undefined) return { entries, failed: [], trouble, part };
      limits.current = lower;
      isLowered = true;
      continue;
    }
    if (isLowered) await keep(limits.current, to);
    isLowered = false;
    entries.push(...settled.entries);
    if (settled.failed.length > 0) return { entries, failed: settled.failed, ...wish(got, outside), part };
    left = left.filter((write) => !part.includes(write));
    if (left.length === 0) break;
    for (const entry of settled.entries) confirmed.set(entry.key, stub(entry));
    for (const holding of heldBy(settled.entries)) await record?.hold(holding);
  }
  return { entries, failed: [], part: [] };
}

async function post(body: Bundle, to: Destination, outside: Outside, job: JobRecord): Promise<Answer | Silence | Trouble> {
  const timeoutMs = (to.timeoutMs ?? DEFAULT_TIMEOUT_MS) + (body.entry?.length ?? 0) * TIMEOUT_PER_ENTRY_MS;
  const got = await call({ method: "POST", path: "", body, timeoutMs, headers: { prefer: "return=minimal" } }, to, outside);
  const address = got.kind === "answer" && got.status === 202 ? got.headers.get("content-location") : null;
  return address === null ? got : ((await followJob(address, job, to, outside)) ?? OVER);
}

/** The job is forgotten, or its answer is elsewhere: what the destination holds will say. */
const OVER: Silence = { kind: "silence", reason: "broken", detail: "the job is over and says nothing", mayHaveArrived: true };

/** A stricter limit that another delivery has learnt meanwhile stays. */
async function keep(limits: Limits, to: Destination): Promise<void> {
  const { entries, bytes } = stricter(limits, knownLimits(to));
  await to.memory?.learn({
    ...(entries === undefined ? {} : { maxEntries: entries }),
    ...(bytes === undefined ? {} : { maxBytes: bytes }),
  });
}

function wish(got: Answer | Silence | Trouble, outside: Outside): { retryAfterMs?: number } {
  const ms = !isTrouble(got) && got.kind === "answer" ? retryAfter(got.headers, outside.clock()) : undefined;
  return ms === undefined ? {} : { retryAfterMs: ms };
}

/** Stands for what was just confirmed, so that the next part can refer to it. */
function stub({ resource, version }: DeliveredEntry): Resource {
  const [resourceType, id] = resource.split("/");
  return { resourceType, id, ...(version === undefined ? {} : { meta: { versionId: version } }) } as Resource;
}

/** A group that goes together or not at all, and is too large. */
export const indivisible = (group: readonly Write[], to: Destination): Trouble => ({
  trouble: "size",
  status: 0,
  issue: {
    severity: "error",
    code: "not-supported",
    message:
      group.length === 1
        ? `The destination ${to.name} takes no resource as large as ${group[0]?.key}.`
        : `The destination ${to.name} takes fewer entries in one transaction than the ${group.length} that refer to each other in a circle.`,
  },
});
