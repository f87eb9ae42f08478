// Kinds of random defect in JSON's shapes, in names of elements and in primitives.
import { at, changed, either, isObject, type Kinds, named, pick, sitesOf, text } from "./sites.ts";

const any = (): boolean => true;
const DATE = /^\d{4}(?:-\d\d){0,2}(?:T.*)?$/;
const CODED = /^[A-Za-z0-9-]+$/;
const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const SHAPES: Kinds = {
  "property removed": at(
    ({ isItem }) => !isItem,
    () => undefined,
  ),
  "top property removed": at(
    ({ isItem, path }) => !isItem && !path.includes("."),
    () => undefined,
  ),
  "item removed": at(
    ({ isItem }) => isItem,
    () => undefined,
  ),
  "item doubled": (resource, random) => {
    const arrays = sitesOf(resource).filter(({ value }) => Array.isArray(value) && value.length > 0);
    if (arrays.length === 0) return false;
    const items = pick(random, arrays).value as unknown[];
    items.push(structuredClone(pick(random, items)));
    return true;
  },
  "items reversed": at(
    ({ value }) => Array.isArray(value) && value.length > 1,
    (value) => [...(value as unknown[])].reverse(),
  ),
  "array as its item": at(
    ({ value }) => Array.isArray(value) && value.length === 1,
    (value) => (value as unknown[])[0],
  ),
  "single as array": at(
    ({ value, isItem }) => !Array.isArray(value) && !isItem,
    (value) => [value],
  ),
  "object as text": at(
    ({ value }) => isObject(value),
    () => "text",
  ),
  "text as object": at(
    ({ value }) => typeof value === "string",
    (value) => ({ value }),
  ),
  "text as number": at(text(/./), either(0, 12, true)),
  "number as text": at(({ value }) => typeof value === "number", changed(String)),
  "number odd": at(({ value }) => typeof value === "number", either(-1, 1.5, 1e21, 0, -0.001, 4294967296)),
  "boolean odd": at(({ value }) => typeof value === "boolean", either("true", 1, "yes")),
  "null for a value": at(any, () => null),
  "null among items": at(
    ({ value }) => Array.isArray(value),
    (value) => [...(value as unknown[]), null],
  ),
  "empty object": at(
    ({ value }) => isObject(value),
    () => ({}),
  ),
  "empty array": at(
    ({ value }) => Array.isArray(value),
    () => [],
  ),
  "empty text": at(text(/./), () => ""),
  "blank text": at(text(/./), either(" ", "\t", "\n ")),
  "space at the end": at(
    text(CODED),
    changed(
      (old) => `${old} `,
      (old) => ` ${old}`,
    ),
  ),
  "unknown property": at(
    ({ value }) => isObject(value),
    (value, random) => ({
      ...(value as object),
      ...pick(random, [
        { note2: "x" },
        { comment: "x" },
        { extention: [] },
        { Value: 1 },
        { fhir_comments: ["x"] },
        { identifer: [{ value: "1" }] },
      ]),
    }),
  ),
  "name in another case": (resource, random) => {
    const sites = sitesOf(resource).filter(({ isItem, path }) => !isItem && !path.endsWith("div"));
    const { holder, key, value } = pick(random, sites);
    delete holder[key];
    holder[pick(random, [upper(key), key.toLowerCase() === key ? key.toUpperCase() : key.toLowerCase()])] = value;
    return true;
  },
  "name with a slip": (resource, random) => {
    const { holder, key, value } = pick(
      random,
      sitesOf(resource).filter(({ isItem, path }) => !isItem && !path.endsWith("div")),
    );
    delete holder[key];
    holder[pick(random, [`${key}s`, key.slice(0, -1), `${key}Code`, `${key.slice(0, 2)}${key.slice(3)}`])] = value;
    return true;
  },
  "primitive with extension only": (resource, random) => {
    const sites = sitesOf(resource).filter(
      ({ isItem, value, path }) => !isItem && !isObject(value) && !Array.isArray(value) && !path.endsWith("div"),
    );
    const { holder, key } = pick(random, sites);
    delete holder[key];
    holder[`_${key}`] = { extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "unknown" }] };
    return true;
  },
  "underscore odd": (resource, random) => {
    const sites = sitesOf(resource).filter(({ isItem, value, path }) => !isItem && typeof value === "string" && !path.endsWith("div"));
    const { holder, key } = pick(random, sites);
    holder[`_${key}`] = pick(random, [
      {},
      null,
      "x",
      [],
      { id: 5 },
      { value: "x" },
      { extension: [] },
      [{ id: "a" }],
      { id: "a b" },
      { id: "fine" },
    ]);
    return true;
  },
  "resourceType odd": (resource, random) => {
    const sites = sitesOf(resource).filter(({ key }) => key === "resourceType");
    const { holder, value } = pick(random, sites);
    holder["resourceType"] = pick(random, [String(value).toLowerCase(), "Resource", "Basic", "DomainResource", `${value}s`]);
    return true;
  },
  "date odd": at(
    text(DATE),
    changed(
      (old) => `${old.slice(0, 4)}-02-30`,
      (old) => `${old.slice(0, 4)}-13-01`,
      (old) => `${old.slice(0, 4)}-6-1`,
      (old) => old.replaceAll("-", "/"),
      (old) => `${old.slice(0, 10)}T12:00`,
      (old) => `${old.slice(0, 10)}T12:00:00`,
      (old) => `${old.slice(0, 10)}T24:00:00Z`,
      (old) => `${old.slice(0, 10)}T12:00:00+2:00`,
      (old) => old.slice(2),
      (old) => old.slice(0, 4),
      (old) => old.slice(0, 7),
      (old) => `${old.slice(8, 10)}.${old.slice(5, 7)}.${old.slice(0, 4)}`,
      () => "unknown",
      () => "2023-02-29",
      () => "1900-02-29",
      () => "0000-01-01",
    ),
  ),
  "id odd": at(named("id"), either("a_b", "a b", "x".repeat(65), "#a", "", "ä", "a/b", "urn:uuid:1", "a")),
  "two properties swapped": (resource, random) => {
    const holders = [
      ...new Set(
        sitesOf(resource)
          .filter(({ isItem }) => !isItem)
          .map(({ holder }) => holder),
      ),
    ].filter((one) => Object.keys(one).length > 1);
    if (holders.length === 0) return false;
    const holder = pick(random, holders);
    const names = Object.keys(holder).filter((name) => name !== "resourceType");
    if (names.length < 2) return false;
    const [a, b] = [pick(random, names), pick(random, names)];
    if (a === b) return false;
    [holder[a], holder[b]] = [holder[b], holder[a]];
    return true;
  },
};
