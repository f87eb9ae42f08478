// UCUM units, judged by the library that fhirpath.js brings along (@lhncbc/ucum-lhc). https://ucum.org/ucum
import { ucumUtils } from "fhirpath";

const known = new Map<string, boolean>();
const MAX_KNOWN = 5_000;

/** True for a valid, case-sensitive UCUM expression such as "mg/m2", "{score}" or "cGy"; false for "m^2", "Gray" or "". */
export function isUcumUnit(unit: string): boolean {
  const seen = known.get(unit);
  if (seen !== undefined) return seen;
  const isValid = unit.length > 0 && unit.length <= 200 && !/\s/.test(unit) && ucumUtils.validateUnitString(unit).status === "valid";
  if (known.size < MAX_KNOWN) known.set(unit, isValid);
  return isValid;
}
