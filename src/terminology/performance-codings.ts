// Performance status: the observation and, for ECOG, its value.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf } from "./codings.ts";

const TESTS: Readonly<Record<string, string>> = {
  ecog: "performance/ecog-performance-status-observation-code",
  who: "performance/ecog-performance-status-observation-code",
  karnofsky: "performance/karnofsky-performance-status-observation-code",
};

/** Code of the observation: "ecog", "who" (the same scale), "karnofsky". */
export const performanceTestCodings = (scale: string, options?: CodingOptions): readonly SourcedCoding[] =>
  TESTS[scale] === undefined ? [] : codingsOf(TESTS[scale], options);

/** Answer of ECOG 0 to 5 (LOINC answer, SNOMED finding); Karnofsky has no value codes. */
export const ecogValueCodings = (value: number, options?: CodingOptions): readonly SourcedCoding[] =>
  codingsOf(`performance/ecog-${value}`, options);
