// What a sentence tells of one kind, in one line for tables: "CEA=12ng/mL @2013-10 | CEA=96.2", "-" for nothing. Every fact is proved by words of the sentence.
import { expect } from "vitest";
import { type FactOf, tell } from "../patient-facts.ts";

type Told = "marker" | "size" | "stage" | "performance";
type ToldFact = FactOf<"marker"> | FactOf<"size"> | FactOf<"stage"> | FactOf<"performance">;

function shown(f: ToldFact): string {
  switch (f.kind) {
    case "marker": {
      const value = Array.isArray(f.value) ? f.value.join("~") : f.value;
      return `${f.test.text}=${f.comparator ?? ""}${value}${f.unit ?? ""}${f.interpretation ? `/${f.interpretation}` : ""}`;
    }
    case "size": {
      const place = f.place ? [f.place.side, f.place.site.text].filter(Boolean).join(" ") : "-";
      return `${f.dimensions.map((d) => `${d.comparator ?? ""}${d.value}${d.unit}`).join("x")} of ${place}`;
    }
    case "stage":
      return `${f.prefix ?? ""}${f.value}${f.system ? `/${f.system}` : ""}`;
    case "performance":
      return `${f.scale} ${f.value}`;
  }
}

const when = (time: ToldFact["time"]): string => {
  if (time?.start === undefined && time?.end === undefined) return "";
  return time.start === time.end ? ` @${time.start}` : ` @${time.start ?? ""}..${time.end ?? ""}`;
};

export function told(kind: Told, sentence: string): string {
  const facts: readonly ToldFact[] = tell(kind, sentence);
  for (const { evidence } of facts) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { quote } of evidence) expect(sentence).toContain(quote);
  }
  return facts.map((f) => shown(f) + when(f.time)).join(" | ") || "-";
}
