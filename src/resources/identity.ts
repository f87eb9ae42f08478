// Ids that a second conversion gives again: UUIDv5 over tenant, patient key, kind, clinical identity and ordinal; no offset, no hash of content.
import { v5 } from "uuid";
import type { Concept } from "../base/concept.ts";
import type { PatientRecord } from "../facts/extraction.ts";
import type { Fact } from "../facts/fact.ts";
import type { Place } from "../facts/fact-base.ts";
import type { Narrative } from "../narrative/narrative.ts";
import type { BuildOptions } from "./build-options.ts";
import { NAMESPACE_URL } from "./canonicals.ts";

const NAMESPACE = v5(NAMESPACE_URL, v5.URL);

export const uuidOf = (...parts: readonly (string | number)[]): string => v5(JSON.stringify(parts), NAMESPACE);

/** Identity of the document: as given, else the hash of its bytes. */
export const documentKeyOf = (narrative: Pick<Narrative, "sha256">, options: BuildOptions): string =>
  options.documentId ?? narrative.sha256;

/** The identifier given, else document and case. */
export function patientKeyOf(record: PatientRecord, narrative: Pick<Narrative, "sha256">, options: BuildOptions): string {
  const { patientIdentifier } = options;
  if (patientIdentifier) return `${patientIdentifier.system}|${patientIdentifier.value}`;
  return `${documentKeyOf(narrative, options)}#${record.ordinal}`;
}

export const conceptIdentity = (concept: Concept): string => concept.key ?? concept.text.toLowerCase().replace(/\s+/g, " ").trim();

export const placeIdentity = (place: Place | undefined): string => (place ? `${conceptIdentity(place.site)}|${place.side ?? ""}` : "");

/** What a fact is, apart from its values: two facts with the same identity are told apart by their order alone. */
export function clinicalIdentity(fact: Fact): string {
  switch (fact.kind) {
    case "patient":
    case "follow-up":
      return "";
    case "primary":
      return fact.site ? placeIdentity(fact.site) : conceptIdentity(fact.condition);
    case "metastasis":
    case "lesion":
      return placeIdentity(fact.place);
    case "grade":
      return fact.primaryId ? "primary" : "";
    case "stage":
      return `${fact.system ?? ""}|${fact.category ?? "group"}`;
    case "marker":
      return conceptIdentity(fact.test);
    case "performance":
      return fact.scale;
    case "size":
      return placeIdentity(fact.place);
    case "radiotherapy":
      return `${fact.modality ?? ""}|${placeIdentity(fact.target)}`;
    case "drug":
      return conceptIdentity(fact.drug);
    case "systemic-course":
      return (fact.regimen ?? fact.name).toLowerCase();
    case "response":
      return fact.places.map(placeIdentity).join(",");
    case "survival":
      return fact.measure;
    case "procedure":
      return `${conceptIdentity(fact.procedure)}|${placeIdentity(fact.place)}`;
    case "not-given":
      return `${conceptIdentity(fact.what)}|${placeIdentity(fact.place)}`;
    case "stop":
    case "recommendation":
      return conceptIdentity(fact.what);
    case "consent":
      return `${fact.about}|${fact.drug ? conceptIdentity(fact.drug) : ""}`;
    case "finding":
      return `${conceptIdentity(fact.finding)}|${placeIdentity(fact.place)}`;
    case "comorbidity":
      return conceptIdentity(fact.condition);
    case "adverse-event":
      return conceptIdentity(fact.event);
    case "family-history":
      return `${conceptIdentity(fact.condition)}|${fact.relative ?? ""}`;
    case "line":
      return String(fact.number);
  }
}
