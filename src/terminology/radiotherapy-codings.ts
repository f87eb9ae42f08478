// Radiotherapy: modality and technique. What the words do not say is not coded: "EBRT" names no photons, "brachytherapy" no dose rate.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf, conceptOf } from "./codings.ts";
import { findConcept } from "./find-concept.ts";
import { findTerm } from "./find-term.ts";

type Codings = readonly SourcedCoding[];

/** Modalities of mCODE's value set, each of which the words must say in full. */
const MODALITIES: ReadonlySet<string> = new Set(
  [
    "external-beam-radiotherapy-photons",
    "external-beam-radiotherapy-electrons",
    "external-beam-radiotherapy-protons",
    "external-beam-radiotherapy-neutrons",
    "external-beam-radiotherapy-carbon-ions",
    "brachytherapy-high-dose-rate",
    "brachytherapy-low-dose-rate-temporary-source",
    "brachytherapy-pulsed-dose-rate",
    "brachytherapy-permanent-seeds",
    "brachytherapy-high-dose-rate-electronic",
    "radiopharmaceutical-therapy",
  ].map((slug) => `procedure.radiotherapy/${slug}`),
);
const EXTERNAL_BEAM = "procedure.radiotherapy/external-beam-radiotherapy-procedure";

/** Stands for a modality or technique that is known only by its text. */
const notCodedCodings = (options?: CodingOptions): Codings => codingsOf("radiotherapy.modality/modality-or-technique-not-coded", options);

/** First coding of the modality that the words say, or "not coded"; after it, for external beam, the general procedure. */
export function modalityCodings(words: string, options?: CodingOptions): Codings {
  const key = radiotherapyKey(words);
  if (key !== undefined && MODALITIES.has(key)) return codingsOf(key, options);
  return [...notCodedCodings(options), ...(key === EXTERNAL_BEAM ? codingsOf(EXTERNAL_BEAM, options) : [])];
}

const TECHNIQUES: ReadonlySet<string> = new Set(
  [
    "imrt",
    "vmat",
    "3d-conformal-ebrt",
    "2d-ebrt",
    "intracavitary-brachytherapy-technique",
    "interstitial-brachytherapy-technique",
    "intraluminal-brachytherapy-technique",
    "surface-brachytherapy",
    "intravascular-brachytherapy",
    "intraoperative-radiotherapy",
    "ultra-high-dose-rate-radiotherapy",
    "neutron-capture-therapy",
    "stereotactic-radiosurgery",
    "total-body-irradiation",
  ].map((slug) => `procedure.radiotherapy/${slug}`),
);

/** Technique by key or words; empty for a technique without a row (SBRT). */
export function techniqueCodings(keyOrWords: string, options?: CodingOptions): Codings {
  const key = radiotherapyKey(keyOrWords);
  return key !== undefined && TECHNIQUES.has(key) ? codingsOf(key, options) : [];
}

/** Code of a whole course. */
export const courseCodings = (options?: CodingOptions): Codings =>
  codingsOf("procedure.radiotherapy/radiotherapy-course-summary-mcode-code", options);

const radiotherapyKey = (words: string): string | undefined =>
  conceptOf(words)?.key ?? findConcept("procedure.radiotherapy", words) ?? findTerm("radiotherapy", words);
