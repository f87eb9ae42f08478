// The narrative without the text of other patients: every character of theirs is a blank, line ends stay, the length never changes.
import type { Evidence } from "../base/evidence.ts";
import type { Span } from "../base/span.ts";
import type { Fact } from "../facts/fact.ts";
import type { BuildContext } from "./build-context.ts";

/** Blanks other cases and what proves the facts of others, but never what proves a fact of this patient (a shared sentence, a definition of an abbreviation). */
export function blankedText(ctx: Pick<BuildContext, "narrative" | "options" | "record">): string {
  const { narrative, options, record } = ctx;
  const others = narrative.cases.filter((c) => c.ordinal !== record.ordinal).flatMap((c) => c.spans);
  const isBlank = new Uint8Array(narrative.text.length);
  const proofs = (options.others ?? []).flatMap((other) => evidenceSpans(other.facts));
  for (const span of [...others, ...proofs, ...(record.aboutOthers ?? [])]) isBlank.fill(1, span.start, span.end);
  for (const span of evidenceSpans(record.facts)) isBlank.fill(0, span.start, span.end);
  let text = "";
  for (let i = 0; i < narrative.text.length; i++) {
    const unit = narrative.text[i]!;
    text += isBlank[i] && unit !== "\n" && unit !== "\r" ? " " : unit;
  }
  return text;
}

/** Every span that the facts lean on, wherever in them it stands. */
function evidenceSpans(facts: readonly Fact[]): Span[] {
  const spans: Span[] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object") return;
    if (isEvidence(node)) spans.push(node.span);
    else for (const value of Object.values(node)) visit(value);
  };
  visit(facts);
  return spans;
}

const isEvidence = (node: object): node is Evidence => "quote" in node && "span" in node;
