// The facts of one patient → a FHIR R4 transaction: each fact its resource, in the order of the story. Pure: no files, network or clock.
import type { Bundle, BundleEntry, Resource } from "@medplum/fhirtypes";
import type { PatientRecord } from "../facts/extraction.ts";
import type { Fact } from "../facts/fact.ts";
import type { Place } from "../facts/fact-base.ts";
import type { Narrative } from "../narrative/narrative.ts";
import { type BuildContext, buildContext, idOf } from "./build-context.ts";
import type { BuildOptions } from "./build-options.ts";
import { buildAdverseEvent } from "./builders/adverse-event.ts";
import { buildAntineoplasticAdministration } from "./builders/antineoplastic-administration.ts";
import { buildCancerPatient } from "./builders/cancer-patient.ts";
import { buildCancerStage } from "./builders/cancer-stage.ts";
import { buildCancerSurgery } from "./builders/cancer-surgery.ts";
import { buildClinicalFinding } from "./builders/clinical-finding.ts";
import { buildComorbidity } from "./builders/comorbidity.ts";
import { buildDiagnosticOrSupportiveProcedure } from "./builders/diagnostic-or-supportive-procedure.ts";
import { buildFamilyHistory } from "./builders/family-history.ts";
import { buildHistologicGrade } from "./builders/histologic-grade.ts";
import { buildLesion } from "./builders/lesion.ts";
import { buildMedicationNotGiven } from "./builders/medication-not-given.ts";
import { buildMetastasis } from "./builders/metastasis.ts";
import { buildOffLabelConsent } from "./builders/off-label-consent.ts";
import { buildPdL1Cps, isCps } from "./builders/pd-l1-cps.ts";
import { buildPerformanceStatus } from "./builders/performance-status.ts";
import { buildPrimaryCancer } from "./builders/primary-cancer.ts";
import { buildProcedureNotDone } from "./builders/procedure-not-done.ts";
import { buildDevice, buildProvenance } from "./builders/provenance.ts";
import { buildRadiotherapyCourse } from "./builders/radiotherapy-course.ts";
import { buildRadiotherapyTarget } from "./builders/radiotherapy-target.ts";
import { buildSourceNarrative } from "./builders/source-narrative.ts";
import { buildStoppedTreatment } from "./builders/stopped-treatment.ts";
import { buildSurvival } from "./builders/survival.ts";
import { buildSystemicTherapyCourse } from "./builders/systemic-therapy-course.ts";
import { buildPlanOutsideLines, buildTreatmentPlan } from "./builders/treatment-plan.ts";
import { buildTumorMarker } from "./builders/tumor-marker.ts";
import { buildTumorResponse } from "./builders/tumor-response.ts";
import { buildTumorSize } from "./builders/tumor-size.ts";
import { buildVitalStatus } from "./builders/vital-status.ts";
import { ourProfile, REVIEW_CODES } from "./canonicals.ts";
import { terminologyCodings } from "./codes.ts";
import { uuidOf } from "./identity.ts";
import { conditionAt, lesionFactAt, lesionId } from "./places.ts";
import { watchedCodings, withRecordedCodesTagged } from "./recorded-codes.ts";
import { courseRoot } from "./references.ts";
import { dosesOf, hasVolume } from "./volumes.ts";

/**
 * The bundle of one patient.
 * @returns a transaction whose entries are `PUT Type/id`; fullUrl and references are `urn:uuid:<id>`
 * @throws Error where a fact's quote does not stand in the narrative: a bug of an earlier stage
 */
export function buildBundle(record: PatientRecord, narrative: Narrative, options: BuildOptions): Bundle {
  const { codings, isRecorded } = watchedCodings(
    options.codings ?? terminologyCodings(options.affiliateCodes === undefined ? {} : { affiliateCodes: options.affiliateCodes }),
  );
  const ctx = buildContext(record, narrative, options, codings);
  const outside = buildPlanOutsideLines(ctx);
  const story = [
    buildCancerPatient(ctx),
    ...(options.sourceDocument === undefined ? [buildSourceNarrative(ctx)] : []),
    ...distinctById(record.facts.flatMap((fact) => [...aroundFact(ctx, fact), ...ofFact(ctx, fact)])),
    ...(outside ? [outside] : []),
  ].map((resource) => withRecordedCodesTagged(resource, isRecorded));
  const device = buildDevice(ctx);
  return {
    resourceType: "Bundle",
    id: uuidOf(options.tenant, ctx.patientKey, "bundle"),
    meta: {
      profile: [ourProfile("patient-record")],
      ...(!options.patientIdentifier && { tag: [{ system: REVIEW_CODES, code: "unlinked" }] }),
    },
    type: "transaction",
    timestamp: options.recorded,
    entry: [...story, device, buildProvenance(ctx, device, story)].map(entryOf),
  };
}

