// Stages: kind of stage, system of staging, value. FIGO values are NCIt codes; AJCC values only where a row exists.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf } from "./codings.ts";
import { findConcept } from "./find-concept.ts";

type Codings = readonly SourcedCoding[];
const byName = (domain: string, term: string, options?: CodingOptions): Codings => {
  const key = findConcept(domain, term);
  return key === undefined ? [] : codingsOf(key, options);
};

/** "IVB" → FIGO Stage IVB. Upper-case Roman numeral with its letter and number; Arabic numbers are read too: "4B". */
export function figoStageCodings(value: string, options?: CodingOptions): Codings {
  return byName("stage.figo", `FIGO stage ${romanOf(value)}`, options);
}

const ROMAN = ["0", "I", "II", "III", "IV"];
const ARABIC = /^([0-4])(?=$|[A-Z])/u;

function romanOf(value: string): string {
  const plain = value.replace(/\s/gu, "").toUpperCase();
  return plain.replace(ARABIC, (_, digit: string) => ROMAN[Number(digit)]!).replace(/\((I+)\)$/u, (part) => part.toLowerCase());
}

/** What kind of stage an observation tells. */
type StageType = "figo" | "tnm-group" | "clinical-tnm-group" | "pathologic-tnm-group" | "clinical" | "lymphoma" | "residual";

const TYPES: Readonly<Record<StageType, string>> = {
  figo: "stage.figo/figo-stage-observation-code-gynecologic",
  "tnm-group": "stage.tnm/tnm-stage-group",
  "clinical-tnm-group": "stage.tnm/clinical-tnm-stage-group",
  "pathologic-tnm-group": "stage.tnm/pathologic-tnm-stage-group",
  clinical: "stage/clinical-stage-observation-code",
  lymphoma: "stage/lymphoma-stage-observation-code",
  residual: "stage/residual-tumor-stage-observation-code",
};

export const stageTypeCodings = (type: StageType, options?: CodingOptions): Codings => codingsOf(TYPES[type], options);

const FIGO = "stage.figo/figo-staging-system";
const FIGO_METHODS: readonly (readonly [RegExp, string])[] = [
  [/cervi/iu, `${FIGO}-cervical-carcinoma-method`],
  [/endometri/iu, `${FIGO}-endometrial-carcinoma-method`],
  [/ovar/iu, `${FIGO}-ovarian-tumor-method`],
  [/vulv/iu, `${FIGO}-vulvar-carcinoma-method`],
  [/vagin/iu, `${FIGO}-vaginal-tumor-method`],
];
const FIGO_GENERAL = `${FIGO}-gynecologic-method`;

/** The system of staging of FIGO, of the organ where it has one. @param site name or key of the primary's site */
export function figoMethodCodings(site: string | undefined, options?: CodingOptions): Codings {
  const method = FIGO_METHODS.find(([organ]) => site !== undefined && organ.test(site));
  return codingsOf(method?.[1] ?? FIGO_GENERAL, options);
}

/** "AJCC 8th edition", "Ann Arbor staging, lymphoma", "Dukes staging", or any name of a system that mCODE lists. */
export const stageMethodCodings = (name: string, options?: CodingOptions): Codings => byName("stage", name, options);

/** "cT", "pN", "M" → the category that an observation tells. */
export const tnmCategoryCodings = (category: string, options?: CodingOptions): Codings =>
  byName("stage.tnm", `${category} category`, options);

/** "cT3", "pN0", "stage IIIC" → AJCC value; most values have no row. */
export const tnmValueCodings = (value: string, options?: CodingOptions): Codings => byName("stage.tnm.value", `AJCC ${value}`, options);
