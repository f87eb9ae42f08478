// Observation ⊂ mcode-cancer-disease-status: first the SNOMED trend, second the LOINC answer, and the words as written.
// "No disease progression" is a stable trend without a RECIST answer; improvement in plain words is no partial response of RECIST.
import type { Extension, Observation } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { ResponseFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences, referencesToFacts } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, dataAbsent, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";
import { focusAt } from "../places.ts";
import { CODES } from "../profile-codes.ts";
import type { Link } from "../references.ts";

export function buildTumorResponse(ctx: BuildContext, fact: ResponseFact): Observation {
  const id = idOf(ctx, fact);
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("tumor-response"), mcodeProfile("cancer-disease-status")], fact),
    extension: [...evidenceType(ctx, fact), ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    code: conceptOf([CODES.DISEASE_STATUS], undefined),
    subject: patientReference(ctx),
    focus: focusOf(ctx, fact),
    ...dated(ctx, "effective", fact.time, { form: "dateTime" }),
    valueCodeableConcept: conceptOf(valueCodes(fact), fact.words, annotations(ctx, fact, "category")),
  });
}

function valueCodes({ category, isCategoryStated }: ResponseFact): readonly SourcedCoding[] {
  switch (category) {
    case "CR":
      return isCategoryStated ? [CODES.FULL_REMISSION, CODES.ANSWER_CR] : [CODES.FULL_REMISSION];
    case "PR":
      return isCategoryStated ? [CODES.PARTIAL_REMISSION, CODES.ANSWER_PR] : [CODES.IMPROVED];
    case "SD":
      return isCategoryStated ? [CODES.STABLE, CODES.ANSWER_SD] : [CODES.STABLE];
    case "PD":
      return isCategoryStated ? [CODES.WORSENED, CODES.ANSWER_PD] : [CODES.WORSENED];
    case "nonPD":
      return [CODES.STABLE];
    case "mixed":
    case "other":
      return [CODES.UNDETERMINED];
  }
}

/** The lesions named, else what lies at the places, else the disease as a whole. */
function focusOf(ctx: BuildContext, fact: ResponseFact): Link[] {
  const lesions = referencesToFacts(ctx, fact.lesionIds ?? []);
  const named = lesions.length > 0 ? lesions : fact.places.map((place) => focusAt(ctx, place));
  const focus = named.length > 0 ? named : primaryReferences(ctx, fact);
  const distinct = [...new Map(focus.map((f) => [f.reference, f])).values()];
  return distinct.length > 0 ? distinct : [{ extension: [dataAbsent()] } as Link];
}

function evidenceType(ctx: BuildContext, fact: ResponseFact): Extension[] {
  const code = fact.method === "imaging" ? CODES.IMAGING : fact.method === "examination" ? CODES.PHYSICAL_EXAMINATION : undefined;
  return code
    ? [{ url: EXTENSION.evidenceType, valueCodeableConcept: conceptOf([code], undefined, annotations(ctx, fact, "method")) }]
    : [];
}
