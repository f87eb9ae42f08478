// The outside world of a delivery, as a process has it.
import type { Outside } from "../delivery/outside.ts";

export const OUTSIDE: Outside = { fetch, clock: () => new Date(), random: Math.random };
