import type { OperationOutcome } from "@medplum/fhirtypes";
import { describe, expect, it } from "vitest";
import { loweredLimits, sizeComplaint, stricter } from "../../src/delivery/limits.ts";

const outcome = (diagnostics: string, code: OperationOutcome["issue"][0]["code"] = "invalid", expression?: string): OperationOutcome => ({
  resourceType: "OperationOutcome",
  issue: [{ severity: "error", code, diagnostics, ...(expression === undefined ? {} : { expression: [expression] }) }],
});

describe("sizeComplaint", () => {
  it.each([
    [413, undefined, { of: "bytes" }],
    [413, outcome("The number of entries in the bundle exceeded the configured limit of 500."), { of: "entries", taken: 500 }],
    [400, outcome("Transaction requires strict isolation but has too many entries"), { of: "entries" }],
    [400, outcome("Bundle has 60 entries, and at most 25 are taken"), { of: "entries", taken: 25 }],
    [400, outcome("The bundle is too large", "too-costly"), { of: "bytes" }],
    [500, outcome("Request size exceeds the maximum of 4000000 bytes"), { of: "bytes", taken: 4000000 }],
  ])("%i: a refusal for size is known by its words", (status, said, complaint) => {
    expect(sizeComplaint(status, said)).toEqual(complaint);
  });

  it.each([
    [400, undefined],
    [400, outcome("Reference.display exceeds the maximum length of 100")],
    [422, outcome("The bundle has too many entries", "invalid", "Bundle.entry[3].resource.note")],
    [500, outcome("Too many connections for this request")],
    [429, outcome("Too many requests for this bundle")],
    [400, outcome("The bundle holds an entry without a resource")],
  ])("%i: a refusal for another reason is none for size", (status, said) => {
    expect(sizeComplaint(status, said)).toBeUndefined();
  });
});

describe("loweredLimits", () => {
  const sent = { entries: 60, bytes: 9000 };
  it("takes the number that the server says, halves where it says none or an impossible one, and gives up at one entry", () => {
    expect(loweredLimits({ of: "entries", taken: 25 }, sent, {})).toEqual({ entries: 25 });
    expect(loweredLimits({ of: "entries", taken: 500 }, sent, { bytes: 5 })).toEqual({ entries: 30, bytes: 5 });
    expect(loweredLimits({ of: "bytes" }, sent, {})).toEqual({ bytes: 4500 });
    expect(loweredLimits({ of: "bytes" }, { entries: 1, bytes: 9000 }, {})).toBeUndefined();
  });

  it("of two limits the stricter counts, each for itself", () => {
    expect(stricter({ entries: 3 }, { entries: 5, bytes: 7 })).toEqual({ entries: 3, bytes: 7 });
    expect(stricter({}, {})).toEqual({});
  });
});
