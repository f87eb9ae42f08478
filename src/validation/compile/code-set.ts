// A value set ready to be asked: is this code of this system inside, outside, or undecidable without a terminology server?
import { isUcumUnit } from "../../fhirpath/ucum.ts";
import type { OpenInclude, ValueSetDigest } from "../definitions/definitions.ts";

export type Membership = "in" | "out" | "open";

export interface CodeSet {
  readonly name: string;
  readonly url: string;
  /** Why some codes cannot be decided; empty where all can. */
  readonly reason: string;
  readonly ofCoding: (system: string | undefined, code: string) => Membership;
  /** For `code`, `string` and `uri` elements, where the system is implied by the value set. */
  readonly ofCode: (code: string) => Membership;
  /** True: listed under some system, whatever else may be. */
  readonly hasBare: (code: string) => boolean;
}

const UCUM = "http://unitsofmeasure.org";
// Type and subtype with parameters: 'text/plain; charset=utf-8'. https://tools.ietf.org/html/bcp13
const MIME = /^[\w.+!#$&^-]+\/[\w.+!#$&^*-]+(?:\s*;.*)?$/;
// Language, region, variants: 'en-US', 'zh-Hant-TW', 'x-own'. Of languages of four letters and more, none is registered. https://tools.ietf.org/html/bcp47
const LANGUAGE = /^(?:(?<primary>[a-zA-Z]{2,3})|[ix](?=-))(?:-[a-zA-Z0-9]{1,8})*$/;

let names: Intl.DisplayNames | undefined;

/** Languages of two letters are all known by name; those of three are thousands, and pass. */
function isLanguage(code: string): boolean {
  const match = LANGUAGE.exec(code);
  if (match === null) return false;
  const primary = match.groups?.["primary"];
  if (primary?.length !== 2) return true;
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(primary) !== undefined;
}

/** Whole systems whose codes are a grammar, not a list. */
const GRAMMARS: Readonly<Record<string, (code: string) => boolean>> = {
  [UCUM]: isUcumUnit,
  "urn:ietf:bcp:13": (code) => MIME.test(code),
  "urn:ietf:bcp:47": isLanguage,
};

const grammarOf = ({ isWholeSystem, system }: OpenInclude): ((code: string) => boolean) | undefined =>
  isWholeSystem === true ? GRAMMARS[system] : undefined;

export function compileCodeSet(digest: ValueSetDigest): CodeSet {
  const listed = new Map(Object.entries(digest.codes).map(([system, codes]) => [system, new Set(codes)]));
  const excluded = new Map(Object.entries(digest.excluded ?? {}).map(([system, codes]) => [system, new Set(codes)]));
  const open = new Map((digest.open ?? []).map((include) => [include.system, include]));
  let bare: ReadonlySet<string> | undefined;
  const hasBare = (code: string): boolean => {
    bare ??= listed.size === 1 ? [...listed.values()][0]! : new Set([...listed.values()].flatMap((codes) => [...codes]));
    return bare.has(code);
  };
  const isUnknown = digest.unexpandable !== undefined;

  const ofCoding = (system: string | undefined, code: string): Membership => {
    if (isUnknown) return "open";
    if (system === undefined) return "out";
    if (listed.get(system)?.has(code)) return "in";
    if (excluded.get(system)?.has(code)) return "out";
    const include = open.get(system);
    if (include === undefined) return "out";
    const grammar = grammarOf(include);
    if (grammar === undefined) return "open";
    return grammar(code) ? "in" : "out";
  };
  const systems = [...new Set([...listed.keys(), ...open.keys()])];
  const ofCode = (code: string): Membership => {
    if (isUnknown) return "open";
    let found: Membership = "out";
    for (const system of systems) {
      const membership = ofCoding(system, code);
      if (membership === "in") return "in";
      if (membership === "open") found = "open";
    }
    return found;
  };
  return {
    name: digest.name,
    url: digest.url,
    reason:
      digest.unexpandable ??
      (digest.open ?? [])
        .filter((include) => grammarOf(include) === undefined)
        .map(({ reason }) => reason)
        .join("; "),
    ofCoding,
    ofCode,
    hasBare: isUnknown ? () => false : hasBare,
  };
}
