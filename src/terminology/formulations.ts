// A formulation is part of the drug's name: "nab-paclitaxel" and "liposomal doxorubicin" are other products than the plain substance, and take none of its codes.
import type { Span } from "../base/span.ts";
import type { Sense } from "./lexicon.ts";

interface Found extends Span {
  readonly senses: readonly Sense[];
}

const NAB_PACLITAXEL: Sense = { key: "drug/nab-paclitaxel", kind: "drug", name: "nab-paclitaxel", group: "antineoplastic" };

// before the substance: "liposomal ", "pegylated liposomal ", "nab-", "albumin-bound "
const BEFORE =
  /(?:(?:nano-?particle[ -])?albumin[ -](?:bound|stabilized)|nab|pegylated[ -]liposomal|peg-?liposomal|liposom(?:al|e)|polymeric micellar|lipid[ -]complexed)[- ]$/iu;
// after it: " liposome", " (albumin-bound)", " for injection (albumin bound)", " albumin"
const AFTER =
  /^ (?:liposom(?:al|es?)(?: injection)?|protein-bound(?: particles)?|albumin(?:-bound| bound)?|(?:for injection )?\((?:albumin[ -]bound(?: type)?|liposom(?:al|e)|nab)\)|polymeric micelles?|injection concentrate for nanodispersion)(?![A-Za-z])/iu;
const ALBUMIN = /albumin|\bnab\b|nab-|protein-bound/iu;
const ALREADY = /liposom|albumin|\bnab|pegylated|protein-bound/iu;

/** The drug with its formulation, where one stands beside it; else the same stretch. */
export function formulationAt<T extends Found>(text: string, found: T): T {
  const drug = found.senses.find((s) => s.kind === "drug");
  if (!drug || ALREADY.test(text.slice(found.start, found.end))) return found;
  const before = BEFORE.exec(text.slice(Math.max(0, found.start - 40), found.start))?.[0] ?? "";
  const after = before ? "" : (AFTER.exec(text.slice(found.end, found.end + 60))?.[0] ?? "");
  if (!before && !after) return found;
  const start = found.start - before.length;
  const end = found.end + after.length;
  const isNab = drug.key === "drug/paclitaxel" && ALBUMIN.test(before + after);
  const sense: Sense = isNab ? NAB_PACLITAXEL : { kind: "drug", name: text.slice(start, end), group: drug.group ?? "other" };
  return { ...found, start, end, senses: [sense] };
}
