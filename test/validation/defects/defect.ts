// A change to one of the bases; a defect also says what must be found, where, and for an invariant by which key.
import type { IssueCode } from "../../../src/base/issue.ts";
import type { BaseName } from "./bases.ts";

export type Change = readonly [title: string, of: BaseName, at: string, becomes: unknown];
export type Defect = readonly [
  title: string,
  of: BaseName,
  at: string,
  becomes: unknown,
  code: IssueCode,
  expression: string,
  invariant?: string,
];
