// Radiation doses with their fractionation, from clean text: "60 Gy/30 fx", "2 Gy × 30", "50Gy in 1.8Gy/fraction", "a boost of 10 Gy in 5 fractions".
import { findRadiationTokens, isImpossibleGy, type RadiationToken } from "./radiation-tokens.ts";

interface Part {
  readonly start: number;
  readonly end: number;
}

/** One prescription to one volume. */
export interface RadiationDose {
  readonly start: number;
  readonly end: number;
  readonly totalGy?: number;
  readonly fractionGy?: number;
  readonly fractions?: number;
  readonly parts: { readonly totalGy?: Part; readonly fractionGy?: Part; readonly fractions?: Part };
  /** Attribute → how it was reckoned from the others. */
  readonly derived: { readonly totalGy?: string; readonly fractions?: string };
  /** The stated numbers do not fit each other: 50 Gy in 1.8 Gy fractions. */
  readonly isConflicting: boolean;
  readonly isBoost: boolean;
  /** A number was written that no dose can have: it is withheld, and a person must look. */
  readonly isImpossible: boolean;
}

const FARTHEST = 45;
const BREAK = /[;]|\b(?:followed by|then|and then|subsequently|plus|before|after)\b/i;
const BOOST_BEFORE = /\bboost(?:ed)?\b(?:(?!\bGy\b)[^.;,]){0,30}$/i;
const BOOST_AFTER = /^[\s-]?(?:(?!with\b|and\b|plus\b|then\b|followed\b|including\b|before\b)\w+\s){0,2}boost\b/i;
const IRRADIATED = /\b(?:irradiat\w+|radiother\w+|radiation|RT|XRT|EBRT)\b/i;
const FOR_SO_LONG =
  /^[,\s]{0,2}(?:each\s|given\s)?(?:for|over|during|in)\s(?:a period of\s|about\s)?(?:\d{1,2}|[a-z]+)\s(?:consecutive\s|treatment\s|working\s)?(?:days?|weeks?)\b/i;
const centi = (gy: number): number => Math.round(gy * 100);

/** All doses in the order of the text. BED, EQD2 and doses to organs at risk are none. */
export function findRadiationDoses(text: string): readonly RadiationDose[] {
  const doses: RadiationDose[] = [];
  for (const group of groupsOf(text)) {
    const dose = doseOf(text, group);
    if (dose) doses.push(dose);
  }
  return withSharedCount(text, doses);
}

// "45 Gy to the pelvis and 55 Gy to the nodes, both given in 25 fractions"
const SHARED = /\b(?:both|each|all)\b[^.;\d]{0,30}$|^\s?each\b/i;

/** A count that is said of both volumes belongs to the one before too. */
function withSharedCount(text: string, doses: readonly RadiationDose[]): readonly RadiationDose[] {
  const last = doses.at(-1);
  const part = last?.parts.fractions;
  if (doses.length < 2 || !last || !part || last.fractions === undefined) return doses;
  if (!SHARED.test(text.slice(Math.max(0, part.start - 45), part.start)) && !SHARED.test(text.slice(part.end, part.end + 8))) return doses;
  return doses.map((d) =>
    d.fractions === undefined && d.totalGy !== undefined && d.fractionGy === undefined
      ? { ...d, fractions: last.fractions!, parts: { ...d.parts, fractions: part } }
      : d,
  );
}

/** Parts belong together until one comes twice or something else comes between. */
function groupsOf(text: string): readonly (readonly RadiationToken[])[] {
  const groups: RadiationToken[][] = [];
  for (const token of findRadiationTokens(text)) {
    if (token.kind === "biological" || token.kind === "organ") continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = last ? text.slice(last.end, token.start) : "";
    const isNew =
      !group ||
      !last ||
      group.some((t) => t.kind === token.kind || (t.count !== undefined && token.kind === "fractions")) ||
      between.length > FARTHEST ||
      BREAK.test(between);
    if (isNew && !(group && isFarTotal(text, group, token))) groups.push([token]);
    else group.push(token);
  }
  return groups;
}

