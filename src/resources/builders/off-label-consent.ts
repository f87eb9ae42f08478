// Consent: the patient agreed to a treatment; for off-label use it names the drug and points at what was given.
import type { Consent } from "@medplum/fhirtypes";
import type { ConsentFact, DrugFact } from "../../facts/treatment-fact.ts";
import { type BuildContext, factsOf, idOf, patientReference, referencesToFacts } from "../build-context.ts";
import { ourProfile } from "../canonicals.ts";
import { codeable, conceptOf } from "../concepts.ts";
import { dateNotes, singleDate } from "../dates.ts";
import { defined } from "../defined.ts";
import { annotations, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";
import { conceptIdentity } from "../identity.ts";
import { CODES } from "../profile-codes.ts";

const POLICY = { "off-label": "consent to the use of a drug beyond its approved indications", treatment: "consent to treatment" } as const;

export function buildOffLabelConsent(ctx: BuildContext, fact: ConsentFact): Consent {
  const id = idOf(ctx, fact);
  const about = fact.about === "off-label" ? "off-label" : "treatment";
  const date = singleDate(fact.time);
  const notes = dateNotes(ctx, fact.time);
  const drugs = drugConcepts(ctx, fact);
  return defined<Consent>({
    resourceType: "Consent",
    id,
    meta: meta(about === "off-label" && drugs.length > 0 ? [ourProfile("off-label-consent")] : [], fact),
    extension: factExtensions(ctx, fact),
    identifier: [factIdentifier(id)],
    status: "active",
    scope: conceptOf([CODES.CONSENT_TREATMENT], undefined),
    category: [conceptOf([CODES.PATIENT_CONSENT], undefined)],
    patient: patientReference(ctx),
    dateTime: date,
    _dateTime: date === undefined ? undefined : extended(notes),
    policyRule: { text: POLICY[about] },
    provision: {
      type: "permit",
      ...nonEmpty("code", drugs),
      ...nonEmpty(
        "data",
        referencesToFacts(ctx, fact.drugIds).map((reference) => ({ meaning: "instance" as const, reference })),
      ),
    },
  });
}

/** The drug that the consent names, else those that it is linked to, each once. */
function drugConcepts(ctx: BuildContext, fact: ConsentFact): ReturnType<typeof codeable>[] {
  if (fact.drug) return [codeable(ctx, fact.drug, annotations(ctx, fact, "drug"))];
  const drugs = factsOf(ctx, "drug").filter((d: DrugFact) => fact.drugIds.includes(d.id));
  return [...new Map(drugs.map((d) => [conceptIdentity(d.drug), codeable(ctx, d.drug)])).values()];
}

const nonEmpty = <K extends string, T>(key: K, list: T[]): { [P in K]?: T[] } =>
  list.length > 0 ? ({ [key]: list } as { [P in K]: T[] }) : {};
