// A fact that the narrative no longer states is marked entered-in-error where it was delivered: never left standing, never deleted.
// https://hl7.org/fhir/R4/lifecycle.html#error
import type { Resource } from "@medplum/fhirtypes";
import type { Holding } from "../store/outbox.ts";
import { type Approach, ifMatch } from "./approach.ts";
import { readHeld } from "./current.ts";
import { placeholder } from "./placeholder.ts";
import { isTrouble } from "./trouble.ts";
import type { Write } from "./writes.ts";

const ENTERED_IN_ERROR = "entered-in-error";
const VERIFICATION: Readonly<Record<string, string>> = {
  AllergyIntolerance: "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
  Condition: "http://terminology.hl7.org/CodeSystem/condition-ver-status",
};
/** R4 types whose `status` has the code entered-in-error. */
const WITH_STATUS: ReadonlySet<string> = new Set([
  ...["CarePlan", "Composition", "Consent", "DiagnosticReport", "DocumentReference", "Encounter", "FamilyMemberHistory", "Immunization"],
  ...["MedicationAdministration", "MedicationRequest", "MedicationStatement", "Observation", "Procedure", "ServiceRequest"],
]);

/** The resource marked as withdrawn; undefined where it is so already, or where its type has no way to say it (Patient, Provenance, Device). */
export function withdrawn(resource: Resource): Resource | undefined {
  const marked = markedAsError(resource) as (Resource & { text?: unknown }) | undefined;
  if (marked === undefined) return undefined;
  // A text for readers would go on saying what is withdrawn.
  const { text: _, ...rest } = marked;
  return rest as Resource;
}

function markedAsError(resource: Resource): Resource | undefined {
  const type = resource.resourceType;
  const system = VERIFICATION[type];
  if (system !== undefined) {
    const { clinicalStatus: _, ...rest } = resource as Resource & {
      clinicalStatus?: unknown;
      verificationStatus?: { coding?: { code?: string }[] };
    };
    const isDone = rest.verificationStatus?.coding?.some((coding) => coding.code === ENTERED_IN_ERROR);
    return isDone ? undefined : ({ ...rest, verificationStatus: { coding: [{ system, code: ENTERED_IN_ERROR }] } } as Resource);
  }
  const { status, active } = resource as { status?: unknown; active?: unknown };
  if (WITH_STATUS.has(type)) return status === ENTERED_IN_ERROR ? undefined : ({ ...resource, status: ENTERED_IN_ERROR } as Resource);
  if (type === "BodyStructure") return active === false ? undefined : { ...resource, active: false };
  return undefined;
}

/** What was delivered and is in the bundle no more. */
export function lostHoldings(holdings: readonly Holding[], writes: readonly Write[]): readonly Holding[] {
  const present = new Set(writes.map((write) => write.key));
  return holdings.filter((holding) => !holding.isWithdrawn && holding.serverKey !== "" && !present.has(holding.key));
}

export interface WithWithdrawals {
  readonly approach: Approach;
  readonly writes: readonly Write[];
  /** Keys of what is withdrawn. */
  readonly gone: ReadonlySet<string>;
}

/** Adds to an approach what the destination holds of the same document and the bundle no longer has. */
export function withWithdrawals(approach: Approach, writes: readonly Write[], holdings: readonly Holding[]): WithWithdrawals {
  const lost = new Map(lostHoldings(holdings, writes).map((h) => [h.key, h.serverKey]));
  if (lost.size === 0) return { approach, writes, gone: new Set() };
  const extra = [...lost.keys()].map((key): Write => {
    const [resourceType = "", id = ""] = key.split("/");
    return { index: -1, fullUrl: `urn:uuid:${id}`, key, resource: { resourceType, id } as Write["resource"], fingerprint: "" };
  });
  return {
    writes: [...writes, ...extra],
    gone: new Set(lost.keys()),
    approach: {
      usesOurIds: approach.usesOurIds,
      read: async (to, outside) => {
        const held = await approach.read(to, outside);
        if (isTrouble(held)) return held;
        const old = await readHeld([...lost.values()], to, outside);
        if (isTrouble(old)) return old;
        const found = [...lost].flatMap(([key, serverKey]) => {
          const resource = old.get(serverKey);
          return resource === undefined ? [] : [[key, resource] as const];
        });
        return new Map([...held, ...found]);
      },
      canFind: (write) => (lost.has(write.key) ? false : approach.canFind(write)),
      isLinkedOnly: approach.isLinkedOnly,
      isSame: (write, held) => {
        if (!lost.has(write.key)) return approach.isSame(write, held);
        const there = held.get(write.key);
        return there === undefined || withdrawn(there) === undefined;
      },
      entry: (write, held) => {
        const there = held.get(write.key);
        const resource = lost.has(write.key) && there !== undefined ? withdrawn(there) : undefined;
        if (resource === undefined) return approach.entry(write, held);
        const url = lost.get(write.key) ?? write.key;
        return { fullUrl: placeholder(write.key), resource, request: { method: "PUT", url, ...ifMatch(there) } };
      },
    },
  };
}
