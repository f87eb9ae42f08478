// Dates in words are exactly as precise as the dates.
import fc from "fast-check";
import { expect, test } from "vitest";
import { dateWords, periodWords, timeWords } from "../../src/document/dates.ts";

test.each([
  ["2018", "2018"],
  ["2018-05", "May 2018"],
  ["2018-05-03", "3 May 2018"],
  ["2018-12-31T23:59:59+02:00", "31 December 2018"],
])("%s is %s", (date, said) => {
  expect(dateWords(date)).toBe(said);
});

test("a partial date never gains a month or a day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(dateWords(String(year))).toBe(String(year));
      expect(dateWords(`${year}-${String(month).padStart(2, "0")}`)).toMatch(new RegExp(`^[A-Z][a-z]+ ${year}$`));
    }),
  );
});

test("periods: both ends, one end, and one time", () => {
  expect(periodWords({ start: "2018-05", end: "2018-07" })).toBe("May 2018 to July 2018");
  expect(periodWords({ start: "2018-05", end: "2018-05" })).toBe("May 2018");
  expect(periodWords({ start: "2018" })).toBe("from 2018");
  expect(periodWords({ end: "2018" })).toBe("until 2018");
  expect(periodWords({})).toBeUndefined();
});

const BOUNDS = { url: "http://hl7.org/fhir/StructureDefinition/uncertainPeriod", valuePeriod: { start: "2022-01", end: "2022-03" } };
const ABSENT = { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" };
const ORIGIN = { url: "https://casebridge.dev/fhir/StructureDefinition/value-origin", extension: [{ url: "code", valueCode: "derived" }] };

test.each([
  ["nothing is there", {}, undefined],
  ["a date that is absent", { _performedDateTime: { extension: [ABSENT] } }, "date not stated"],
  ["a date that is only bounded", { _performedDateTime: { extension: [ABSENT, BOUNDS] } }, "between January 2022 and March 2022"],
  [
    "a period that is only bounded",
    { performedPeriod: { extension: [ABSENT], _start: { extension: [BOUNDS] } } },
    "between January 2022 and March 2022",
  ],
  ["a derived date", { performedDateTime: "2022-02", _performedDateTime: { extension: [ORIGIN] } }, "February 2022 (derived)"],
  [
    "a derived date with bounds",
    { performedDateTime: "2022-02", _performedDateTime: { extension: [ORIGIN, BOUNDS] } },
    "February 2022 (derived, between January 2022 and March 2022)",
  ],
  ["a stated period", { performedPeriod: { start: "2022-02" } }, "from February 2022"],
])("%s", (_, resource, said) => {
  expect(timeWords(resource, "performed")).toBe(said);
});
