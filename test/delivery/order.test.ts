import type { Basic } from "@medplum/fhirtypes";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrderOfReference } from "../../src/delivery/order.ts";
import { type Write, walkReferences } from "../../src/delivery/writes.ts";

const write = (id: string, to: readonly string[]): Write => ({
  index: 0,
  fullUrl: `urn:uuid:${id}`,
  key: `Basic/${id}`,
  fingerprint: "",
  resource: {
    resourceType: "Basic",
    id,
    code: {},
    extension: to.map((one) => ({ url: "u", valueReference: { reference: `Basic/${one}` } })),
  } as Basic & { id: string },
});
const ids = (writes: readonly Write[]): string => writes.map((w) => w.resource.id).join("");

describe("inOrderOfReference", () => {
  it("puts what is referred to first and keeps the order otherwise", () => {
    expect(ids(inOrderOfReference([write("a", ["c"]), write("b", []), write("c", ["d"]), write("d", [])]))).toBe("dcab");
  });

  it("does not hang or lose anything on circles, self references and references that lead out", () => {
    expect(ids(inOrderOfReference([write("a", ["b", "a", "x"]), write("b", ["a"])]))).toBe("ba");
  });

  it("for every graph keeps each write once; without circles every reference leads back", () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const downward = pairs.filter(([from, to]) => from < to);
        const all = Array.from({ length: 10 }, (_, i) =>
          write(
            String(i),
            downward.filter(([from]) => from === i).map(([, to]) => String(to)),
          ),
        );
        const ordered = inOrderOfReference(all);
        expect(new Set(ordered)).toEqual(new Set(all));
        for (const [position, one] of ordered.entries()) {
          for (const reference of walkReferences(one.resource))
            expect(ordered.findIndex((w) => w.key === reference)).toBeLessThan(position);
        }
      }),
    );
  });

  it("follows a chain of a hundred thousand references", () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => write(String(i), i < 99_999 ? [String(i + 1)] : []));
    expect(inOrderOfReference(chain)[0]?.resource.id).toBe("99999");
  });
});
