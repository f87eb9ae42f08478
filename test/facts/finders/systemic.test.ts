import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

describe("systemic treatment without the name of a medicine", () => {
  it("is a course without drugs, under its own name", () => {
    const [course] = tell("systemic-course", "She received two courses of palliative chemotherapy.");
    expect(course).toMatchObject({ name: "palliative chemotherapy", cycles: 2, intent: "palliative", drugIds: [] });
    expect([proof(course, "name"), proof(course, "cycles")]).toEqual(["palliative chemotherapy", "two courses"]);
  });
  it("beside the drugs it was made of it is one course with them", () => {
    const found = tell("systemic-course", "She received adjuvant chemotherapy. Four cycles of docetaxel were given.");
    expect(found.map((c) => [c.drugIds.length, c.cycles])).toEqual([[1, 4]]);
  });
  it.each([
    "He was referred to the clinic for palliative chemotherapy.",
    "She refused chemotherapy.",
    "Chemotherapy was not given.",
    "He attended chemotherapy education.",
  ])("none: %s", (sentence) => expect(tell("systemic-course", sentence)).toEqual([]));
});
