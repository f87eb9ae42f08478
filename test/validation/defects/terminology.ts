// Defects of what stands beside a code: its display, the URI of its system, the language of a text, and nothing where a code must be.
import type { Change, Defect } from "./defect.ts";

const ABSENT = { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] };
const MARITAL = "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus";
const married = (display: string): object => ({ coding: [{ system: MARITAL, code: "M", display }] });

export const TERMINOLOGY: readonly Defect[] = [
  ["display of another code", "observation", "category[0].coding[0].display", "Imaging", "binding", "Observation.category[0].coding[0]"],
  ["display with more", "observation", "category[0].coding[0].display", "Laboratory test", "binding", "Observation.category[0].coding[0]"],
  [
    "display with a space before",
    "observation",
    "category[0].coding[0].display",
    " Laboratory",
    "binding",
    "Observation.category[0].coding[0]",
  ],
  ["display of v3", "patient", "maritalStatus", married("Wed"), "binding", "Patient.maritalStatus.coding[0]"],
  [
    "display of a tag",
    "patient",
    "meta",
    { security: [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "R", display: "secret" }] },
    "binding",
    "Patient.meta.security[0]",
  ],
  ["system https", "observation", "code.coding[0].system", "https://loinc.org", "structure", "Observation.code.coding[0]"],
  ["system with slash", "observation", "code.coding[0].system", "http://loinc.org/", "structure", "Observation.code.coding[0]"],
  ["system in capitals", "observation", "code.coding[0].system", "http://LOINC.org", "structure", "Observation.code.coding[0]"],
  ["system of v3 with slash", "patient", "maritalStatus.coding[0].system", `${MARITAL}/`, "structure", "Patient.maritalStatus.coding[0]"],
  [
    "system is a value set",
    "observation",
    "code.coding[0].system",
    "http://hl7.org/fhir/ValueSet/observation-codes",
    "structure",
    "Observation.code.coding[0]",
  ],
  ["system of a tag relative", "patient", "meta", { tag: [{ system: "own", code: "x" }] }, "structure", "Patient.meta.tag[0]"],
  ["unit system https", "observation", "valueQuantity.system", "https://unitsofmeasure.org", "structure", "Observation.valueQuantity"],
  ["unit system with slash", "observation", "valueQuantity.system", "http://unitsofmeasure.org/", "structure", "Observation.valueQuantity"],
  ["language of no one", "patient", "language", "xx", "binding", "Patient.language"],
  ["language as a word", "patient", "language", "english", "binding", "Patient.language"],
  [
    "use with extension only",
    "patient",
    "identifier[0]",
    { _use: ABSENT, system: "http://example.org/mrn", value: "1" },
    "binding",
    "Patient.identifier[0].use",
  ],
];

export const TERMINOLOGY_HARMLESS: readonly Change[] = [
  ["display in small letters", "observation", "category[0].coding[0].display", "laboratory"],
  ["display as of later", "patient", "maritalStatus", married("Married")],
  ["display of a system that no package has", "observation", "code.coding[0].display", "a marker"],
  [
    "display beside a version of the system that is not here",
    "observation",
    "category[0].coding[0]",
    { system: "http://terminology.hl7.org/CodeSystem/observation-category", version: "0.1", code: "laboratory", display: "Lab" },
  ],
  ["language of three letters", "patient", "language", "gsw-CH"],
  ["language with script", "patient", "language", "zh-Hant-TW"],
  [
    "two systems that differ in the scheme alone and are both in use",
    "observation",
    "code.coding[0].system",
    "https://www.ncbi.nlm.nih.gov/clinvar",
  ],
];
