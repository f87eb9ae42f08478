// The whole flow, in its order: narrative → facts → resources → validation → delivery. The gate is here: what is invalid is not delivered.
import type { Bundle, OperationOutcome } from "@medplum/fhirtypes";
import { hasErrors, type Issue } from "./base/issue.ts";
import type { PartialDate } from "./base/partial-date.ts";
import { isOverlapping } from "./base/span.ts";
import { deliverBundle } from "./delivery/deliver.ts";
import type { Destination } from "./delivery/destinations.ts";
import type { Outside } from "./delivery/outside.ts";
import type { DeliveryReport } from "./delivery/report.ts";
import { withNarratives } from "./document/with-narratives.ts";
import { extractFacts } from "./facts/extract.ts";
import type { CoverageEntry, PatientRecord } from "./facts/extraction.ts";
import { tellsOfCancer } from "./facts/oncologic.ts";
import type { Narrative } from "./narrative/narrative.ts";
import { readNarrative } from "./narrative/read.ts";
import { buildBundle } from "./resources/build.ts";
import type { Lexicon } from "./terminology/lexicon.ts";
import { openLexicon } from "./terminology/open-lexicon.ts";
import { drawTimeline, type Timeline } from "./timeline/draw.ts";
import type { Definitions } from "./validation/definitions/definitions.ts";
import { loadDefinitions } from "./validation/definitions/load.ts";
import { medplumOpinion } from "./validation/layers/second-opinion.ts";
import { toOperationOutcome } from "./validation/outcome.ts";
import type { ValidationReport } from "./validation/report.ts";
import { validateBundle } from "./validation/validate.ts";

/** What is loaded once and serves every narrative. */
export interface Tools {
  readonly lexicon: Lexicon;
  readonly definitions: Definitions;
}

export const openTools = (): Tools => ({ lexicon: openLexicon(), definitions: loadDefinitions() });

export interface PatientIdentifier {
  readonly system: string;
  readonly value: string;
}

export interface ConvertOptions {
  /** Instant that every Provenance records; the clock is the caller's. */
  readonly recorded: string;
  /** Separates the ids of one organisation's documents from another's. */
  readonly tenant?: string;
  /** Identity of the document across its versions; without it, the hash of its bytes. */
  readonly documentId?: string;
  /** When the document was written: anchor of "last month" and the like. */
  readonly documentDate?: PartialDate;
  /** One per patient, in the order of the text. Without any, the bundles are tagged `unlinked`. */
  readonly patients?: readonly PatientIdentifier[];
  /** Leave out codes that need a SNOMED CT affiliate licence or ICD-O-3 terms. */
  readonly withoutLicensedCodes?: boolean;
}

export interface ConvertedPatient {
  readonly record: PatientRecord;
  readonly bundle: Bundle;
  readonly report: ValidationReport;
  /** Validation and reading together: what a person should know about this bundle. */
  readonly outcome: OperationOutcome;
  readonly timeline: Timeline;
}

export interface Conversion {
  readonly narrative?: Narrative;
  readonly patients: readonly ConvertedPatient[];
  readonly coverage: readonly CoverageEntry[];
  /** About the text as a whole; with an error among them there are no patients. */
  readonly issues: readonly Issue[];
}

const VERSION = "0.1.0";

/** One narrative of any number of patients → one validated bundle for each. Expected trouble is in `issues`; it throws only on bugs. */
export function convertNarrative(
  input: { readonly name: string; readonly bytes: Uint8Array },
  options: ConvertOptions,
  tools: Tools,
): Conversion {
  const { narrative, issues } = readNarrative(input);
  if (!narrative || hasErrors(issues)) return { patients: [], coverage: [], issues };
  const { patients: records, coverage } = extractFacts(
    narrative,
    tools.lexicon,
    options.documentDate ? { documentDate: options.documentDate } : {},
  );
  if (!tellsOfCancer(records)) return { narrative, patients: [], coverage, issues: [...issues, noCancer(input.name)] };
  const mismatch = identifierMismatch(records.length, options.patients ?? []);
  if (mismatch) return { narrative, patients: [], coverage, issues: [...issues, mismatch] };
  const patients = records.map((record, i) => convertPatient(record, records, narrative, options, options.patients?.[i], tools));
  return { narrative, patients, coverage, issues };
}

function convertPatient(
  record: PatientRecord,
  records: readonly PatientRecord[],
  narrative: Narrative,
  options: ConvertOptions,
  patientIdentifier: PatientIdentifier | undefined,
  tools: Tools,
): ConvertedPatient {
  const built = buildBundle(record, narrative, {
    tenant: options.tenant ?? "casebridge",
    recorded: options.recorded,
    software: { name: "Casebridge", version: VERSION },
    others: records.filter((r) => r !== record),
    affiliateCodes: !options.withoutLicensedCodes,
    ...(options.documentId ? { documentId: options.documentId } : {}),
    ...(patientIdentifier ? { patientIdentifier } : {}),
  });
  const bundle = withNarratives(built);
  const report = validateForDelivery(bundle, tools.definitions);
  const outcome = toOperationOutcome({ ...report, issues: [...report.issues, ...issuesFor(record, narrative), ...record.issues] });
  return { record, bundle, report, outcome, timeline: drawTimeline(bundle, { heading: record.label ?? `Patient ${record.ordinal}` }) };
}

/** What concerns the stretch of another patient is not told in this one's outcome. */
function issuesFor(record: PatientRecord, narrative: Narrative): readonly Issue[] {
  const others = narrative.cases.filter((c) => c.ordinal !== record.ordinal).flatMap((c) => c.spans);
  return narrative.issues.filter(({ span }) => span === undefined || !others.some((other) => isOverlapping(span, other)));
}

const noCancer = (name: string): Issue => ({
  severity: "fatal",
  code: "no-cancer",
  message: `${name}: no tumour, stage, response or cancer treatment was found in it. Hand in a narrative of a cancer patient.`,
});

function identifierMismatch(patients: number, identifiers: readonly PatientIdentifier[]): Issue | undefined {
  if (identifiers.length === 0 || identifiers.length === patients) return undefined;
  const message = `The text is about ${patients} patient${patients === 1 ? "" : "s"}, but ${identifiers.length} identifier${identifiers.length === 1 ? " was" : "s were"} given. Give one for each patient, in the order of the text.`;
  return { severity: "error", code: "identifier-mismatch", message };
}

/** What stands before every delivery: with an error in the report the bundle must not be sent. */
export function validateForDelivery(bundle: Bundle, definitions: Definitions): ValidationReport {
  return validateBundle(bundle, definitions, { secondOpinion: medplumOpinion(definitions) });
}

/** Validates and, only where no layer found an error, delivers. */
export async function deliverValidated(
  bundle: Bundle,
  destination: Destination,
  definitions: Definitions,
  outside: Outside,
): Promise<{ readonly report: ValidationReport; readonly delivered?: DeliveryReport }> {
  const report = validateForDelivery(bundle, definitions);
  if (hasErrors(report.issues)) return { report };
  return { report, delivered: await deliverBundle(bundle, destination, outside) };
}
