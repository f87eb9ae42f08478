// "Ciplatin", "pembrolizumb": a name that no table knows and that is one slip of the pen away from exactly one medicine.
import type { CsvConcept } from "./concept-data.ts";
import { judgedConcepts } from "./concepts.ts";

// Short names lie too near to one another.
const SHORTEST = 8;

let names: readonly (readonly [string, CsvConcept])[] | undefined;

/** The one medicine whose name has the same first letter and differs by one letter missed, added, changed or swapped; undefined where none or several do. */
export function misspeltDrug(word: string): CsvConcept | undefined {
  const written = word.toLowerCase();
  if (!/^[a-z]+$/.test(written) || written.length < SHORTEST) return undefined;
  names ??= [...judgedConcepts().values()]
    .filter((concept) => concept.domain.startsWith("drug"))
    .flatMap((concept) => [concept.name, ...concept.aliases].map((name) => [name.toLowerCase(), concept] as const))
    .filter(([name]) => /^[a-z]+$/.test(name) && name.length >= SHORTEST);
  const near = new Set(names.filter(([name]) => name[0] === written[0] && isOneSlip(written, name)).map(([, concept]) => concept));
  return near.size === 1 ? [...near][0] : undefined;
}

/** Whether two different words differ by one letter missed, added or changed, or by two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
}
