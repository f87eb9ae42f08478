// Whether what was found tells of a cancer at all: a text about a heart attack must not pass as an oncology record with little in it.
import type { PatientRecord } from "./extraction.ts";
import type { Fact, FactKind } from "./fact.ts";

/** Kinds that only the course of a tumour has, looked for and excluded ones too. */
const OF_A_TUMOUR: ReadonlySet<FactKind> = new Set<FactKind>([
  "primary",
  "metastasis",
  "grade",
  "stage",
  "marker",
  "performance",
  "lesion",
  "response",
  "radiotherapy",
  "drug",
  "systemic-course",
  "not-given",
  "stop",
  "recommendation",
  "line",
  "survival",
]);

// "no evidence of metastatic disease" is a finding that is absent.
const TUMOUR_WORDS = /\b(?:cancer|carcinoma|tumou?r|malignan|neoplas|metasta|recurren)/i;

const isOfATumour = (fact: Fact): boolean =>
  OF_A_TUMOUR.has(fact.kind) || (fact.kind === "finding" && fact.evidence.some(({ quote }) => TUMOUR_WORDS.test(quote)));

export const tellsOfCancer = (records: readonly PatientRecord[]): boolean => records.some(({ facts }) => facts.some(isOfATumour));