function entryOf(resource: Resource): BundleEntry {
  return {
    fullUrl: `urn:uuid:${resource.id}`,
    resource,
    request: { method: "PUT", url: `${resource.resourceType}/${resource.id}` },
  };
}

/** The resource that stands for the fact; none for a fact that only shapes others. */
function ofFact(ctx: BuildContext, fact: Fact): Resource[] {
  if (!ctx.targets.has(fact.id)) return [];
  switch (fact.kind) {
    case "patient":
      return [];
    case "primary":
      return [fact.assertion === "absent" ? buildComorbidity(ctx, fact) : buildPrimaryCancer(ctx, fact)];
    case "metastasis":
      return [fact.assertion === "absent" ? buildClinicalFinding(ctx, fact) : buildMetastasis(ctx, fact)];
    case "grade":
      return [buildHistologicGrade(ctx, fact)];
    case "stage":
      return [buildCancerStage(ctx, fact)];
    case "marker":
      return [isCps(fact) ? buildPdL1Cps(ctx, fact) : buildTumorMarker(ctx, fact)];
    case "performance":
      return [buildPerformanceStatus(ctx, fact)];
    case "size":
      return [buildTumorSize(ctx, fact)];
    case "radiotherapy":
      return courseRoot(fact, ctx.record.facts) === fact ? [buildRadiotherapyCourse(ctx, dosesOf(ctx, fact))] : [];
    case "drug":
      return [buildAntineoplasticAdministration(ctx, fact)];
    case "systemic-course":
      return [buildSystemicTherapyCourse(ctx, fact)];
    case "response":
      return [buildTumorResponse(ctx, fact)];
    case "survival":
      return [buildSurvival(ctx, fact)];
    case "procedure":
      return [fact.category === "surgery" ? buildCancerSurgery(ctx, fact) : buildDiagnosticOrSupportiveProcedure(ctx, fact)];
    case "not-given":
      return [fact.of === "drug" ? buildMedicationNotGiven(ctx, fact) : buildProcedureNotDone(ctx, fact)];
    case "stop":
      return [buildStoppedTreatment(ctx, fact)];
    case "consent":
      return [buildOffLabelConsent(ctx, fact)];
    case "finding":
      return [buildClinicalFinding(ctx, fact)];
    case "comorbidity":
      return [buildComorbidity(ctx, fact)];
    case "adverse-event":
      return [buildAdverseEvent(ctx, fact)];
    case "family-history":
      return [fact.assertion === "absent" ? buildClinicalFinding(ctx, fact) : buildFamilyHistory(ctx, fact)];
    case "follow-up":
      return [buildVitalStatus(ctx, fact)];
    case "lesion":
      return [buildLesion(ctx, idOf(ctx, fact), fact, fact.place)];
    case "line":
      return [buildTreatmentPlan(ctx, fact)];
    case "recommendation":
      return [];
  }
}

/** BodyStructures that the fact speaks of and that no fact of their own stands for. */
function aroundFact(ctx: BuildContext, fact: Fact): Resource[] {
  if (fact.kind === "radiotherapy" && courseRoot(fact, ctx.record.facts) === fact)
    return dosesOf(ctx, fact)
      .filter(hasVolume)
      .map((dose) => buildRadiotherapyTarget(ctx, dose));
  if (fact.kind === "size" && !ctx.targets.has(fact.lesionId ?? "")) return implicitLesion(ctx, fact, fact.place);
  if (fact.kind === "response" && !fact.lesionIds?.some((id) => ctx.targets.has(id)))
    return fact.places.filter((place) => !conditionAt(ctx, place)).flatMap((place) => implicitLesion(ctx, fact, place));
  return [];
}

const implicitLesion = (ctx: BuildContext, fact: Fact, place: Place | undefined): Resource[] =>
  place && lesionFactAt(ctx, place) ? [] : [buildLesion(ctx, lesionId(ctx, place), fact, place)];

/** A lesion that several facts speak of stands once, where it is first spoken of. */
const distinctById = (resources: readonly Resource[]): Resource[] => {
  const seen = new Set<string>();
  return resources.filter((r) => !seen.has(r.id ?? "") && seen.add(r.id ?? ""));
};
