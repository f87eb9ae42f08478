// Medicines and spellings that none of the vocabularies holds, with the name they are known by.

/** As written, in lower case → generic name. */
export const UNLISTED_MEDICINES: ReadonlyMap<string, string> = new Map([
  ["cyproterone acetate", "cyproterone acetate"],
  ["cyproterone", "cyproterone"],
  ["trifluridine", "trifluridine"],
  ["vinflunine", "vinflunine"],
  ["tebentafusp", "tebentafusp"],
  ["elacestrant", "elacestrant"],
  ["benmelstobart", "benmelstobart"],
  ["gimeracil", "gimeracil"],
  ["tegafur-uracil", "tegafur-uracil"],
  ["cisplatyl", "cisplatin"],
  ["bicalutamid", "bicalutamide"],
]);

const NAMES = new RegExp(`\\b(?:${[...UNLISTED_MEDICINES.keys()].join("|")})\\b`, "gi");

export interface UnlistedMedicine {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** In the order of the text. */
export function findUnlistedMedicines(text: string): readonly UnlistedMedicine[] {
  return [...text.matchAll(NAMES)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    name: UNLISTED_MEDICINES.get(m[0].toLowerCase())!,
  }));
}