const FAR = 170;

/** "in fractions of 2 Gy …, to a total of 50 Gy": told far apart in one sentence, and the one makes up the other. */
function isFarTotal(text: string, group: readonly RadiationToken[], token: RadiationToken): boolean {
  const [only] = group;
  if (
    group.length !== 1 ||
    only?.kind !== "per-fraction" ||
    only.count !== undefined ||
    token.kind !== "total" ||
    token.count !== undefined
  )
    return false;
  const between = text.slice(only.end, token.start);
  const count = token.value / only.value;
  return (
    between.length <= FAR && !/[;]/.test(between) && /\btotal\b/i.test(between) && count > 1 && Math.abs(count - Math.round(count)) < 0.01
  );
}

function doseOf(text: string, group: readonly RadiationToken[]): RadiationDose | undefined {
  const total = group.find((t) => t.kind === "total");
  const perFraction = group.find((t) => t.kind === "per-fraction");
  const counted = group.find((t) => t.kind === "fractions");
  const counting = counted ?? group.find((t) => t.count !== undefined);
  const stated = counted?.value ?? counting?.count;
  if (!total && !perFraction) return undefined; // "30 fractions" alone is no dose
  // "2 Gy per day" alone neither, unless a course with its length is told: "was irradiated, 250 cGy daily for 16 days"
  if (!total && stated === undefined && !(perFraction && IRRADIATED.test(text) && FOR_SO_LONG.test(text.slice(perFraction.end))))
    return undefined;
  const start = Math.min(...group.map((t) => t.start));
  const end = Math.max(...group.map((t) => t.end));
  const quotient = total && perFraction ? Math.round(total.value / perFraction.value) : undefined;
  const isWhole = total && perFraction && quotient ? Math.abs(centi(total.value) - quotient * centi(perFraction.value)) <= 1 : true;
  const fits = stated === undefined || !total || !perFraction || Math.abs(centi(total.value) - stated * centi(perFraction.value)) <= 1;
  const fractions = stated ?? (isWhole ? quotient : undefined);
  const totalGy = total?.value ?? (perFraction && stated !== undefined ? (centi(perFraction.value) * stated) / 100 : undefined);
  // "6000 Gy", a fraction larger than the total: which of the numbers is wrong nobody knows, so no dose is taken
  const isImpossible =
    group.some((t) => t.isImpossible) ||
    (totalGy !== undefined && isImpossibleGy(totalGy)) ||
    (totalGy !== undefined && perFraction !== undefined && perFraction.value > totalGy);
  const isBoost = BOOST_BEFORE.test(text.slice(Math.max(0, start - 60), start)) || BOOST_AFTER.test(text.slice(end, end + 40));
  if (isImpossible) {
    const counts = stated === undefined || !counting || stated < 1 || stated > 100 ? undefined : { stated, counting };
    return {
      start,
      end,
      ...(counts ? { fractions: counts.stated } : {}),
      parts: counts ? { fractions: counts.counting } : {},
      derived: {},
      isConflicting: false,
      isBoost,
      isImpossible,
    };
  }
  const isSingle = total?.count === 1 && !perFraction;
  return {
    start,
    end,
    ...(totalGy === undefined ? {} : { totalGy }),
    ...(perFraction ? { fractionGy: perFraction.value } : isSingle ? { fractionGy: total.value } : {}),
    ...(fractions === undefined ? {} : { fractions }),
    parts: {
      ...(total ? { totalGy: total } : perFraction ? { totalGy: perFraction } : {}),
      ...(perFraction ? { fractionGy: perFraction } : isSingle ? { fractionGy: total } : {}),
      ...(counting ? { fractions: counting } : {}),
    },
    derived: {
      ...(total || totalGy === undefined || stated === 1 ? {} : { totalGy: "dose per fraction × fractions" }),
      ...(stated !== undefined || fractions === undefined ? {} : { fractions: "total ÷ dose per fraction" }),
    },
    isConflicting: !isWhole || !fits,
    isBoost,
    isImpossible,
  };
}
