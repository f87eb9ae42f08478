// What one story, sentence or reading answers is asked for by many: it is worked out once, and forgotten with what it was asked of.

/** The same function, which answers for what it was asked about before without asking again. */
export function rememberFor<K extends object, R>(read: (of: K) => R): (of: K) => R {
  const known = new WeakMap<K, { readonly result: R }>();
  return (of) => {
    const before = known.get(of);
    if (before) return before.result;
    const result = read(of);
    known.set(of, { result });
    return result;
  };
}
