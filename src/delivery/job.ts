// A transaction that the destination works off later: 202 and an address to ask. The address is kept in the delivery record before the first
// question, so that a sender that dies on the way asks on instead of sending again. https://hl7.org/fhir/R4/async.html
import { createHash } from "node:crypto";
import type { Bundle } from "@medplum/fhirtypes";
import { followable } from "../auth/origin.ts";
import type { Holding } from "../store/outbox.ts";
import type { Destination } from "./destinations.ts";
import { type Answer, call } from "./http.ts";
import type { Outside } from "./outside.ts";
import type { DeliveryRecord } from "./record.ts";
import { isTrouble, retryAfter, type Trouble, troubleOf } from "./trouble.ts";
import { pause, pauseMs } from "./waiting.ts";
import type { Write } from "./writes.ts";

/** Asked no longer than this in one go; the record remembers the job. */
const LONGEST_MS = 600_000;
const LONGEST_PAUSE_MS = 120_000;

/** Where the job of a bundle stands in the record, under a key that no resource has. */
export interface JobRecord {
  read(): Promise<string | undefined>;
  write(address: string): Promise<void>;
}

export function jobRecord(record: DeliveryRecord | undefined, writes: readonly Write[]): JobRecord {
  const keys = writes.map((write) => write.key).toSorted();
  const key = `Job/${createHash("sha256").update(keys.join(" ")).digest("base64url").slice(0, 32)}`;
  const holding = (address: string): Holding => ({ key, serverKey: address, isWithdrawn: true, isPending: address !== "" });
  let current: string | undefined;
  return {
    read: async () => (current ?? (await record?.find([key]))?.[0]?.serverKey) || undefined,
    write: async (address) => {
      current = address;
      await record?.hold(holding(address));
    },
  };
}

/** What comes of the job in the end, as if it had been answered at once. Undefined where it is over and says nothing that could be read. */
export async function followJob(address: string, job: JobRecord, to: Destination, outside: Outside): Promise<Answer | Trouble | undefined> {
  const place = followable(address, to);
  if ("problem" in place) return astray(to, place.problem);
  await job.write(place.url.href);
  let waited = 0;
  for (let n = 1; waited < LONGEST_MS; n++) {
    const got = await call({ method: "GET", path: place.url }, to, outside);
    if (got.kind === "answer" && !isAtWork(got.status)) {
      if (got.status === 401 || got.status === 403 || got.status >= 500)
        return troubleOf(got, to, "working the bundle off", outside.clock());
      await job.write("");
      return isOver(got.status) ? undefined : { ...got, ...inner(got) };
    }
    const wish = got.kind === "answer" ? retryAfter(got.headers, outside.clock()) : undefined;
    const ms = Math.min(LONGEST_PAUSE_MS, Math.max(wish ?? 0, pauseMs(n, outside.random())));
    waited += Math.max(ms, 1_000);
    await pause(ms, outside);
  }
  return atWork(to);
}

/** For the sender that comes after one that died: waits for the job that was begun, whatever comes of it. */
export async function finishJob(job: JobRecord, to: Destination, outside: Outside): Promise<Trouble | undefined> {
  const address = await job.read();
  if (address === undefined) return undefined;
  const got = await followJob(address, job, to, outside);
  return isTrouble(got) ? got : undefined;
}

const isAtWork = (status: number): boolean => status === 202 || status === 429 || status === 503;

/** Forgotten, or answered elsewhere: what the destination holds says the rest. */
const isOver = (status: number): boolean => status === 404 || status === 410 || (status >= 300 && status < 400);

/** FHIR R5 wraps the answer in the one entry of a batch-response. */
function inner({ resource }: Answer): Partial<Answer> {
  const entries = resource?.resourceType === "Bundle" && resource.type === "batch-response" ? (resource.entry ?? []) : [];
  const answer = entries.length === 1 ? entries[0]?.resource : undefined;
  return answer?.resourceType === "Bundle" ? { resource: answer as Bundle } : {};
}

const astray = (to: Destination, problem: string): Trouble => ({
  trouble: "destination",
  status: 202,
  issue: {
    severity: "error",
    code: "configuration",
    message: `The destination ${to.name} works the bundle off later, and the address of its answer is not followed: ${problem}.`,
  },
});

const atWork = (to: Destination): Trouble => ({
  trouble: "transient",
  status: 202,
  issue: {
    severity: "error",
    code: "unreachable",
    message: `The destination ${to.name} is still at work on the bundle. Push again later.`,
  },
});
