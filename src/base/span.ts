// A stretch of the original narrative, counted in UTF-16 code units, end exclusive: what `text.slice(start, end)` takes.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function isOverlapping(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function isInside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
