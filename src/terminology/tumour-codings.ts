// Topography, morphology and lesion of a tumour.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf, conceptOf } from "./codings.ts";
import { conceptsNamed } from "./concepts.ts";
import { findTerm } from "./find-term.ts";

const ICD_O = "http://terminology.hl7.org/CodeSystem/icd-o-3";
const REMARK = /\s*\([^)]*\)/gu;

/** ICD-O-3 topography of a site, by key or name; empty where it has none of its own. */
export function topographyCodings(site: string, options?: CodingOptions): readonly SourcedCoding[] {
  return ofDomain("topography", site, options).filter((coding) => coding.system === ICD_O);
}

/** Morphology of a histology, by key or name: SNOMED CT and ICD-O-3, one of each where rows exist. */
export function morphologyCodings(histology: string, options?: CodingOptions): readonly SourcedCoding[] {
  const found = ofDomain("morphology", histology, options);
  if (found.length > 0) return found;
  const key = histology.includes("/") ? histology : findTerm("morphology", histology);
  return key === undefined ? [] : codingsOf(key, options);
}

/** All concepts of one domain with this name, one coding per system. */
function ofDomain(domain: string, keyOrName: string, options?: CodingOptions): readonly SourcedCoding[] {
  const concept = conceptOf(keyOrName);
  const names = concept ? [concept.name, concept.name.replace(REMARK, ""), ...concept.synonyms] : [keyOrName];
  const bySystem = new Map<string, SourcedCoding>();
  for (const name of names)
    for (const { key, domain: found } of conceptsNamed(name))
      if (found === domain)
        for (const coding of codingsOf(key, options)) if (!bySystem.has(coding.system)) bySystem.set(coding.system, coding);
  return [...bySystem.values()];
}

/** Morphology of a lesion of which the text says no more. */
export const lesionCodings = (options?: CodingOptions): readonly SourcedCoding[] => codingsOf("vocabulary.finding/lesion", options);
