// Key → codings. Only rows that are exact and preferred, one per system; each says where it was found.
import type { SourcedCoding } from "../base/concept.ts";
import { judgedConcepts } from "./concepts.ts";
import { openVocabulary } from "./vocabulary.ts";

export interface CodingOptions {
  /** False leaves out what needs an affiliate licence: SNOMED CT outside the Global Patient Set, and ICD-O-3. Default true. */
  readonly affiliateCodes?: boolean;
}

interface TerminologyConcept {
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  /** Names of the judged table; a concept of the vocabulary alone lists none. */
  readonly synonyms: readonly string[];
}

/** Codes under which things are looked up, and which no profile of ours carries as the code of a resource. */
const LOOK_UP_ONLY: ReadonlySet<string> = new Set(["http://www.genenames.org"]);

// Order in which codings stand: what the profiles ask for first.
const ORDER = [
  "http://snomed.info/sct",
  "http://loinc.org",
  "http://www.nlm.nih.gov/research/umls/rxnorm",
  "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
];
const RXNORM = ORDER[2]!;
const rank = (system: string): number => (system === RXNORM ? -1 : ORDER.includes(system) ? ORDER.indexOf(system) : ORDER.length);

/** The codings of a concept, the most telling system first; empty where none may be emitted. */
export function codingsOf(key: string, { affiliateCodes = true }: CodingOptions = {}): readonly SourcedCoding[] {
  const bySystem = new Map<string, SourcedCoding>();
  const judged = judgedConcepts().get(key);
  const settled = new Set<string>();
  for (const code of judged?.codes ?? []) {
    if (code.relation !== "exact") settled.add(code.system); // judged and found wanting: no other table may bring it back
    if (code.relation !== "exact" || !code.isPreferred || (code.isAffiliate && !affiliateCodes)) continue;
    const { system, display, source } = code;
    bySystem.set(system, { system, code: code.code, display, source, ...(code.isRecordedOnly ? { isRecordedOnly: true } : {}) });
  }
  const number = openVocabulary().numberOf(key);
  if (number !== undefined)
    for (const { system, code, display, source, isAffiliate } of openVocabulary().concept(number).codes) {
      if (bySystem.has(system) || settled.has(system) || LOOK_UP_ONLY.has(system) || (isAffiliate && !affiliateCodes)) continue;
      bySystem.set(system, { system, code, ...(display === undefined ? {} : { display }), source });
    }
  return [...bySystem.values()].sort((a, b) => rank(a.system) - rank(b.system));
}

/** The concept itself; undefined for a key that no table has. */
export function conceptOf(key: string): TerminologyConcept | undefined {
  const judged = judgedConcepts().get(key);
  if (judged) return { key, name: judged.name, domain: judged.domain, synonyms: judged.aliases };
  const number = openVocabulary().numberOf(key);
  if (number === undefined) return undefined;
  const { name } = openVocabulary().concept(number);
  return { key, name, domain: key.slice(0, key.indexOf("/")), synonyms: [] };
}
