// An object literal in the order of its specification, without the elements that have no value.

type Loose<T> = { [K in keyof T]: T[K] | undefined } & { [sibling: `_${string}`]: unknown };

/** Leaves out undefined, empty arrays and empty objects on the first level; keeps the order of the keys. */
export function defined<T extends object>(object: Loose<T>): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => hasContent(value))) as T;
}

function hasContent(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
