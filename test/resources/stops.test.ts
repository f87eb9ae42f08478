import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/facts/fact.ts";
import { endingOf, stopTargets } from "../../src/resources/stops.ts";
import { factsIn } from "../facts/patient-facts.ts";

const LEAD =
  "A 61-year-old woman with colon cancer was seen in our clinic. She received six cycles of oxaliplatin and capecitabine from 3 May 2019. ";
const endings = (text: string): readonly (readonly [string, string])[] => {
  const facts = factsIn(LEAD + text);
  return facts.flatMap((f: Fact): readonly (readonly [string, string])[] =>
    f.kind === "drug"
      ? [[f.drug.text, endingOf(f, facts).status]]
      : f.kind === "systemic-course"
        ? [["course", endingOf(f, facts).status]]
        : [],
  );
};

describe("a stop is told on what ended", () => {
  it("the one drug that was stopped, while the rest of its course goes on", () => {
    expect(endings("Oxaliplatin was stopped because of neuropathy.")).toEqual([
      ["course", "completed"],
      ["oxaliplatin", "stopped"],
      ["capecitabine", "completed"],
    ]);
  });
  it("the course, once, where it ended as a whole", () => {
    const facts = factsIn(`${LEAD}Chemotherapy was stopped because of neuropathy.`);
    const [course] = facts.filter((f) => f.kind === "systemic-course");
    const [stop] = facts.filter((f) => f.kind === "stop");
    expect(stopTargets(stop!, facts)).toEqual([course!.id]);
    expect(endings("Chemotherapy was stopped because of neuropathy.").filter(([, status]) => status === "stopped")).toEqual([
      ["course", "stopped"],
    ]);
  });
});
