// Every code that the builders carry themselves stands in the reference table or in an mCODE value set.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CODES } from "../../src/resources/profile-codes.ts";

const TABLE = new URL("../../../shared/reference/terminology.csv", import.meta.url);
const PACKAGE = new URL("../../node_modules/hl7.fhir.us.mcode/", import.meta.url);

const inTable = (code: string, lines: readonly string[]): boolean =>
  lines.some((l) => l.includes(`,${code},`) && l.includes(",exact,yes,"));

const inValueSet = (code: string, source: string): boolean => {
  const file = /mcode@4\.0\.0\/(.+\.json)/.exec(source)?.[1];
  const url = file === undefined ? undefined : new URL(file, PACKAGE);
  return url !== undefined && existsSync(url) && readFileSync(url, "utf8").includes(`"${code}"`);
};

describe("profile codes", () => {
  test("of mCODE's value sets stand there", () => {
    const ofMcode = Object.values(CODES).filter((c) => /mcode@4\.0\.0\/ValueSet/.test(c.source));
    expect(ofMcode.length).toBeGreaterThan(20);
    for (const { code, source } of ofMcode) expect(inValueSet(code, source), `${code} ${source}`).toBe(true);
  });

  test.runIf(existsSync(TABLE) || process.env["CI"])("are exact and preferred rows of the reference table, or mCODE's own", () => {
    const lines = readFileSync(TABLE, "utf8").split("\n");
    for (const { code, source } of Object.values(CODES)) expect(inTable(code, lines) || inValueSet(code, source), code).toBe(true);
  });
});
