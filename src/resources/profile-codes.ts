// The codes that a profile fixes or that an answer of a closed list needs, each with the source that vouches for it.
// Concepts of the narrative are looked up in the terminology instead; a test compares every row with the reference table and mCODE's value sets.
import type { SourcedCoding } from "../base/concept.ts";
import rows from "./profile-codes.data.json" with { type: "json" };

export const CODES: Readonly<Record<keyof typeof rows, SourcedCoding>> = rows;
