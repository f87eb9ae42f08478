// Shelves answer as one looks through everything that was put on them.
import fc from "fast-check";
import { expect, test } from "vitest";
import { growShelves } from "../../src/base/shelves.ts";

test("the first and the last that fit are those of the whole order, whatever labels they stand under", () => {
  const thing = fc.record({ labels: fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 3 }), value: fc.nat({ max: 5 }) });
  const asked = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(thing, { maxLength: 30 }), asked, fc.nat({ max: 5 }), fc.nat({ max: 30 }), (things, labels, value, far) => {
      const shelves = growShelves<(typeof things)[number]>();
      for (const t of things) shelves.put(t, t.labels);
      const fits = (t: (typeof things)[number]): boolean => t.value === value;
      const there = things.filter((t) => t.labels.some((l) => labels.includes(l)));
      expect(shelves.size).toBe(things.length);
      expect(shelves.first(labels, fits)).toBe(there.find(fits));
      expect(shelves.last(labels, fits)).toBe(there.findLast(fits));
      expect(shelves.last(labels, fits, (t) => things.indexOf(t) < far)).toBe(there.findLast((t) => fits(t) && things.indexOf(t) >= far));
    }),
  );
});

test("a thing that gets a further label keeps its place", () => {
  const shelves = growShelves<{ readonly name: string }>();
  const [one, two] = [{ name: "one" }, { name: "two" }];
  shelves.put(one, ["a"]);
  shelves.put(two, ["b"]);
  shelves.put(one, ["b", "a"]);
  expect(shelves.last(["b"], () => true)).toBe(two);
  expect(shelves.first(["b"], () => true)).toBe(one);
  expect(shelves.size).toBe(2);
});
