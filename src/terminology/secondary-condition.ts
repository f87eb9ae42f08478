// Metastasis to a site → its condition.
import { conceptOf } from "./codings.ts";
import { findConcept } from "./find-concept.ts";
import { findTerm } from "./find-term.ts";
import { adjectivesOf } from "./site-adjectives.ts";

const NODE = /\b(?:lymph )?nod(?:e|es|al)\b/iu;
const GROUP = / group$/iu;
const REMARK = /\s*\([^)]*\)/gu;

/**
 * Key of the condition "metastasis to this site".
 * A node whose own region has no code is a metastasis to a lymph node, a lobe one to its organ; the part is said by the body site.
 * @param site key or name: "bodysite/lung", "para-aortic lymph node"
 */
export function secondaryConditionFor(site: string): string | undefined {
  const concept = site.includes("/") ? conceptOf(site) : undefined;
  const names = concept ? [concept.name.replace(REMARK, "").trim(), ...concept.synonyms] : [site];
  // "Cervical (neck) lymph node": the remark is part of the meaning
  if (concept?.key === "bodysite/cervical-neck-lymph-node") names.unshift("neck lymph node");
  names.push(...names.flatMap(adjectivesOf));
  for (const name of names) {
    const key = judged(name.replace(GROUP, ""));
    if (key) return key;
  }
  if (names.some((name) => NODE.test(name))) return "condition.secondary/metastasis-to-lymph-node";
  for (const name of names) {
    const key =
      findTerm("condition", `secondary malignant neoplasm of ${name}`) ?? findTerm("condition", `metastatic malignant neoplasm to ${name}`);
    if (key) return key;
  }
  const whole = WHOLES.find(([part]) => names.some((name) => part.test(name)))?.[1];
  return whole === undefined ? undefined : secondaryConditionFor(whole);
}

/** Parts of an organ that no table has as the site of a metastasis. */
const WHOLES: readonly (readonly [part: RegExp, whole: string])[] = [
  [/\b(?:vertebrae?|vertebral|spine|spinal column)\b/iu, "vertebral column"],
  [/\blobe of (?:the )?(?:left |right )?lung\b|\blung apex\b/iu, "lung"],
  [/\b(?:frontal|temporal|parietal|occipital) lobe\b|\bcerebell\w+|\bbrain ?stem\b|\bcerebr\w+/iu, "brain"],
];

function judged(name: string): string | undefined {
  const forms = [`${name} metastasis`, `metastasis to ${name}`, `${name} metastases`];
  // A node without a region, such as "lymph node (unspecified)", is found by its own name.
  for (const form of forms) {
    const key = findConcept("condition.secondary", form);
    if (key && conceptOf(key) && hasCode(key)) return key;
  }
  return undefined;
}

// "Metastasis to para-aortic lymph node" and "… to pelvic lymph node" are names without an exact code: the general one is used.
const WITHOUT_CODE: ReadonlySet<string> = new Set([
  "condition.secondary/metastasis-to-para-aortic-lymph-node",
  "condition.secondary/metastasis-to-pelvic-lymph-node",
]);
const hasCode = (key: string): boolean => !WITHOUT_CODE.has(key);
