// Observation: a symptom or sign that is there or is not. A finding that is absent is an Observation of absence, never a refuted Condition.
import type { Observation } from "@medplum/fhirtypes";
import type { Concept } from "../../base/concept.ts";
import type { FamilyHistoryFact, FindingFact, MetastasisFact } from "../../facts/disease-fact.ts";
import { type BuildContext, idOf, patientReference } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable } from "../concepts.ts";
import { dated } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta, observationStatus } from "../heads.ts";
import { bodySite, placeText } from "../places.ts";

/** A finding; or a metastasis or family history that the text says is not there. */
export function buildClinicalFinding(ctx: BuildContext, fact: FindingFact | MetastasisFact | FamilyHistoryFact): Observation {
  const id = idOf(ctx, fact);
  const place = fact.kind === "family-history" ? undefined : fact.place;
  const severity = fact.kind === "finding" ? fact.severity : undefined;
  const presence = annotations(ctx, fact, "assertion");
  return defined<Observation>({
    resourceType: "Observation",
    id,
    meta: meta([ourProfile("clinical-finding")], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: observationStatus(fact),
    code: codeable(ctx, findingOf(fact), annotations(ctx, fact, "finding")),
    subject: patientReference(ctx),
    ...dated(ctx, "effective", fact.time, { form: "any" }),
    valueBoolean: fact.assertion !== "absent",
    _valueBoolean: extended(presence),
    interpretation: severity === undefined ? [] : [{ ...extended(annotations(ctx, fact, "severity")), text: severity }],
    bodySite: place && bodySite(ctx, place, annotations(ctx, fact, "place")),
  });
}

function findingOf(fact: FindingFact | MetastasisFact | FamilyHistoryFact): Concept {
  if (fact.kind === "finding") return fact.finding;
  if (fact.kind === "metastasis") return { text: `metastasis: ${placeText(fact.place)}` };
  return { text: `family history of ${fact.condition.text}` };
}
