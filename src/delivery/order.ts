// Resources in the order in which they can be created one by one: each after those that it refers to. Where references go round in a circle, one
// of them must be filled in afterwards.
import { type Write, walkReferences } from "./writes.ts";

/** Patients and what stands for itself first; the order of the bundle otherwise. */
export function inOrderOfReference(writes: readonly Write[]): readonly Write[] {
  const byKey = new Map(writes.map((write) => [write.key, write]));
  const done = new Set<string>();
  const ordered: Write[] = [];
  for (const root of writes) {
    // Iterative, so that a long chain of references cannot exhaust the stack.
    const stack: { readonly write: Write; isLeaving: boolean }[] = [{ write: root, isLeaving: false }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      if (top.isLeaving) {
        ordered.push(top.write);
        stack.pop();
      } else if (done.has(top.write.key)) stack.pop();
      else {
        top.isLeaving = true;
        done.add(top.write.key);
        for (const reference of [...walkReferences(top.write.resource)].toReversed()) {
          const next = byKey.get(reference);
          if (next !== undefined && !done.has(next.key)) stack.push({ write: next, isLeaving: false });
        }
      }
    }
  }
  return ordered;
}
