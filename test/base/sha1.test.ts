// The checksum agrees with the platform's own for any bytes.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha1 } from "../../src/base/sha1.ts";

test("agrees with node:crypto for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha1(bytes)).toString("hex")).toBe(createHash("sha1").update(bytes).digest("hex"));
    }),
  );
});

test.each([0, 55, 56, 63, 64, 65, 10_000])("agrees with it for %d bytes, where blocks begin and end", (length) => {
  const bytes = new Uint8Array(length).fill(7);
  expect(Buffer.from(sha1(bytes)).toString("hex")).toBe(createHash("sha1").update(bytes).digest("hex"));
});
