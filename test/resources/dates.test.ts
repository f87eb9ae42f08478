// A date is as precise as the text, in whichever form the profile takes.
import { describe, expect, test } from "vitest";
import type { FactTime } from "../../src/facts/fact-base.ts";
import { buildContext } from "../../src/resources/build-context.ts";
import { dated } from "../../src/resources/dates.ts";
import { CODINGS, narrativeOf, OPTIONS, recordOf } from "./story.ts";
import { date } from "./words.ts";

const ctx = buildContext(recordOf(), narrativeOf(), OPTIONS, CODINGS);
const at = (start?: string, end?: string): FactTime => ({
  origin: "stated",
  ...(start !== undefined && { start: date(start) }),
  ...(end !== undefined && { end: date(end) }),
  evidence: [],
});
const ABSENT = { url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" };

describe("dated", () => {
  test("gives a month as a dateTime where partial dates are allowed", () => {
    expect(dated(ctx, "effective", at("2022-07", "2022-07"), { form: "any" })).toEqual({ effectiveDateTime: "2022-07" });
  });

  test("gives a month as a Period where us-core-1 wants a day, and a day as a dateTime", () => {
    expect(dated(ctx, "effective", at("2022-07", "2022-07"), { form: "day" })).toEqual({
      effectivePeriod: { start: "2022-07", end: "2022-07" },
    });
    expect(dated(ctx, "effective", at("2022-07-15", "2022-07-15"), { form: "day" })).toEqual({ effectiveDateTime: "2022-07-15" });
  });

  test("gives a stretch as a Period, open where the text leaves it open", () => {
    expect(dated(ctx, "performed", at("2020", "2021-03"), { form: "any" })).toEqual({ performedPeriod: { start: "2020", end: "2021-03" } });
    expect(dated(ctx, "performed", at(undefined, "2021-03"), { form: "any" })).toEqual({ performedPeriod: { end: "2021-03" } });
    expect(dated(ctx, "performed", at("2020"), { form: "any" })).toEqual({ performedPeriod: { start: "2020" } });
  });

  test("gives the end of a stretch where the profile takes a dateTime alone", () => {
    expect(dated(ctx, "effective", at("2020", "2021-03"), { form: "dateTime" })).toEqual({ effectiveDateTime: "2021-03" });
  });

  test("gives nothing for an unknown date, and the reason where a date is asked for", () => {
    expect(dated(ctx, "effective", undefined, { form: "any" })).toEqual({});
    expect(dated(ctx, "effective", undefined, { form: "any", isRequired: true })).toEqual({ _effectiveDateTime: { extension: [ABSENT] } });
    expect(dated(ctx, "performed", undefined, { form: "period", isRequired: true })).toEqual({ performedPeriod: { extension: [ABSENT] } });
  });

  test("keeps the bounds of an unknown date beside it, not as a date", () => {
    const time: FactTime = {
      origin: "derived",
      bounds: { earliest: date("2022-02"), latest: date("2022-03") },
      evidence: [],
      explanation: "five months before July 2022",
    };
    expect(dated(ctx, "effective", time, { form: "dateTime" })).toEqual({
      _effectiveDateTime: {
        extension: [
          ABSENT,
          { url: "http://hl7.org/fhir/StructureDefinition/uncertainPeriod", valuePeriod: { start: "2022-02", end: "2022-03" } },
          {
            url: "https://casebridge.dev/fhir/StructureDefinition/value-origin",
            extension: [
              { url: "code", valueCode: "derived" },
              { url: "explanation", valueString: "five months before July 2022" },
            ],
          },
        ],
      },
    });
  });
});
