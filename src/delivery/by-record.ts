// For servers that only create: one POST per resource, in the order of reference, with a record of what is there. Before each POST the record says
// so; after an answer that never came the server is searched, and where it cannot be searched a person decides. Nothing is ever posted blindly twice.
import type { OperationOutcome, Resource } from "@medplum/fhirtypes";
import type { Issue } from "../base/issue.ts";
import type { Holding } from "../store/outbox.ts";
import type { Capability } from "./capability.ts";
import { resourcesOf, search } from "./current.ts";
import type { Destination } from "./destinations.ts";
import { call } from "./http.ts";
import { hasIdentifier, identifiersOf, ownIdentifier, token, withOwnIdentifier } from "./identifiers.ts";
import { inOrderOfReference } from "./order.ts";
import type { Outside } from "./outside.ts";
import type { DeliveryRecord } from "./record.ts";
import { type DeliveredEntry, type DeliveryReport, type FailedEntry, makeReport } from "./report.ts";
import { isTrouble, remedyOf, severalMatch, type Trouble, troubleOf } from "./trouble.ts";
import { lostHoldings, withdrawn } from "./withdraw.ts";
import type { Write } from "./writes.ts";

export interface ByRecord {
  readonly to: Destination;
  readonly outside: Outside;
  readonly capability: Capability;
  readonly record: DeliveryRecord;
  /** Of this document: what the bundle no longer has is withdrawn. */
  readonly holdings: readonly Holding[];
}

type Step = { readonly entry: DeliveredEntry } | { readonly failed: FailedEntry; readonly trouble: Trouble } | { readonly stop: Trouble };

