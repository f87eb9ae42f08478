// Writes in groups that cannot be parted: those that refer to each other in a circle, and those that are told to stay together. The groups come in
// the order of reference, each after those that it refers to. Tarjan's algorithm, without recursion, so that no chain exhausts the stack.
// https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
import { type Write, walkReferences } from "./writes.ts";

/** `companions`: keys of writes that must travel with this one, besides those that it refers to. */
export function referenceGroups(
  writes: readonly Write[],
  companions: (write: Write) => readonly string[] = () => [],
): readonly (readonly Write[])[] {
  const byKey = new Map(writes.map((write) => [write.key, write]));
  const nextOf = new Map(writes.map((write) => [write.key, neighbours(write, byKey, companions(write))]));
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const groups: (readonly Write[])[] = [];

  const enter = (key: string): { readonly key: string; at: number } => {
    order.set(key, order.size);
    low.set(key, order.size - 1);
    open.push(key);
    isOpen.add(key);
    return { key, at: 0 };
  };
  const lower = (key: string, to: number): void => void low.set(key, Math.min(low.get(key) ?? to, to));

  for (const { key: root } of writes) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    while (path.length > 0) {
      const top = path[path.length - 1]!;
      const next = nextOf.get(top.key)?.[top.at++];
      if (next !== undefined) {
        if (!order.has(next)) path.push(enter(next));
        else if (isOpen.has(next)) lower(top.key, order.get(next)!);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent !== undefined) lower(parent.key, low.get(top.key)!);
      if (low.get(top.key) !== order.get(top.key)) continue;
      const members = open.splice(open.lastIndexOf(top.key));
      for (const key of members) isOpen.delete(key);
      groups.push(members.map((key) => byKey.get(key)!).toSorted((a, b) => a.index - b.index));
    }
  }
  return groups;
}

function neighbours(write: Write, byKey: ReadonlyMap<string, Write>, companions: readonly string[]): readonly string[] {
  const named = [...walkReferences(write.resource), ...companions];
  return [...new Set(named)].filter((key) => key !== write.key && byKey.has(key));
}
