// The words that every engine of this folder shares: what an expression may look at, and what it answers.

/** What an expression may speak of beside its context. */
export interface Surroundings {
  /** `%resource`: the resource that holds the context; inside a contained resource that one. */
  readonly resource: unknown;
  /** `%rootResource`: the container of a contained resource, else the resource itself. */
  readonly rootResource: unknown;
  /** Of a primitive context: its `_name` sibling with id and extensions. */
  readonly sibling?: unknown;
}

/** True: holds (or is empty). False: violated. A string: could not be evaluated, and why. */
export type Evaluate = (value: unknown, surroundings: Surroundings) => boolean | string;
