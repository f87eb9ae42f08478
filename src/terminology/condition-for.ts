// Histology and site together → the condition that says both; else the site's general malignancy, the histology being said by its morphology.
import { codingsOf, conceptOf } from "./codings.ts";
import { findTerm } from "./find-term.ts";
import { normalKey } from "./normalise.ts";
import { adjectivesOf, SITE_ADJECTIVES } from "./site-adjectives.ts";

interface TumourWords {
  /** Key or name of the site: "bodysite/cervix-uteri", "uterine cervix". */
  readonly site?: string;
  /** Key or name of the histology: "morphology/adenocarcinoma-nos", "squamous cell carcinoma"; absent where only "cancer" is said. */
  readonly histology?: string;
}

interface ConditionChoice {
  /** Condition concept for `Condition.code`; absent where no table has one. */
  readonly key?: string;
  /** Morphology concept for histology-morphology-behavior. */
  readonly morphologyKey?: string;
  /** True where the condition says histology and site (or all that was asked); false where it is the site's general malignancy. */
  readonly isExact: boolean;
}

const GENERAL: ReadonlySet<string> = new Set(
  ["cancer", "malignancy", "malignant neoplasm", "malignant tumor", "tumor", "neoplasm", "malignant disease", "neoplasm, malignant"].map(
    normalKey,
  ),
);

/** "adenocarcinoma" + "cervix" → Adenocarcinoma of cervix; "cancer" + "cervix" → Cervical cancer. */
export function conditionFor({ site, histology }: TumourWords): ConditionChoice {
  const places = site === undefined ? [] : namesOf(site);
  const tissues = histology === undefined || isGeneral(histology) ? [] : namesOf(histology);
  const morphologyKey = tissues.length === 0 ? undefined : (keyed("morphology/", histology!) ?? firstTerm("morphology", tissues));
  const morphology = morphologyKey === undefined ? {} : { morphologyKey };
  if (tissues.length === 0) {
    const key = generalMalignancy(places);
    return { ...(key === undefined ? {} : { key }), isExact: key !== undefined };
  }
  if (places.length === 0) {
    const key = firstTerm("condition", tissues);
    return { ...(key === undefined ? {} : { key }), ...morphology, isExact: key !== undefined };
  }
  const both = firstTerm(
    "condition",
    tissues.flatMap((tissue) => places.flatMap((place) => [`${tissue} of ${place}`, `${tissue} of the ${place}`, `${place} ${tissue}`])),
  );
  if (both && hasDisorderCode(both)) return { key: both, ...morphology, isExact: true };
  // Known by name or in the NCI Thesaurus alone: the condition is then the site's malignancy, and the morphology says the rest.
  const general = generalMalignancy(places);
  if (general && (hasDisorderCode(general) || !both)) return { key: general, ...morphology, isExact: false };
  return { ...(both ? { key: both } : {}), ...morphology, isExact: both !== undefined };
}

const DISORDER_SYSTEMS: ReadonlySet<string> = new Set(["http://snomed.info/sct", "http://hl7.org/fhir/sid/icd-10-cm"]);
/** A code of the systems that mCODE's value set of cancer disorders takes from. */
const hasDisorderCode = (key: string): boolean => codingsOf(key).some((coding) => DISORDER_SYSTEMS.has(coding.system));

const isGeneral = (histology: string): boolean => GENERAL.has(normalKey(histology)) || histology === "morphology/neoplasm-malignant";

function generalMalignancy(places: readonly string[]): string | undefined {
  return firstTerm(
    "condition",
    places.flatMap((place) => [
      `${place} cancer`,
      `cancer of ${place}`,
      `malignant neoplasm of ${place}`,
      `malignant tumor of ${place}`,
      `malignant ${place} neoplasm`,
    ]),
  );
}

const keyed = (prefix: string, key: string): string | undefined => (key.startsWith(prefix) ? key : undefined);

function firstTerm(kind: "condition" | "morphology", names: readonly string[]): string | undefined {
  for (const name of names) {
    const key = findTerm(kind, name);
    if (key) return key;
  }
  return undefined;
}

const REMARK = /\s*\([^)]*\)/gu;

/** The names by which a key or a name is known, adjectives of a site among them. */
function namesOf(keyOrName: string): readonly string[] {
  const concept = keyOrName.includes("/") ? conceptOf(keyOrName) : undefined;
  const names = concept ? [concept.name.replace(REMARK, "").replace(/, NOS$/u, ""), ...concept.synonyms] : [keyOrName];
  const noun = SITE_ADJECTIVES[normalKey(keyOrName)];
  if (noun) names.push(noun);
  const keys = new Set(names.map(normalKey));
  names.push(...names.flatMap(adjectivesOf));
  if (keys.has("cervix") || keys.has("cervix uteri") || keys.has("uterine cervix")) names.push("cervical", "cervix");
  return [...new Set(names)];
}
