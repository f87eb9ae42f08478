// What real servers do to good data, one persona each. They differ in what they take, what they drop and how they answer; their store is ours, so
// that it can be counted. The findings behind them: HAPI, Medplum, Azure, Oracle Millennium and Epic-like EHRs, document-only EHRs.
import type { Bundle, CapabilityStatement, Resource } from "@medplum/fhirtypes";
import { type FhirRequest, type FhirResponse, failure } from "../../src/server/exchange.ts";

export interface Persona {
  /** Types that can be created one by one; all when absent. */
  readonly create?: readonly string[];
  readonly update?: readonly string[];
  /** Types that can be searched by identifier; all when absent. */
  readonly findable?: readonly string[];
  readonly hasTransaction: boolean;
  readonly takesOurIds: boolean;
  /** A request that it refuses in its own way. */
  readonly refuse?: (request: FhirRequest) => FhirResponse | undefined;
  /** What it makes of a resource before it stores it. */
  readonly drop?: (resource: Resource) => Resource;
  /** A created resource is answered with an empty body. */
  readonly isSilent?: boolean;
}

const entriesOf = (request: FhirRequest): NonNullable<Bundle["entry"]> => (request.body as Bundle | undefined)?.entry ?? [];
const isBundle = (request: FhirRequest): boolean => request.method === "POST" && request.path.length === 0;

export const PERSONAS: Readonly<Record<string, Persona>> = {
  hapi: { hasTransaction: true, takesOurIds: true },
  medplum: {
    hasTransaction: true,
    takesOurIds: false,
    refuse: (request) => {
      const entries = isBundle(request) ? entriesOf(request) : [];
      const isConditional = entries.some((entry) => entry.request?.ifNoneExist !== undefined);
      if (entries.length <= 8 || (!isConditional && entries.length <= 50)) return undefined;
      return failure(400, "invalid", "Transaction requires strict isolation but has too many entries");
    },
  },
  azure: {
    hasTransaction: true,
    takesOurIds: true,
    refuse: (request) =>
      isBundle(request) && entriesOf(request).length > 500 ? failure(413, "too-costly", "More than 500 entries.") : undefined,
  },
  oracle: {
    create: ["Condition", "DocumentReference", "Observation", "Patient", "Procedure", "Provenance"],
    update: ["Condition", "DocumentReference", "Observation"],
    hasTransaction: false,
    takesOurIds: false,
    isSilent: true,
    refuse: (request) => {
      if (request.method === "PUT" && request.headers["if-match"] === undefined) return failure(428, "required", "If-Match is required.");
      return JSON.stringify(request.body ?? "").includes("modifierExtension")
        ? failure(422, "not-supported", "Modifier elements are not supported.")
        : undefined;
    },
    drop: (resource) => {
      const { extension: _, ...rest } = resource as Resource & { extension?: unknown };
      return rest as Resource;
    },
  },
  "epic-like": {
    create: ["Condition", "DocumentReference", "Observation", "Patient"],
    update: [],
    findable: ["Patient"],
    hasTransaction: false,
    takesOurIds: false,
    isSilent: true,
  },
  documents: { create: ["DocumentReference", "Patient"], update: ["DocumentReference"], hasTransaction: false, takesOurIds: false },
};

/** The statement of the endpoint cut down to what the persona does. */
export function statementOf(persona: Persona, whole: CapabilityStatement): CapabilityStatement {
  const may = (types: readonly string[] | undefined, type: string): boolean => types === undefined || types.includes(type);
  const rest = whole.rest?.map((one) => ({
    ...one,
    interaction: persona.hasTransaction ? (one.interaction ?? []) : [],
    resource: (one.resource ?? [])
      .filter((r) => may(persona.create, r.type ?? ""))
      .map((r) => ({
        ...r,
        updateCreate: persona.takesOurIds,
        conditionalCreate: persona.hasTransaction,
        conditionalUpdate: persona.hasTransaction,
        interaction: (r.interaction ?? []).filter(
          ({ code }) =>
            (code !== "update" || may(persona.update, r.type ?? "")) && (code !== "search-type" || may(persona.findable, r.type ?? "")),
        ),
      })),
  }));
  return { ...whole, ...(rest === undefined ? {} : { rest }) };
}

/** Refusals that follow from the statement. */
export function beyond(persona: Persona, request: FhirRequest): FhirResponse | undefined {
  const [type = "", id] = request.path;
  const no = (): FhirResponse => failure(405, "not-supported", "Not supported here.");
  if (type === "metadata") return undefined;
  if (isBundle(request)) return persona.hasTransaction ? undefined : no();
  if (request.method === "POST" && persona.create !== undefined && !persona.create.includes(type)) return no();
  if (request.method === "PUT" && persona.update !== undefined && !persona.update.includes(type)) return no();
  if (request.method === "GET" && id === undefined && persona.findable !== undefined && !persona.findable.includes(type)) return no();
  return undefined;
}
