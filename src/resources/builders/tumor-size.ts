// Observation ⊂ mcode-tumor-size: longest dimension in cm or mm, further dimensions beside it.
// A short diameter is not a longest dimension, and a number without a unit is no size of the profile: both are plain Observations.
import type { Observation, ObservationComponent } from "@medplum/fhirtypes";
import type { Measure } from "../../base/measure.ts";
import type { SizeFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, referenceToFact } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf, quantity } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";
import { lesionFactAt, lesionId } from "../places.ts";
import { CODES } from "../profile-codes.ts";
import { referenceTo } from "../references.ts";

export function buildTumorSize(ctx: BuildContext, fact: SizeFact): Observation {
  const id = idOf(ctx, fact);
  const isLongest = fact.which !== "short-axis" && fact.dimensions.every((d) => d.unit === "cm" || d.unit === "mm");
  const notes = annotations(ctx, fact, "dimensions");
  const lesion =
    referenceToFact(ctx, fact.lesionId) ??
    (fact.place && referenceToFact(ctx, lesionFactAt(ctx, fact.place)?.id)) ??
    referenceTo({ type: "BodyStructure", id: lesionId(ctx, fact.place) });
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta(isLongest ? [ourProfile("tumor-size"), mcodeProfile("tumor-size")] : [], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    code: conceptOf([CODES.TUMOR_SIZE], fact.which === "short-axis" ? "short-axis diameter" : undefined),
    subject: patientReference(ctx),
    focus: [lesion],
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueQuantity: isLongest || !fact.dimensions[0] ? undefined : quantity(fact.dimensions[0], notes),
    note: fact.dimensions.some((d) => d.isApproximate) ? [{ text: "approximate, as written" }] : [],
    component: isLongest ? fact.dimensions.slice(0, 3).map((d, i) => dimension(d, i === 0, i === 0 ? notes : [])) : [],
  });
}

const dimension = (measure: Measure, isLongest: boolean, notes: Parameters<typeof quantity>[1]): ObservationComponent => ({
  code: conceptOf([isLongest ? CODES.LONGEST_DIMENSION : CODES.OTHER_DIMENSION], undefined),
  valueQuantity: quantity(measure, notes),
});
