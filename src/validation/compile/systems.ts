// The URIs of code systems: those that the packages define or draw on, and how a URI that is nearly one of them was meant.
import type { Definitions } from "../definitions/definitions.ts";
import type { Registry } from "./model.ts";

/** Of those, R4 says which URI SHALL be used: https://hl7.org/fhir/R4/terminologies-systems.html */
const NAMED: readonly string[] = [
  "http://snomed.info/sct",
  "http://loinc.org",
  "http://unitsofmeasure.org",
  "http://www.nlm.nih.gov/research/umls/rxnorm",
];
const isOfHl7 = (system: string): boolean => /^http:\/\/(?:terminology\.)?hl7\.org\//.test(system);

/** The look-alikes are gathered when the first system that is not known is met. */
export function systemsOf(definitions: Definitions): Pick<Registry, "isSystem" | "systemLike"> {
  let external: ReadonlySet<string> | undefined;
  let byForm: ReadonlyMap<string, string> | undefined;
  const isSystem = (system: string): boolean => {
    external ??= externalSystems(definitions);
    return Object.hasOwn(definitions.codeSystems, system) || external.has(system);
  };
  return {
    isSystem,
    systemLike: (system) => {
      byForm ??= new Map([...Object.keys(definitions.codeSystems).filter(isOfHl7), ...NAMED].map((one) => [formOf(one), one]));
      return byForm.get(formOf(system));
    },
  };
}

/** SNOMED CT, LOINC and the others that no package defines, by the value sets that draw on them. */
function externalSystems({ valueSets }: Definitions): ReadonlySet<string> {
  const systems = new Set<string>();
  for (const { codes, open } of Object.values(valueSets)) {
    for (const system in codes) systems.add(system);
    for (const { system } of open ?? []) systems.add(system);
  }
  return systems;
}

// 'https://SNOMED.info/sct/' → 'snomed.info/sct'
const formOf = (uri: string): string =>
  uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/$/, "");
