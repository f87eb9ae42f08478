import { expect, it } from "vitest";
import { factsIn, proof } from "../patient-facts.ts";

it("a medication list gives every medicine with its dose as written", () => {
  const facts = factsIn(
    "HISTORY: The patient is a 70-year-old man with prostate cancer.\n\nCURRENT MEDICATIONS: Ramipril 5 mg daily, metformin 500 mg b.i.d.\n\nALLERGIES: Penicillin.\n",
  );
  const drugs = facts.filter((f) => f.kind === "drug");
  expect(drugs.map((d) => [d.drug.text.toLowerCase(), d.dose?.value, d.schedule, d.isAntineoplastic, d.status])).toEqual([
    ["ramipril", 5, "daily", false, "in-progress"],
    ["metformin", 500, "b.i.d.", false, "in-progress"],
  ]);
  expect(proof(drugs[0], "dose")).toBe("5 mg");
});
