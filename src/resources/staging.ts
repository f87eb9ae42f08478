// Which observation code and staging method a stage has; the FIGO method follows the organ of the primary.
import type { CodeableConcept, Extension } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../base/concept.ts";
import type { StageFact, StagingSystem } from "../facts/disease-fact.ts";
import { type BuildContext, primaryFor } from "./build-context.ts";
import { conceptOf } from "./concepts.ts";
import { CODES } from "./profile-codes.ts";

const GROUP_CODES: Partial<Record<StagingSystem, SourcedCoding>> = {
  figo: CODES.FIGO_STAGE,
  ajcc: CODES.TNM_STAGE_GROUP,
  tnm: CODES.TNM_STAGE_GROUP,
  "ann-arbor": CODES.LYMPHOMA_STAGE,
  dukes: CODES.DUKES_STAGE,
  binet: CODES.BINET_STAGE,
  iss: CODES.ISS_STAGE,
  barcelona: CODES.BCLC_STAGE,
};

const METHODS: Partial<Record<StagingSystem, SourcedCoding>> = {
  "ann-arbor": CODES.ANN_ARBOR,
  dukes: CODES.DUKES,
  clark: CODES.CLARK,
  binet: CODES.BINET,
  rai: CODES.RAI,
  iss: CODES.ISS,
  "va-lung": CODES.VA_LUNG,
  barcelona: CODES.BCLC,
};

const CATEGORY_CODES = {
  T: { "": CODES.T_CATEGORY, c: CODES.CT_CATEGORY, p: CODES.PT_CATEGORY },
  N: { "": CODES.N_CATEGORY, c: CODES.CN_CATEGORY, p: CODES.PN_CATEGORY },
  M: { "": CODES.M_CATEGORY, c: CODES.CM_CATEGORY, p: CODES.PM_CATEGORY },
} as const;

/** "ypT2": neither a clinical nor a plain pathological category; the general code, the prefix stays in the value. */
const isPlainPrefix = (prefix: string): prefix is "" | "c" | "p" => prefix === "" || prefix === "c" || prefix === "p";

export function stagingCode({ system, category, prefix = "" }: StageFact, extension: Extension[]): CodeableConcept {
  if (category) return conceptOf([CATEGORY_CODES[category][isPlainPrefix(prefix) ? prefix : ""]], undefined);
  return conceptOf([(system && GROUP_CODES[system]) ?? CODES.NEOPLASM_STAGE], undefined, system ? extension : []);
}

// Words of the organ in the site or disease, such as "uterine cervix" or "carcinoma of the ovary".
const FIGO_METHODS: readonly (readonly [RegExp, SourcedCoding])[] = [
  [/cervi(?:x|cal)/i, CODES.FIGO_CERVIX],
  [/endometri/i, CODES.FIGO_ENDOMETRIUM],
  [/ovar/i, CODES.FIGO_OVARY],
  [/vulva/i, CODES.FIGO_VULVA],
  [/vagin/i, CODES.FIGO_VAGINA],
];

export function stagingMethod(ctx: BuildContext, fact: StageFact): SourcedCoding | undefined {
  if (fact.category || !fact.system) return undefined;
  if (fact.system !== "figo") return METHODS[fact.system];
  const primary = primaryFor(ctx, fact);
  const words = `${primary?.site?.site.text ?? ""} ${primary?.condition.text ?? ""}`;
  return FIGO_METHODS.find(([organ]) => organ.test(words))?.[1] ?? CODES.FIGO_GYNECOLOGIC;
}
