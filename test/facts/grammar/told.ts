// What a sentence tells of one kind, in one line for tables: "CEA=12ng/mL @2013-10 | CEA=96.2", "-" for nothing. Every fact is proved by words of the sentence.
import { expect } from "vitest";
import { type FactOf, tell } from "../patient-facts.ts";

type Told = "marker" | "size" | "stage" | "performance";

const shown: { readonly [K in Told]: (fact: FactOf<K>) => string } = {
  marker: (f) =>
    `${f.test.text}=${f.comparator ?? ""}${Array.isArray(f.value) ? f.value.join("~") : f.value}${f.unit ?? ""}${f.interpretation ? `/${f.interpretation}` : ""}`,
  size: (f) =>
    `${f.dimensions.map((d) => `${d.comparator ?? ""}${d.value}${d.unit}`).join("x")} of ${f.place ? [f.place.side, f.place.site.text].filter(Boolean).join(" ") : "-"}`,
  stage: (f) => `${f.prefix ?? ""}${f.value}${f.system ? `/${f.system}` : ""}`,
  performance: (f) => `${f.scale} ${f.value}`,
};

const when = (time: FactOf<Told>["time"]): string => {
  if (time?.start === undefined && time?.end === undefined) return "";
  return time.start === time.end ? ` @${time.start}` : ` @${time.start ?? ""}..${time.end ?? ""}`;
};

export function told<K extends Told>(kind: K, sentence: string): string {
  const facts = tell(kind, sentence);
  for (const { evidence } of facts) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { quote } of evidence) expect(sentence).toContain(quote);
  }
  return facts.map((f) => shown[kind](f) + when(f.time)).join(" | ") || "-";
}
