// Closures and fhirpath.js agree: every rule of every loaded package, at every place where it stands, over examples whole and damaged.
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Absence } from "../../src/fhirpath/closures/absence.ts";
import { validateResource } from "../../src/validation/validate.ts";
import { definitions, example, exampleNames, type Json } from "../validation/examples.ts";

function holdsUnread(absence: Absence | undefined, value: unknown): boolean {
  if (absence === undefined || typeof value !== "object" || value === null) return false;
  const held = absence.holdsWithout((name) => !(name in value) && !(`_${name}` in value));
  if (held) counts.unread++;
  return held;
}

const { differences, counts } = vi.hoisted(() => ({ differences: [] as string[], counts: { closure: 0, undecided: 0, unread: 0 } }));

vi.mock("../../src/fhirpath/invariant.ts", async (original) => {
  const { compileInvariant } = await original<typeof import("../../src/fhirpath/invariant.ts")>();
  const { interpretInvariant } = await import("../../src/fhirpath/interpret.ts");
  const { rewriteExpression } = await import("../../src/fhirpath/rewrite.ts");
  return {
    compileInvariant: (expression: string, typeName: string) => {
      const own = compileInvariant(expression, typeName);
      if (own.engine !== "closure") return own;
      const theirs = interpretInvariant(rewriteExpression(expression), typeName);
      return {
        ...own,
        // Every rule is evaluated here, also where its absence would tell that it holds; that must be true then.
        absence: undefined,
        evaluate: (value: unknown, surroundings: Parameters<typeof theirs>[1]) => {
          const verdict = own.evaluate(value, surroundings);
          const expected = theirs(value, surroundings);
          counts.closure++;
          const isHeld = holdsUnread(own.absence, value);
          // Where fhirpath.js throws, a closure may have decided by the operand that is enough.
          if (typeof expected === "string") counts.undecided++;
          else if (expected === false && isHeld) differences.push(`${typeName}: ${expression} is said to hold unread`);
          else if (verdict !== expected) differences.push(`${typeName}: ${expression} → ${verdict}, fhirpath.js ${expected}`);
          return verdict;
        },
      };
    },
  };
});

test("both engines give the same verdicts on the official examples", () => {
  for (const name of exampleNames()) validateResource(example(name), definitions);
  expect(differences).toEqual([]);
  expect(counts.closure).toBeGreaterThan(2_500);
  expect(counts.unread).toBeGreaterThan(counts.closure / 3);
  expect(counts.undecided).toBeLessThan(counts.closure / 50);
});

test("both engines give the same verdicts on damaged resources", () => {
  const resources = exampleNames()
    .filter((name) => !name.startsWith("Bundle"))
    .map(example);
  fc.assert(
    fc.property(
      fc.constantFrom(...resources),
      fc.array(fc.tuple(fc.nat(), fc.nat(5)), { minLength: 1, maxLength: 6 }),
      (resource, wounds) => {
        const damaged = structuredClone(resource);
        for (const [where, how] of wounds) wound(damaged, where, how);
        validateResource(damaged, definitions);
        expect(differences).toEqual([]);
      },
    ),
    { numRuns: 2_000 },
  );
});

/** Removes, empties, doubles or replaces one property somewhere in the tree. */
function wound(root: Json, where: number, how: number): void {
  const places: [Json, string][] = [];
  const collect = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const name of Object.keys(node)) {
      if (name !== "resourceType") places.push([node as Json, name]);
      collect((node as Json)[name]);
    }
  };
  collect(root);
  const place = places[where % Math.max(places.length, 1)];
  if (place === undefined) return;
  const [node, name] = place;
  const old = node[name];
  if (how === 0 && !Array.isArray(node)) delete node[name];
  else if (how === 1) node[name] = Array.isArray(old) ? [...old, ...structuredClone(old)] : old;
  else if (how === 2 && !Array.isArray(node)) {
    delete node[name];
    node[`_${name}`] = { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] };
  } else if (how === 3 && typeof old === "string") node[name] = "x";
  else if (how === 4 && typeof old === "number") node[name] = -old;
  else if (how === 5 && typeof old === "string" && /^\d{4}-\d\d-\d\d$/.test(old)) node[name] = old.slice(0, 7);
}
