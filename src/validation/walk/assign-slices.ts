// Which slice each item of an array belongs to, and whether the slices have as many items as they must. https://hl7.org/fhir/R4/profiling.html#slicing
import type { ElementCheck, SliceCheck, SliceJudge, SlicingCheck } from "../compile/model.ts";
import { found, leftUndecided, type Run } from "./run.ts";

const NONE = -1;
const UNDECIDED = -2;

/** Index of the slice per item; negative where an item belongs to none, or none can be told. */
export function assignSlices(slicing: SlicingCheck, items: readonly unknown[], judge: SliceJudge): number[] {
  const { byUrl, slices } = slicing;
  const assigned: number[] = [];
  for (const item of items) assigned.push(byUrl === undefined ? sliceOf(item, slices, judge) : (byUrl.get(urlOf(item)) ?? NONE));
  return assigned;
}

function sliceOf(item: unknown, slices: readonly SliceCheck[], judge: SliceJudge): number {
  let verdict = NONE;
  for (let index = 0; index < slices.length; index++) {
    const matches = slices[index]!.matches(item, judge);
    if (matches === true) return index;
    if (matches === undefined) verdict = UNDECIDED;
  }
  return verdict;
}

/** Where the items of a slice stand. */
export const indexesOf = (assigned: readonly number[], slice: number): number[] =>
  assigned.flatMap((at, index) => (at === slice ? [index] : []));

const urlOf = (item: unknown): string =>
  typeof item === "object" && item !== null && "url" in item && typeof item.url === "string" ? item.url : "";

/** `places`: where the items stand in the whole array, if they are only some of its items. */
export function checkSliceCounts(
  run: Run,
  element: ElementCheck,
  slicing: SlicingCheck,
  assigned: readonly number[],
  places?: readonly number[],
): void {
  for (let index = 0; index < slicing.slices.length; index++) {
    const { min, max } = slicing.slices[index]!.element;
    if (min === 0 && max === Number.POSITIVE_INFINITY) continue;
    let count = 0;
    for (const at of assigned) if (at === index) count++;
    if (count < min || count > max) miscounted(run, element, slicing.slices[index]!, count, assigned.includes(UNDECIDED));
  }
  if (slicing.rules !== "open") checkClosed(run, element, slicing, assigned, places);
  if (slicing.isOrdered) checkOrder(run, element, assigned);
}

function miscounted(run: Run, element: ElementCheck, slice: SliceCheck, count: number, isUndecided: boolean): void {
  const { min, max } = slice.element;
  const rule = `${element.profile}#${element.path}:${slice.name}`;
  if (count > max)
    found(run, "error", "slice", rule, `Slice ${slice.name} of ${element.path} has ${count} items, but at most ${max} may be there.`);
  else if (isUndecided)
    leftUndecided(
      run,
      slice,
      () => rule,
      () => `Not checked: whether an item is slice ${slice.name} of ${element.path} depends on definitions that no loaded package has.`,
    );
  else found(run, "error", "slice", rule, `Slice ${slice.name} of ${element.path} has ${count} items, but at least ${min} must be there.`);
}

function checkClosed(
  run: Run,
  element: ElementCheck,
  slicing: SlicingCheck,
  assigned: readonly number[],
  places?: readonly number[],
): void {
  const lastSliced = assigned.findLastIndex((at) => at >= 0);
  const rule = `${element.profile}#${element.path}`;
  assigned.forEach((at, index) => {
    if (at !== NONE) return;
    const place = places?.[index] ?? index;
    if (slicing.rules === "closed")
      found(
        run,
        "error",
        "slice",
        rule,
        `Item ${place} of ${element.path} belongs to no slice, and the slicing is closed: only its slices may be here.`,
      );
    else if (index < lastSliced)
      found(run, "error", "slice", rule, `Item ${place} of ${element.path} belongs to no slice: such items must come after all slices.`);
  });
}

function checkOrder(run: Run, element: ElementCheck, assigned: readonly number[]): void {
  let last = 0;
  for (const at of assigned.filter((index) => index >= 0)) {
    if (at < last) {
      found(
        run,
        "error",
        "slice",
        `${element.profile}#${element.path}`,
        `The slices of ${element.path} are not in the order of the profile.`,
      );
      return;
    }
    last = at;
  }
}
