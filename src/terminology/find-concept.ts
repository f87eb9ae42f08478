// A judged concept by its name inside a domain.
import { conceptsNamed } from "./concepts.ts";

/**
 * Key of the concept that the term names: "findConcept('stage.figo', 'FIGO stage IVB')".
 * @param domainPrefix a domain or its beginning: "procedure" also holds "procedure.surgery"
 * @returns undefined where no concept of the domain has that name
 */
export function findConcept(domainPrefix: string, term: string): string | undefined {
  const isInside = (domain: string): boolean => domain === domainPrefix || domain.startsWith(`${domainPrefix}.`);
  return conceptsNamed(term).find((c) => isInside(c.domain))?.key;
}
