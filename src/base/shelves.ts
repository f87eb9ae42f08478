// Things kept in the order in which they came, each under labels, so that who looks for the first or the last of a kind does not look at all of them.
import { firstAbove } from "./sorted.ts";

export interface Shelves<T> {
  readonly size: number;
  /** Behind all that is there. A thing that is there already keeps its place and gets the further labels. */
  put(thing: T, labels: Iterable<string>): void;
  /** The first under any of the labels that fits. */
  first(labels: Iterable<string>, fits: (thing: T) => boolean): T | undefined;
  /** The last under any of the labels that fits, but none before one at which `isFar` says so. */
  last(labels: Iterable<string>, fits: (thing: T) => boolean, isFar?: (thing: T) => boolean): T | undefined;
}

export function growShelves<T extends object>(): Shelves<T> {
  const things: T[] = [];
  const placeOf = new Map<T, number>();
  /** Places of the things under a label, in order. */
  const shelves = new Map<string, number[]>();

  function put(thing: T, labels: Iterable<string>): void {
    const place = placeOf.get(thing) ?? things.push(thing) - 1;
    placeOf.set(thing, place);
    for (const label of labels) {
      const shelf = shelves.get(label);
      if (!shelf) shelves.set(label, [place]);
      else {
        const at = firstAbove(shelf, place);
        if (shelf[at - 1] !== place) shelf.splice(at, 0, place);
      }
    }
  }

  const shelvesOf = (labels: Iterable<string>): (readonly number[])[] => [...new Set(labels)].flatMap((l) => [shelves.get(l) ?? []]);

  return {
    get size() {
      return things.length;
    },
    put,
    first: (labels, fits) => {
      const open = shelvesOf(labels);
      const next = open.map(() => 0);
      for (;;) {
        let place = things.length;
        open.forEach((shelf, i) => {
          place = Math.min(place, shelf[next[i]!] ?? place);
        });
        if (place === things.length) return undefined;
        if (fits(things[place]!)) return things[place];
        open.forEach((shelf, i) => {
          if (shelf[next[i]!] === place) next[i]!++;
        });
      }
    },
    last: (labels, fits, isFar) => {
      const open = shelvesOf(labels);
      const next = open.map((shelf) => shelf.length - 1);
      for (;;) {
        let place = -1;
        open.forEach((shelf, i) => {
          place = Math.max(place, shelf[next[i]!] ?? -1);
        });
        if (place < 0 || isFar?.(things[place]!)) return undefined;
        if (fits(things[place]!)) return things[place];
        open.forEach((shelf, i) => {
          if (shelf[next[i]!] === place) next[i]!--;
        });
      }
    },
  };
}
