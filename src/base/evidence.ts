// The words that prove a value: a span of the decoded original and, copied beside it, what stands there.
import type { Span } from "./span.ts";

export interface Evidence {
  readonly span: Span;
  /** Exactly `narrative.text.slice(span.start, span.end)`. */
  readonly quote: string;
}

/** True where the quote is not empty and stands in the text just where its span says. */
export function isEvidenceTrue(text: string, { span, quote }: Evidence): boolean {
  return quote.trim() !== "" && text.slice(span.start, span.end) === quote;
}
