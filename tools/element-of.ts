// Where a path of an instance stands in the definitions: "Observation.component[0].valueQuantity.value",
// "Procedure.extension(dose-per-fraction).valueQuantity". A path that no profile knows is an error of whoever wrote it down.
import type { Binding, Definitions, ElementDigest } from "../src/validation/definitions/definitions.ts";

export interface FoundElement {
  /** Of the whole path: optional where one part is, many where one part is. */
  readonly cardinality: string;
  readonly binding?: Binding;
  /** Codes that the profile fixes, "system|code". */
  readonly fixed: readonly string[];
}

const HL7 = "http://hl7.org/fhir/StructureDefinition/";
const PART = /^(?<name>\w+)(?:\((?<extension>[\w-]+)\)|:(?<slice>\w+))?$/;
const ENDS = (url: string, name: string): boolean => new RegExp(`[/-]${name}$`).test(url);

interface Place {
  readonly url: string;
  /** Id of the element within its structure. */
  readonly id: string;
}

function structureOf(definitions: Definitions, url: string): readonly ElementDigest[] {
  return definitions.structures[url]?.element ?? [];
}

/** The element `name` below a place; a choice by its type: "valueQuantity" is "value[x]". */
function childOf(definitions: Definitions, { url, id }: Place, name: string, slice?: string): ElementDigest | undefined {
  const wanted = slice === undefined ? name : `${name}:${slice}`;
  return structureOf(definitions, url).find((e) => {
    if (e.id === `${id}.${wanted}`) return true;
    const stem = e.id.endsWith("[x]") ? e.id.slice(id.length + 1, -3) : undefined;
    const isChoice = e.id.startsWith(`${id}.`) && stem !== undefined && !stem.includes(".") && name.startsWith(stem);
    return isChoice && (e.type ?? []).some((t) => t.code.toLowerCase() === name.slice(stem.length).toLowerCase());
  });
}

function extensionPlace(
  definitions: Definitions,
  parent: Place,
  name: string,
): { readonly place: Place; readonly element: ElementDigest } | undefined {
  const part = structureOf(definitions, parent.url).find((e) => e.path === "Extension.extension" && e.sliceName === name);
  if (part && parent.id === "Extension") return { place: { url: parent.url, id: part.id }, element: part };
  const url = Object.keys(definitions.structures).find((u) => definitions.structures[u]?.type === "Extension" && ENDS(u, name));
  if (url === undefined) return undefined;
  const slice = structureOf(definitions, parent.url).find((e) => e.type?.some((t) => t.profile?.includes(url)));
  const element = slice ?? structureOf(definitions, url)[0];
  return element && { place: { url, id: "Extension" }, element };
}

const codesOf = (element: ElementDigest): string[] => {
  const value = (element.pattern ?? element.fixed)?.value as {
    coding?: { system: string; code: string }[];
    system?: string;
    code?: string;
  };
  if (typeof value !== "object" || value === null) return [];
  return value.coding ? value.coding.map((c) => `${c.system}|${c.code}`) : value.code ? [`${value.system}|${value.code}`] : [];
};

/** @throws Error where the profile or one of its types does not know the path */
export function elementOf(definitions: Definitions, profileUrl: string, path: string): FoundElement {
  const [root, ...parts] = path.replace(/\[\d+\]/g, "").split(".");
  let place: Place = { url: profileUrl, id: root! };
  let element: ElementDigest | undefined = structureOf(definitions, profileUrl)[0];
  if (element?.id !== root) throw new Error(`${profileUrl} does not define ${root}`);
  const way: ElementDigest[] = [];
  for (const part of parts) {
    const { name, extension, slice } = PART.exec(part)?.groups ?? {};
    if (extension !== undefined) {
      const found = extensionPlace(definitions, place, extension);
      if (!found) throw new Error(`${profileUrl}: no extension ${extension} for ${path}`);
      ({ place, element } = found);
      way.push(element);
      continue;
    }
    const child = childOf(definitions, place, name!, slice);
    if (!child) throw new Error(`${profileUrl} does not know ${part} of ${path}`);
    element = child;
    way.push(child);
    const isInline = structureOf(definitions, place.url).some((e) => e.id.startsWith(`${child.id}.`));
    if (isInline) place = { url: place.url, id: child.id };
    else {
      const type = (child.type ?? []).find((t) => !child.id.endsWith("[x]") || name!.toLowerCase().endsWith(t.code.toLowerCase()));
      place = { url: HL7 + (type?.code ?? ""), id: type?.code ?? "" };
    }
  }
  const end = element!;
  const min = way.some((e) => e.min === 0) ? 0 : 1;
  const max = way.some((e) => e.max === "*") ? "*" : "1";
  return { cardinality: `${min}..${max}`, ...(end.binding && { binding: end.binding }), fixed: codesOf(end) };
}
