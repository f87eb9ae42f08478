// References between entries of one transaction → references between stored resources. https://hl7.org/fhir/R4/http.html#trules

export interface Rewritten<T> {
  readonly value: T;
  /** References that nothing resolves: `urn:` ones and conditional ones without exactly one match. */
  readonly unresolved: number;
}

/** Every member `reference` that `resolve` knows is replaced. Safe to recurse: the depth gate came first. */
export function rewriteReferences<T>(value: T, resolve: (reference: string) => string | undefined): Rewritten<T> {
  let unresolved = 0;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, member]) => {
        if (key !== "reference" || typeof member !== "string") return [key, walk(member)];
        const target = resolve(member);
        if (target === undefined && isPlaceholder(member)) unresolved++;
        return [key, target ?? member];
      }),
    );
  };
  return { value: walk(value) as T, unresolved };
}

// "Patient?identifier=…": https://hl7.org/fhir/R4/http.html#trules, conditional references
export const CONDITIONAL_REFERENCE: RegExp = /^(?<type>[A-Z][A-Za-z]{1,40})\?(?<query>.+)$/;

const isPlaceholder = (reference: string): boolean =>
  reference.startsWith("urn:uuid:") || reference.startsWith("urn:oid:") || CONDITIONAL_REFERENCE.test(reference);
