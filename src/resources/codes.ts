// The coding source of the product: the terminology, role by role.
import type { Concept } from "../base/concept.ts";
import { type CodingOptions, codingsOf } from "../terminology/codings.ts";
import { markerCodings } from "../terminology/marker-codings.ts";
import { gradeCodings, lateralityCodings, routeCodings } from "../terminology/role-codings.ts";
import { secondaryConditionFor } from "../terminology/secondary-condition.ts";
import { figoStageCodings, tnmValueCodings } from "../terminology/stage-codings.ts";
import { morphologyCodings, topographyCodings } from "../terminology/tumour-codings.ts";
import type { CodingSource } from "./build-options.ts";

/** @param options `affiliateCodes: false` leaves out SNOMED CT outside the Global Patient Set and ICD-O-3; codes that a profile fixes stay */
export function terminologyCodings(options: CodingOptions = {}): CodingSource {
  const ofKey = ({ key }: Concept) => (key === undefined ? [] : codingsOf(key, options));
  const keyOrText = ({ key, text }: Concept): string => key ?? text;
  return {
    concept: ofKey,
    site: (site) => distinct([...ofKey(site), ...topographyCodings(keyOrText(site), options)]),
    histology: (histology) => morphologyCodings(keyOrText(histology), options),
    grade: (grade) => (grade.key === undefined ? gradeCodings(grade.text, options) : ofKey(grade)),
    metastasis: (site) => {
      const key = secondaryConditionFor(keyOrText(site));
      return key === undefined ? [] : codingsOf(key, options);
    },
    figoStage: (value) => figoStageCodings(value, options),
    ajccValue: (value) => tnmValueCodings(value, options),
    marker: ({ test, unit, method, value }) =>
      markerCodings(
        { test: keyOrText(test), value, ...(unit !== undefined && { unit }), ...(method !== undefined && { method }) },
        options,
      ),
    route: (route) => routeCodings(route, options),
    placeQualifier: (qualifier) => lateralityCodings(qualifier, options),
  };
}

/** One coding per system: the first one found. */
const distinct = <T extends { readonly system: string }>(codings: readonly T[]): T[] =>
  codings.filter((c, i) => codings.findIndex((other) => other.system === c.system) === i);
