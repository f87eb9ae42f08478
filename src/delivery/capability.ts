// What a destination says it can do, as far as a delivery needs it. https://hl7.org/fhir/R4/capabilitystatement.html
import type { CapabilityStatement, CapabilityStatementRestResource } from "@medplum/fhirtypes";
import type { Destination } from "./destinations.ts";
import { call } from "./http.ts";
import type { Outside } from "./outside.ts";
import type { Strategy } from "./strategy.ts";
import { type Trouble, troubleOf } from "./trouble.ts";
import { waitForRetry } from "./waiting.ts";

export interface Capability {
  readonly fhirVersion: string;
  readonly software?: string;
  readonly hasTransaction: boolean;
  /** Types that take an update with an id of ours. */
  readonly updateCreate: ReadonlySet<string>;
  /** Types that take conditional create and conditional update. */
  readonly conditional: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly create: ReadonlySet<string>;
  readonly update: ReadonlySet<string>;
  /** Types that can be searched by identifier. */
  readonly findable: ReadonlySet<string>;
  /** Profiles that it lists as supported. */
  readonly profiles: ReadonlySet<string>;
}

export async function readCapability(to: Destination, outside: Outside): Promise<Capability | Trouble> {
  for (let attempt = 1; ; attempt++) {
    const got = await call({ method: "GET", path: "metadata" }, to, outside);
    if (got.kind === "answer" && got.status === 200 && got.resource?.resourceType === "CapabilityStatement")
      return capabilityOf(got.resource);
    const trouble = troubleOf(got, to, "reading its CapabilityStatement", outside.clock());
    if (!(await waitForRetry(trouble, attempt, outside))) return trouble;
  }
}

export function capabilityOf(statement: CapabilityStatement): Capability {
  const rest = statement.rest?.find((r) => r.mode === "server");
  const resources = rest?.resource ?? [];
  const typesWhere = (test: (r: (typeof resources)[number]) => boolean): ReadonlySet<string> =>
    new Set(resources.filter(test).flatMap((r) => r.type ?? []));
  return {
    fhirVersion: statement.fhirVersion ?? "",
    ...(statement.software?.name === undefined ? {} : { software: statement.software.name }),
    hasTransaction: rest?.interaction?.some((i) => i.code === "transaction") ?? false,
    updateCreate: typesWhere((r) => r.updateCreate === true),
    conditional: typesWhere((r) => r.conditionalCreate === true && r.conditionalUpdate === true),
    types: typesWhere(() => true),
    create: typesWhere((r) => r.interaction?.some((i) => i.code === "create") ?? false),
    update: typesWhere((r) => r.interaction?.some((i) => i.code === "update") ?? false),
    findable: typesWhere((r) => isSearchable(r) && (r.searchParam?.some((p) => p.name === "identifier") ?? false)),
    profiles: new Set(resources.flatMap((r) => [...(r.supportedProfile ?? []), ...(r.profile === undefined ? [] : [r.profile])])),
  };
}

const isSearchable = ({ interaction }: CapabilityStatementRestResource): boolean =>
  interaction?.some((i) => i.code === "search-type") ?? false;

/**
 * Servers that take ids of ours without saying so in `updateCreate`. HAPI 8.8.0: PUT with a new alphanumeric id answers 201 unless its operator
 * has changed the client id strategy.
 */
const TAKES_OUR_IDS = /^HAPI FHIR/;

/**
 * The strategy for these types, or a sentence why none fits. What a probe has seen goes before what the server says. Only with a delivery record
 * can a bundle go in pieces: without one a server that takes no transactions gets nothing.
 */
export function chooseStrategy(
  capability: Capability,
  types: ReadonlySet<string>,
  { strategy, learnt }: Pick<Destination, "strategy" | "learnt"> = {},
  hasRecord = false,
): { readonly strategy: Strategy } | { readonly problem: string } {
  const all = [...types];
  const lacking = all.filter((type) => !capability.types.has(type));
  if (!capability.fhirVersion.startsWith("4.0")) {
    return { problem: `it speaks FHIR ${capability.fhirVersion || "of an unknown version"}, and this is R4 (4.0.1)` };
  }
  const piecemeal = strategy === "delivery-record" || strategy === "document";
  if (piecemeal && hasRecord) return { strategy };
  if (piecemeal) return { problem: `the strategy ${strategy} needs the record of an outbox: push through one` };
  const whole = wholeStrategy(capability, all, lacking, { strategy, learnt });
  if ("strategy" in whole) return whole;
  if (!hasRecord) return { problem: `${whole.problem}; an outbox could deliver it in pieces` };
  const clinical = all.filter((type) => type !== "Patient" && type !== "DocumentReference" && type !== "Provenance" && type !== "Device");
  if (clinical.some((type) => capability.create.has(type))) return { strategy: "delivery-record" };
  if (capability.create.has("DocumentReference")) return { strategy: "document" };
  return { problem: "it takes neither facts nor documents" };
}

function wholeStrategy(
  capability: Capability,
  types: readonly string[],
  lacking: readonly string[],
  { strategy, learnt }: { readonly strategy: Strategy | undefined; readonly learnt: Destination["learnt"] },
): { readonly strategy: Strategy } | { readonly problem: string } {
  if (!capability.hasTransaction) return { problem: "it takes no transactions, so a bundle could arrive half" };
  if (learnt?.isAtomic === false)
    return { problem: "its transactions store one part when another is refused, so a bundle could arrive half" };
  if (lacking.length > 0) return { problem: `it does not take ${lacking.join(", ")}` };
  if (strategy !== undefined) return { strategy };
  const seems = TAKES_OUR_IDS.test(capability.software ?? "") || types.every((type) => capability.updateCreate.has(type));
  const mayUse = (one: Strategy): boolean => learnt?.refuses?.includes(one) !== true;
  if (mayUse("upsert-by-id") && (learnt?.takesOurIds ?? seems)) return { strategy: "upsert-by-id" };
  if (mayUse("conditional") && types.every((type) => capability.conditional.has(type) || type === "Provenance"))
    return { strategy: "conditional" };
  if (learnt?.refuses !== undefined && learnt.refuses.length > 0)
    return { problem: `it refused what it says it can do (${learnt.refuses.join(", ")})` };
  return {
    problem: "it takes neither ids of ours (updateCreate) nor conditional writes for all types, so a second push would make duplicates",
  };
}
