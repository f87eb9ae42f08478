// The terminology's key of a place under the name that the reader gave it: "axilla lymph node" is the axillary lymph node.
import type { Concept } from "../../base/concept.ts";
import { adjectivesOf } from "../../terminology/site-adjectives.ts";
import { siteConcept } from "../../terminology/site-concept.ts";

const known = new Map<string, string | undefined>();
const NODE = / lymph node$/;
const REGION_ADJECTIVES: Readonly<Record<string, string>> = {
  axilla: "axillary",
  mediastinum: "mediastinal",
  hilum: "hilar",
  retroperitoneum: "retroperitoneal",
  mesentery: "mesenteric",
  celiac: "celiac",
};
// Places that have no meaning of their own without what stands beside them.
const VAGUE = /^(?:cervical|celiac|obturator|iliac|occipital|jugular|intrathoracic|intra-abdominal|perigastric|peripancreatic)$/;

/** Undefined where no table names the place. */
export function siteKey(name: string): string | undefined {
  if (VAGUE.test(name)) return undefined;
  if (!known.has(name)) known.set(name, find(name));
  return known.get(name);
}

function find(name: string): string | undefined {
  const own = siteConcept(name)?.key;
  if (own !== undefined || !NODE.test(name)) return own;
  const region = name.replace(NODE, "");
  for (const adjective of [REGION_ADJECTIVES[region], ...adjectivesOf(region)]) {
    const key = adjective === undefined ? undefined : siteConcept(`${adjective} lymph node`)?.key;
    if (key !== undefined) return key;
  }
  return undefined;
}

/** The place by the reader's name, with its key where it has one. */
export function conceptOfSite(name: string): Concept {
  const key = siteKey(name);
  return key === undefined ? { text: name } : { key, text: name };
}
