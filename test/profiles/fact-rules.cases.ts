// Rules about evidence, origin, doubt, periods, and what was found.
import type { RuleCase } from "./rule-case.ts";

const REVIEW = "https://casebridge.dev/fhir/CodeSystem/review";
const tags = (...codes: string[]): object[] => codes.map((code) => ({ system: REVIEW, code }));
const coded = (system: string, ...codes: string[]): object => ({ coding: codes.map((code) => ({ system, code })) });
const SNOMED = "http://snomed.info/sct";
const NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
const LOINC = "http://loinc.org";
const UNKNOWN = { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] };

export const FACT_RULES: readonly RuleCase[] = [
  {
    key: "ev-1",
    example: "comorbidity-1",
    fires: {
      "no evidence at all": { extension: undefined },
      "evidence without a document": { "extension(derivation-reference).extension(reference).valueReference": { display: "the letter" } },
      "an empty span": { "extension(derivation-reference).extension(length).valueInteger": 0 },
      "a negative offset": { "extension(derivation-reference).extension(offset).valueInteger": -1 },
      "a span longer than a sentence": { "extension(derivation-reference).extension(length).valueInteger": 401 },
    },
    passes: { "the longest span": { "extension(derivation-reference).extension(length).valueInteger": 400 } },
  },
  {
    key: "vo-1",
    example: "radiotherapy-course-1",
    fires: {
      "derived, and nobody says how": {
        "extension(dose-delivered-to-volume).extension(fractionsDelivered)._valueUnsignedInt.extension(value-origin).extension": [
          { url: "code", valueCode: "derived" },
        ],
      },
    },
    passes: {
      "stated needs no explanation": {
        "extension(dose-delivered-to-volume).extension(fractionsDelivered)._valueUnsignedInt.extension(value-origin).extension": [
          { url: "code", valueCode: "stated" },
        ],
      },
    },
  },
  {
    key: "rep-1",
    example: "tumor-size-2",
    fires: { "a repair that repairs nothing": { "component[0].valueQuantity.extension(repair).extension(repaired).valueString": "3O" } },
    passes: {
      "a value that is withheld": {
        "component[0].valueQuantity.extension(repair).extension": [
          { url: "original", valueString: "lecm" },
          { url: "class", valueCode: "l-1" },
        ],
      },
    },
  },
  { key: "rev-1", example: "cancer-stage-1", fires: { "a doubtful stage that is final": { status: "final" } } },
  {
    key: "rev-2",
    example: "metastasis-2",
    fires: { "a doubtful metastasis that is confirmed": { "verificationStatus.coding[0].code": "confirmed" } },
    passes: { "a doubtful one that is refuted": { "verificationStatus.coding[0].code": "refuted" } },
  },
  {
    key: "rev-3",
    example: "cancer-stage-1",
    fires: { "review without a reason": { "meta.tag": tags("review") } },
    passes: { "two reasons": { "meta.tag": tags("review", "ambiguous", "repaired") }, "no review": { "meta.tag": undefined } },
  },
  {
    key: "ver-1",
    example: "comorbidity-1",
    fires: { "refuted and active": { "verificationStatus.coding[0].code": "refuted" } },
    passes: { "refuted without a clinical status": { "verificationStatus.coding[0].code": "refuted", clinicalStatus: undefined } },
  },
  {
    key: "prd-1",
    example: "systemic-therapy-course-1",
    fires: { "a course that ends before it starts": { performedPeriod: { start: "2020-05", end: "2019-12" } } },
    passes: { "periods of mixed precision": { performedPeriod: { start: "2020-05-20", end: "2020-05" } }, "an open end": {} },
  },
  {
    key: "prd-2",
    example: "antineoplastic-administration-1",
    fires: { "a drug that ends before it starts": { effectivePeriod: { start: "2020-05", end: "2020-04" } } },
    passes: { "one month": { effectivePeriod: { start: "2020-05", end: "2020-05" } } },
  },
  {
    key: "prd-3",
    example: "pd-l1-cps-1",
    fires: { "a test that ends before it starts": { effectivePeriod: { start: "2021", end: "2020" } } },
    passes: { "one year": { effectivePeriod: { start: "2020", end: "2020-03" } } },
  },
  {
    key: "prd-4",
    example: "treatment-plan-1",
    fires: { "a line that ends before it starts": { period: { start: "2020-05", end: "2020-01" } } },
    passes: { "a line without an end": { period: { start: "2020-05" } } },
  },
  {
    key: "pt-1",
    example: "cancer-patient-1",
    fires: { "a birth date that an age gave": { birthDate: "1962" } },
    passes: { "a birth date that is absent": { _birthDate: UNKNOWN } },
  },
  {
    key: "onset-1",
    example: "primary-cancer-1",
    fires: { "an age of 580 years": { "onsetAge.value": 580 }, "an age in millimetres": { "onsetAge.code": "mm" } },
    passes: { "a child of 18 months": { "onsetAge.value": 18, "onsetAge.code": "mo" } },
  },
  {
    key: "gr-1",
    example: "histologic-grade-1",
    fires: {
      "poorly differentiated as high grade": { valueCodeableConcept: { ...coded(SNOMED, "1155707008"), text: "poorly differentiated" } },
    },
    passes: { "high grade as written": { valueCodeableConcept: { ...coded(SNOMED, "1155707008"), text: "high grade" } } },
  },
  {
    key: "stage-2",
    example: "cancer-stage-2",
    fires: { "FIGO IVB as a stage of no system": { code: coded(NCIT, "C16899") } },
    passes: { "another system": { code: coded(NCIT, "C16899"), valueCodeableConcept: { text: "IVB" } } },
  },
  {
    key: "size-1",
    example: "tumor-size-1",
    fires: {
      "a node of 2.4 m": { "component[0].valueQuantity.value": 240 },
      "a size of nothing": { "component[0].valueQuantity.value": 0 },
    },
    passes: { "240 mm": { "component[0].valueQuantity.value": 240, "component[0].valueQuantity.code": "mm" } },
  },
  {
    key: "size-2",
    example: "tumor-size-1",
    fires: { "a longest dimension that is the shorter one": { "component[1].valueQuantity.value": 2.5 } },
    passes: {
      "a sphere": { "component[1].valueQuantity.value": 2.4 },
      "another unit is not compared": { "component[1].valueQuantity.value": 11, "component[1].valueQuantity.code": "mm" },
    },
  },
  {
    key: "cps-1",
    example: "pd-l1-cps-1",
    fires: {
      "a score of 101": { "valueQuantity.value": 101 },
      "a score of half a point": { "valueQuantity.value": 0.5 },
      "a percentage": { "valueQuantity.code": "%" },
    },
    passes: { "at least 1": { "valueQuantity.value": 1, "valueQuantity.comparator": ">=" }, "the top": { "valueQuantity.value": 100 } },
  },
  {
    key: "mk-1",
    example: "tumor-marker-1",
    fires: { "140 percent of the cells": { "valueQuantity.value": 140 } },
    passes: { "all of the cells": { "valueQuantity.value": 100 } },
  },
  {
    key: "mk-2",
    example: "tumor-marker-2",
    fires: { "a unit of another system": { "valueQuantity.system": "http://example.org/units" } },
    passes: { "a unit in words alone": { "valueQuantity.system": undefined, "valueQuantity.code": undefined } },
  },
  {
    key: "ecog-1",
    example: "ecog-performance-status-1",
    fires: { "ECOG 6": { valueInteger: 6 } },
    passes: { "ECOG 5": { valueInteger: 5 } },
  },
  {
    key: "kps-1",
    example: "karnofsky-performance-status-1",
    fires: { "Karnofsky 85": { valueInteger: 85 }, "Karnofsky 110": { valueInteger: 110 } },
    passes: { "Karnofsky 0": { valueInteger: 0 } },
  },
  {
    key: "resp-1",
    example: "tumor-response-1",
    fires: {
      "a response of nothing": { focus: undefined },
      "partial response with a worsening trend": { "valueCodeableConcept.coding[0].code": "271299001" },
      "complete response with a partial remission": { "valueCodeableConcept.coding[1].code": "LA28366-5" },
    },
    passes: {
      improved: { "valueCodeableConcept.coding[0].code": "268910001" },
      "a trend alone": { valueCodeableConcept: coded(SNOMED, "359746009") },
      "a focus that is unknown": { focus: [UNKNOWN] },
    },
  },
  {
    key: "resp-2",
    example: "tumor-response-2",
    fires: { "the category alone": { valueCodeableConcept: coded(LOINC, "LA28370-7") } },
    passes: { "words alone": { valueCodeableConcept: { text: "mixed response" } } },
  },
  {
    key: "surv-1",
    example: "survival-1",
    fires: { "a negative time": { "valueQuantity.value": -1 }, "a time in milligrams": { "valueQuantity.code": "mg" } },
    passes: { weeks: { "valueQuantity.code": "wk" } },
  },
  {
    key: "find-1",
    example: "clinical-finding-1",
    fires: { "no fever, false": { "code.text": "no fever" }, "without fever, false": { "code.text": "Without fever" } },
    passes: {
      "a name that only begins alike": { "code.text": "nodules of the skin" },
      "no evidence of disease, true": { "code.text": "no evidence of disease", valueBoolean: true },
    },
  },
  {
    key: "ae-1",
    example: "adverse-event-1",
    fires: {
      "a tumour grade": { "component[0].valueCodeableConcept": coded(SNOMED, "1663004") },
      "a code that is no grade": { "component[0].valueCodeableConcept": coded(NCIT, "C18000") },
    },
    passes: { "the grade in words": { "component[0].valueCodeableConcept": { text: "grade 2" } }, "no grade": { component: undefined } },
  },
];
