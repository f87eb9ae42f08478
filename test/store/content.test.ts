import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/store/content.ts";

/** The same by the dullest means. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;

describe("canonicalJson", () => {
  it("is the same text for the same content, whatever the order of members, and leaves undefined ones out", () => {
    expect(canonicalJson({ b: [1, { d: "x", c: null }], a: undefined, 'q"': "é\n" })).toBe('{"b":[1,{"c":null,"d":"x"}],"q\\"":"é\\n"}');
    expect(canonicalJson({ "10": 1, "9": 2, Z: 3, a: 4 })).toBe('{"10":1,"9":2,"Z":3,"a":4}');
    expect(canonicalJson([undefined, ""])).toBe('[null,""]');
    expect([canonicalJson({}), canonicalJson([]), canonicalJson("x")]).toEqual(["{}", "[]", '"x"']);
  });

  it("holds what was put in, and is its own canonical form", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(sorted(value))).toBe(text);
      }),
    );
  });
});
