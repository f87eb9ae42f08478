// Words for a property that is not there, or that does not belong where it is.
import type { ElementCheck, ObjectCheck } from "../compile/model.ts";
import { found, type Run } from "./run.ts";

function missingElement(run: Run, element: ElementCheck): void {
  const slice = element.slicing?.slices.find(({ element: { min } }) => min > 0);
  if (element.min > 0) {
    const name = element.sliceName === undefined ? element.path : `${element.path}:${element.sliceName}`;
    found(run, "error", "cardinality", `${element.profile}#${name}`, `${name} is missing: at least ${element.min} must be there.`);
  } else if (slice !== undefined)
    found(
      run,
      "error",
      "slice",
      `${element.profile}#${element.path}:${slice.name}`,
      `Slice ${slice.name} of ${element.path} is missing: at least ${slice.element.min} must be there.`,
    );
  else for (const typed of element.typeSlices?.values() ?? []) if (typed.min > 0) missingElement(run, typed);
}

export function unknownProperty(run: Run, check: ObjectCheck, name: string): void {
  const bare = name.startsWith("_") ? name.slice(1) : name;
  const choice = check.choices.find(
    ({ name: choiceName }) => bare.startsWith(choiceName.slice(0, -3)) && /^[A-Z]/.test(bare.slice(choiceName.length - 3)),
  );
  if (choice !== undefined)
    found(
      run,
      "error",
      "structure",
      `${choice.profile}#${choice.path}`,
      `${shown(name)} is not allowed here: ${choice.path} may be ${choice.jsonNames.join(", ")}.`,
    );
  else if (name === "fhir_comments") found(run, "error", "structure", "json", "fhir_comments is not part of R4: leave it out.");
  else found(run, "error", "structure", check.base, `${check.base} has no element ${shown(name)}: remove it or correct its name.`);
}

export const foundArray = (run: Run, { profile, path }: ElementCheck): void =>
  found(run, "error", "structure", profile, `${path} must be a single value, but is an array.`);

export const foundNoArray = (run: Run, { profile, path }: ElementCheck, shownValue: string): void =>
  found(run, "error", "structure", profile, `${path} must be an array, but is ${shownValue}.`);

export const foundTwice = (run: Run, { profile, path }: ElementCheck): void =>
  found(run, "error", "structure", profile, `${path} stands here in two types at once: keep one.`);

/** A name of the stranger's JSON, as far as it is one. */
const shown = (name: string): string => (/^\w{1,64}$/.test(name) ? name : `of ${name.length} characters that are no name`);

/** The elements that must be there, looked for one by one. */
export function findMissing(run: Run, check: ObjectCheck, value: Readonly<Record<string, unknown>>): void {
  for (const element of check.required) {
    const isThere = element.jsonNames.some((jsonName) => value[jsonName] !== undefined || value[`_${jsonName}`] !== undefined);
    if (!isThere) missingElement(run, element);
    else if (element.typeSlices !== undefined) missingTypeSlices(run, element, value);
  }
}

function missingTypeSlices(run: Run, element: ElementCheck, value: Readonly<Record<string, unknown>>): void {
  for (const slice of element.typeSlices!.values())
    if (slice.min > 0 && !slice.jsonNames.some((name) => value[name] !== undefined)) missingElement(run, slice);
}

const UNDERSCORE = "_".charCodeAt(0);

/** Bit of the choice that stands beside nothing: "_valueString" without "valueString" is a choice as well. */
export function choiceBesides(check: ObjectCheck, value: Readonly<Record<string, unknown>>, name: string): number {
  if (name.charCodeAt(0) !== UNDERSCORE || Object.hasOwn(value, name.slice(1))) return 0;
  return check.properties.get(name.slice(1))?.choiceBit ?? 0;
}
