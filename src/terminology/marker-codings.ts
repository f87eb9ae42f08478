// Which test a marker of the text is. For CEA, PSA, AFP, HE4, beta-hCG and NSE the unit decides between mass, units and moles: without a unit there is no code.
import type { SourcedCoding } from "../base/concept.ts";
import { type CodingOptions, codingsOf, conceptOf } from "./codings.ts";
import { findTerm } from "./find-term.ts";

interface MarkerWords {
  /** Key or name: "biomarker/cea-mass", "CEA", "ER". */
  readonly test: string;
  /** UCUM unit of the value. */
  readonly unit?: string;
  /** "immunohistochemistry", "IHC", "FISH", as written. */
  readonly method?: string;
  /** A number, or a word such as "positive". */
  readonly value?: number | string | readonly [number, number];
}

const MASS = /^(?:n|u|p|m)?g\//u;
const UNITS = /^(?:m|k)?(?:U|\[iU\]|\[arb'U\])\/m?L$/u;
const MOLES = /^(?:p|n|u|m)?mol\//u;

/** Base key → its concept by mass, by arbitrary units, by moles. */
const BY_UNIT: Readonly<Record<string, { readonly mass?: string; readonly units?: string; readonly moles?: string }>> = {
  cea: { mass: "cea-mass", units: "cea-arbitrary-units" },
  psa: { mass: "psa-mass", units: "psa-arbitrary-units" },
  afp: { mass: "afp-mass", units: "afp-arbitrary-units" },
  "beta-hcg": { mass: "beta-hcg-mass", units: "beta-hcg-arbitrary-units" },
  he4: { mass: "he4-mass", moles: "he4-moles" },
  nse: { mass: "nse", units: "nse-arbitrary-units" },
  thyroglobulin: { mass: "thyroglobulin-mass" },
  calcitonin: { mass: "calcitonin-mass" },
  "beta-2-microglobulin": { mass: "beta-2-microglobulin-mass" },
  "scc-ag": { mass: "scc-ag" },
  "chromogranin-a": { mass: "chromogranin-a" },
};
/** Concepts that a number with a unit of blood decides between: with a number, and raised or not. */
const BY_NUMBER: Readonly<Record<string, { readonly number: string; readonly word: string }>> = {
  "ca-125": { number: "ca-125", word: "ca-125-presence" },
  "ca-19-9": { number: "ca-19-9", word: "ca-19-9-presence" },
  "ca-15-3": { number: "ca-15-3", word: "ca-15-3-presence" },
};
const STAIN = /immunohisto|immunostain|\bIHC\b|immune stain|immunoreact/iu;
const FISH = /\bFISH\b|in situ hybridi[sz]ation/iu;

/** Key of the test that these words name; undefined where they do not decide it. */
export function markerKey({ test, unit, method, value }: MarkerWords): string | undefined {
  const key = test.includes("/") && conceptOf(test) ? test : findTerm("marker", test);
  if (key === undefined || !key.startsWith("biomarker/")) return key;
  const slug = key.slice("biomarker/".length);
  for (const [base, choice] of Object.entries(BY_UNIT)) {
    if (slug !== base && !Object.values(choice).includes(slug)) continue;
    const chosen =
      unit === undefined
        ? undefined
        : MASS.test(unit)
          ? choice.mass
          : UNITS.test(unit)
            ? choice.units
            : MOLES.test(unit)
              ? choice.moles
              : undefined;
    return chosen && `biomarker/${chosen}`;
  }
  const number = BY_NUMBER[slug];
  if (number) return `biomarker/${typeof value === "string" ? number.word : number.number}`;
  return `biomarker/${byMethod(slug, unit, method, value)}`;
}

/** Receptors and HER2: a percentage and a stated method are other tests than the bare status. */
function byMethod(slug: string, unit: string | undefined, method: string | undefined, value: MarkerWords["value"]): string {
  const isPercent = unit === "%" && typeof value !== "string";
  const isStain = method !== undefined && STAIN.test(method);
  const isFish = method !== undefined && FISH.test(method);
  if (slug === "er-status-interpretation") return isPercent ? "er-positive-cells-percent" : isStain ? "er-by-immune-stain-tissue" : slug;
  if (slug === "pr-status-interpretation") return isPercent ? "pr-positive-cells-percent" : isStain ? "pr-by-immune-stain-tissue" : slug;
  if (slug === "her2-status-interpretation")
    return isStain ? "her2-by-immune-stain-tissue" : isFish ? "erbb2-amplification-by-fish-tissue" : slug;
  if (slug === "msi-status") return isStain ? "msi-by-immune-stain" : slug;
  return slug;
}

/** Concepts whose code names a method: it must stand in the text. */
const NEEDS_METHOD: readonly (readonly [slug: RegExp, method: RegExp])[] = [
  [/-by-fish|rearrangement/u, FISH],
  [/-ihc$/u, STAIN],
];

export function markerCodings(words: MarkerWords, options?: CodingOptions): readonly SourcedCoding[] {
  const key = markerKey(words);
  if (key === undefined) return [];
  const said = `${words.method ?? ""} ${conceptOf(words.test) ? "" : words.test}`;
  if (NEEDS_METHOD.some(([slug, method]) => slug.test(key) && !method.test(said))) return [];
  return codingsOf(key, options);
}
