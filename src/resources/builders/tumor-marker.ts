// Observation ⊂ mcode-tumor-marker-test: a number with comparator and unit, a range as text, or a word such as "positive".
import type { Observation } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../../base/concept.ts";
import type { MarkerFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference, primaryReferences } from "../build-context.ts";
import { EXTENSION, mcodeProfile, ourProfile } from "../canonicals.ts";
import { conceptOf, quantity } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationCategory, observationStatus } from "../heads.ts";
import { CODES } from "../profile-codes.ts";

export function buildTumorMarker(ctx: BuildContext, fact: MarkerFact): Observation {
  const id = idOf(ctx, fact);
  const related = primaryReferences(ctx, fact).map((valueReference) => ({ url: EXTENSION.relatedCondition, valueReference }));
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("tumor-marker"), mcodeProfile("tumor-marker-test")], fact),
    extension: [...related, ...factExtensions(ctx, fact)],
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    category: [observationCategory("laboratory")],
    code: conceptOf(ctx.codings.marker(fact), fact.test.text, annotations(ctx, fact, "test")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "day" }),
    ...markerValue(ctx, fact),
    interpretation:
      fact.interpretation === undefined ? [] : [{ ...extended(annotations(ctx, fact, "interpretation")), text: fact.interpretation }],
    method: fact.method === undefined ? undefined : { ...extended(annotations(ctx, fact, "method")), text: fact.method },
  });
}

const WORDS: Readonly<Record<string, SourcedCoding>> = { positive: CODES.POSITIVE, negative: CODES.NEGATIVE };

function markerValue(ctx: BuildContext, fact: MarkerFact): Partial<Observation> {
  const notes = annotations(ctx, fact, "value");
  const { value, unit, comparator } = fact;
  if (typeof value === "number")
    return { valueQuantity: quantity({ value, ...(unit !== undefined && { unit }), ...(comparator && { comparator }) }, notes) };
  if (typeof value === "string") return { valueCodeableConcept: conceptOf(WORDS[value] ? [WORDS[value]] : [], value, notes) };
  // The profile takes no Range.
  const valueString = `${value[0]}-${value[1]}${unit === undefined ? "" : ` ${unit}`}`;
  return { valueString, ...(notes.length > 0 && ({ _valueString: { extension: notes } } as object)) };
}