export async function deliverByRecord(writes: readonly Write[], by: ByRecord): Promise<DeliveryReport> {
  const { to, capability } = by;
  const taken = inOrderOfReference(writes.filter((write) => capability.create.has(write.resource.resourceType)));
  const left = writes.filter((write) => !capability.create.has(write.resource.resourceType));
  const known = new Map((await by.record.find(writes.map((write) => write.key))).map((holding) => [holding.key, holding]));
  const entries: DeliveredEntry[] = [];
  const failed: FailedEntry[] = [];
  const issues: Issue[] = left.length > 0 ? [notTaken(to, left)] : [];
  /** Types that the destination has refused as a whole: the others go on. */
  const closed = new Map<string, Trouble>();
  for (const write of taken) {
    const type = write.resource.resourceType;
    const isUnneeded =
      write.about !== undefined && !write.about.some((key) => entries.some((e) => e.key === key && e.action !== "unchanged"));
    const isThere = known.get(write.key)?.fingerprint === write.fingerprint;
    const refused = isThere ? undefined : closed.get(type);
    const step =
      isUnneeded && known.has(write.key)
        ? { entry: keep(write, known.get(write.key)?.serverKey ?? "") }
        : refused === undefined
          ? await bring(write, known, by)
          : refusal(write, refused);
    if ("stop" in step) {
      const { trouble, issue, retryAfterMs } = step.stop;
      const report = makeReport(to.name, entries, failed, [...issues, issue]);
      const isThrottled = trouble === "throttled" ? { isThrottled: true } : {};
      return { ...report, remedy: remedyOf(trouble), ...isThrottled, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    }
    if ("entry" in step) entries.push(step.entry);
    else {
      failed.push(step.failed);
      if (refused === undefined) issues.push(step.trouble.issue);
      if (isOfType(step.trouble)) closed.set(type, step.trouble);
      entries.push({ key: write.key, fullUrl: write.fullUrl, resource: write.key, action: "failed" });
    }
  }
  for (const holding of lostHoldings(by.holdings, writes)) {
    const step = await takeBack(holding, by);
    if (step !== undefined && "stop" in step)
      return { ...makeReport(to.name, entries, failed, [...issues, step.stop.issue]), remedy: remedyOf(step.stop.trouble) };
    if (step !== undefined && "entry" in step) entries.push(step.entry);
  }
  const report = makeReport(to.name, entries, failed, issues);
  if (failed.length > 0)
    return { ...report, remedy: failed.every(({ status }) => isOfType({ status })) ? "fix-destination" : "fix-bundle" };
  const message = `${to.name}: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${left.length} not taken.`;
  return { ...report, issues: [...issues, { severity: "information", code: "delivered", message }] };
}

async function bring(write: Write, known: Map<string, Holding>, by: ByRecord): Promise<Step> {
  const { to, outside, capability, record } = by;
  const type = write.resource.resourceType;
  const recorded = known.get(write.key);
  // A key of the server, or a creation whose end nobody saw; a clear refusal counts as nothing.
  const holding = recorded?.serverKey === "" && recorded.isPending !== true ? undefined : recorded;
  const settle = async (serverKey: string, action: DeliveredEntry["action"], version?: string): Promise<Step> => {
    const held: Holding = {
      key: write.key,
      serverKey,
      isWithdrawn: false,
      fingerprint: write.fingerprint,
      ...(version === undefined ? {} : { version }),
    };
    known.set(write.key, held);
    await record.hold(held);
    return {
      entry: { key: write.key, fullUrl: write.fullUrl, resource: serverKey, action, ...(version === undefined ? {} : { version }) },
    };
  };

  if (holding !== undefined && holding.isPending !== true) {
    if (holding.fingerprint === write.fingerprint || type === "Patient") return { entry: keep(write, holding.serverKey) };
    if (!capability.update.has(type)) return { entry: keep(write, holding.serverKey) };
    return change(write, holding, known, by, settle);
  }
  const found = await find(write, by);
  if (typeof found === "object") return { stop: found };
  if (found !== undefined) return settle(found, "created");
  // A Provenance of an earlier conversion may be there or not: this one is another.
  const isOther = !hasIdentifier(write.resource);
  if (holding?.isPending === true && !isOther && !isFindable(write, capability)) return { stop: uncertain(write, to) };
  if (type === "Patient" && to.kind === "ehr") return { stop: noPatient(to) };

  await record.hold({ key: write.key, serverKey: "", isWithdrawn: false, isPending: true });
  const { id: _, ...body } = adapted(write, known);
  const got = await call({ method: "POST", path: type, body, headers: { prefer: "return=minimal" } }, to, outside);
  if (got.kind === "answer" && (got.status === 200 || got.status === 201)) {
    const place = placeOf(got.headers.get("location"), got.resource, type);
    return place === undefined ? { stop: uncertain(write, to) } : settle(place.key, "created", place.version);
  }
  const trouble = troubleOf(got, to, `taking a ${type}`, outside.clock());
  // A clear no: nothing was created, and the record must not make the next attempt believe otherwise.
  if (trouble.trouble !== "unknown") await record.hold({ key: write.key, serverKey: "", isWithdrawn: true });
  // Without the patient nothing else makes sense.
  return isAboutContent(trouble) || (isOfType(trouble) && type !== "Patient") ? refusal(write, trouble) : { stop: trouble };
}

/** Refused for this one resource. */
const isAboutContent = ({ trouble }: Trouble): boolean => trouble === "bundle" || trouble === "size";

/** Refused for every resource of its type: no permission, or not done here. */
const isOfType = ({ status }: Pick<Trouble, "status">): boolean => [403, 405, 501].includes(status);

async function change(
  write: Write,
  holding: Holding,
  known: Map<string, Holding>,
  { to, outside }: ByRecord,
  settle: (serverKey: string, action: DeliveredEntry["action"], version?: string) => Promise<Step>,
): Promise<Step> {
  const there = await call({ method: "GET", path: holding.serverKey }, to, outside);
  if (there.kind === "answer" && (there.status === 404 || there.status === 410)) return refusal(write, gone(write, to));
  if (there.kind === "silence" || there.status !== 200)
    return { stop: troubleOf(there, to, "reading what it holds already", outside.clock()) };
  const version = there.resource?.meta?.versionId;
  const body = { ...adapted(write, known), id: holding.serverKey.split("/")[1] };
  const headers = { prefer: "return=minimal", ...(version === undefined ? {} : { "if-match": `W/"${version}"` }) };
  const got = await call({ method: "PUT", path: holding.serverKey, body, headers }, to, outside);
  if (got.kind === "answer" && (got.status === 200 || got.status === 201)) return settle(holding.serverKey, "updated");
  const trouble = troubleOf(got, to, `taking a changed ${write.resource.resourceType}`, outside.clock());
  return isAboutContent(trouble) || isOfType(trouble) ? refusal(write, trouble) : { stop: trouble };
}

/** Marks what the narrative no longer says, where the type can be updated. */
async function takeBack(holding: Holding, { to, outside, capability, record }: ByRecord): Promise<Step | undefined> {
  const [type = "", id = ""] = holding.key.split("/");
  if (!capability.update.has(type)) return undefined;
  const there = await call({ method: "GET", path: holding.serverKey }, to, outside);
  if (there.kind === "answer" && (there.status === 404 || there.status === 410)) return undefined;
  if (there.kind === "silence" || there.status !== 200 || there.resource === undefined) {
    return { stop: troubleOf(there, to, "reading what it holds already", outside.clock()) };
  }
  const body = withdrawn(there.resource);
  const held = { ...holding, isWithdrawn: true };
  if (body === undefined) return void (await record.hold(held));
  const version = there.resource.meta?.versionId;
  const headers = version === undefined ? {} : { "if-match": `W/"${version}"` };
  const got = await call({ method: "PUT", path: holding.serverKey, body, headers }, to, outside);
  if (got.kind === "silence" || got.status >= 300) return { stop: troubleOf(got, to, `withdrawing a ${type}`, outside.clock()) };
  await record.hold(held);
  return { entry: { key: holding.key, fullUrl: `urn:uuid:${id}`, resource: holding.serverKey, action: "withdrawn" } };
}

const isFindable = ({ resource }: Write, { findable }: Capability): boolean =>
  hasIdentifier(resource) && findable.has(resource.resourceType);

/** The server's key of a resource that has our identifier; undefined where there is none or it cannot be searched. */
async function find(write: Write, { to, outside, capability }: ByRecord): Promise<string | Trouble | undefined> {
  if (!isFindable(write, capability)) return undefined;
  const wanted = token(ownIdentifier(write.resource));
  const found = await search(`${write.resource.resourceType}?identifier=${encodeURIComponent(wanted)}`, to, outside);
  if (isTrouble(found)) return found;
  const matches = resourcesOf(found).filter((resource) => identifiersOf(resource).some((identifier) => token(identifier) === wanted));
  if (matches.length > 1) return severalMatch(write.key, matches, to);
  return matches[0] === undefined ? undefined : `${matches[0].resourceType}/${matches[0].id}`;
}

/** References lead to the server's ids; to what is not there they become logical ones, by our identifier. */
function adapted(write: Write, known: ReadonlyMap<string, Holding>): Write["resource"] {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    const { reference, ...rest } = node as { reference?: unknown };
    if (typeof reference !== "string") return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, walk(member)]));
    const serverKey = known.get(reference)?.serverKey ?? "";
    if (serverKey !== "") return { ...rest, reference: serverKey };
    const [type = "", id = ""] = reference.split("/");
    return { ...rest, type, identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${id}` } };
  };
  return withOwnIdentifier(walk(write.resource) as Write["resource"], write.resource);
}

// "https://host/fhir/Condition/77/_history/1"
const LOCATION = /(?:^|\/)(?<key>[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/(?<version>[^/?]+))?$/;

function placeOf(
  location: string | null,
  resource: Resource | undefined,
  type: string,
): { readonly key: string; readonly version?: string } | undefined {
  const { key, version } = LOCATION.exec(location ?? "")?.groups ?? {};
  if (key !== undefined) return { key, ...(version === undefined ? {} : { version }) };
  return resource?.resourceType === type && resource.id !== undefined ? { key: `${type}/${resource.id}` } : undefined;
}

const keep = ({ key, fullUrl }: Write, serverKey: string): DeliveredEntry => ({ key, fullUrl, resource: serverKey, action: "unchanged" });

function refusal({ key, fullUrl }: Write, trouble: Trouble): Step {
  const outcome: { outcome?: OperationOutcome } = trouble.outcome === undefined ? {} : { outcome: trouble.outcome };
  return { failed: { fullUrl, resource: key, status: trouble.status, ...outcome }, trouble };
}

const stopped = (code: Issue["code"], message: string): Trouble => ({
  trouble: "bundle",
  issue: { severity: "error", code, message },
  status: 0,
});

const uncertain = (write: Write, to: Destination): Trouble =>
  stopped("conflict", `Whether ${to.name} stored ${write.key} is not known, and it cannot be searched. Look there, then redrive or skip.`);

const gone = (write: Write, to: Destination): Trouble =>
  stopped("not-found", `Somebody deleted ${write.key} at ${to.name}. It is not brought back; skip it, or restore it there and redrive.`);

const noPatient = (to: Destination): Trouble =>
  stopped(
    "forbidden",
    `The record ${to.name} has no patient with the identifier of the bundle. Register the patient there, or correct --patient.`,
  );

function notTaken(to: Destination, left: readonly Write[]): Issue {
  const types = [...new Set(left.map((write) => write.resource.resourceType))].toSorted().join(", ");
  return {
    severity: "warning",
    code: "not-supported",
    message: `The destination ${to.name} takes no ${types}: ${left.length} resources are not there.`,
  };
}
