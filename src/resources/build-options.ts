// What the pipeline hands to `buildBundle` besides the facts: identity, clock, software and codes. Nothing here is read from the world.
import type { Concept, SourcedCoding } from "../base/concept.ts";
import type { MarkerFact } from "../facts/disease-fact.ts";
import type { PatientRecord } from "../facts/extraction.ts";

type Codings = readonly SourcedCoding[];

/** Look-ups into the terminology, one for each role that a concept can have; empty where there is no code to emit. The real one: `codes.ts`. */
export interface CodingSource {
  /** Drug, disease, procedure, finding. */
  concept(concept: Concept): Codings;
  /** A place of the body: SNOMED CT, and ICD-O-3 topography. */
  site(site: Concept): Codings;
  /** SNOMED CT and ICD-O-3 morphology. */
  histology(histology: Concept): Codings;
  grade(grade: Concept): Codings;
  /** Metastasis to the site: "Secondary malignant neoplasm of supraclavicular lymph nodes". */
  metastasis(site: Concept): Codings;
  /** "IVB" */
  figoStage(value: string): Codings;
  /** "cT3", "stage IIB": the AJCC value. */
  ajccValue(value: string): Codings;
  /** The test; unit, method and value decide between its codes. */
  marker(marker: Pick<MarkerFact, "test" | "unit" | "method" | "value">): Codings;
  /** "intravenous" */
  route(route: string): Codings;
  /** "upper", "multiple": qualifier of a place. */
  placeQualifier(qualifier: string): Codings;
}

export interface BuildOptions {
  readonly tenant: string;
  /** Identifier of the patient at the destination; without it the bundle is tagged `unlinked`. */
  readonly patientIdentifier?: { readonly system: string; readonly value: string };
  /** Identifier of the document; without it the hash of its bytes. */
  readonly documentId?: string;
  /** Where the input was a DocumentReference: its versioned reference. Evidence points there and no copy is made. */
  readonly sourceDocument?: string;
  /** The file that the text was extracted from (PDF, DOCX); left out where the document holds several patients. */
  readonly originalFile?: { readonly contentType: string; readonly dataBase64: string; readonly title?: string };
  /** FHIR instant of the conversion. */
  readonly recorded: string;
  readonly software: { readonly name: string; readonly version: string };
  /** The other patients of the narrative: what proves their facts is blanked, in shared parts too. */
  readonly others?: readonly PatientRecord[];
  /** False leaves out codes that need a licence; default true. */
  readonly affiliateCodes?: boolean;
  /** Look-ups; the terminology of the product where none are given. */
  readonly codings?: CodingSource;
}
