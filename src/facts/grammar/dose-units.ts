// Units of medicine doses as written, and the UCUM code where the unit table has it (the codes are those of the terminology's unit rows).

/** As written, without blanks and in lower case → UCUM. */
const UCUM: ReadonlyMap<string, string> = new Map([
  ["mg", "mg"],
  ["mgs", "mg"],
  ["milligram", "mg"],
  ["milligrams", "mg"],
  ["g", "g"],
  ["gm", "g"],
  ["gram", "g"],
  ["grams", "g"],
  ["mcg", "ug"],
  ["µg", "ug"],
  ["μg", "ug"],
  ["ug", "ug"],
  ["microgram", "ug"],
  ["micrograms", "ug"],
  ["ml", "mL"],
  ["iu", "[iU]"],
  ["u", "U"],
  ["unit", "U"],
  ["units", "U"],
  ["mbq", "MBq"],
  ["gbq", "GBq"],
  ["mci", "mCi"],
  ["mg/m2", "mg/m2"],
  ["mg/kg", "mg/kg"],
  ["mcg/kg", "ug/kg"],
  ["µg/kg", "ug/kg"],
  ["μg/kg", "ug/kg"],
  ["ug/kg", "ug/kg"],
]);

/** "mg/m²", "mg/sqm", "mg per square meter" → "mg/m2"; undefined where the table has no code: g/m2, U/kg, AUC. */
export function ucumOf(unit: string): string | undefined {
  const plain = unit
    .toLowerCase()
    .replace(/\s?(?:per|\/)\s?(?:square met(?:er|re)|sq\.?\s?m|m\s?\^?\s?[2²])/, "/m2")
    .replace(/\s?(?:per|\/)\s?(?:kilogram|kg)(?: of body weight)?/, "/kg")
    .replace(/\s/g, "");
  return UCUM.get(plain);
}
