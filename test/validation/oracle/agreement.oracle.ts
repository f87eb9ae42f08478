// Agreement with HL7's validator over examples and mutants: every disagreement is one that docs/conformance.md explains.
import { expect, test } from "vitest";
import { isValid, validateResource } from "../../../src/validation/validate.ts";
import { definitions } from "../examples.ts";
import { everything } from "./all-mutants.ts";
import { DISAGREEMENTS } from "./disagreements.ts";
import { verdictsOf, whyNoOracle } from "./oracle.ts";

const why = whyNoOracle();
if (why !== undefined) console.warn(`HL7's validator is not asked: ${why}.`);

test.skipIf(why !== undefined)("what HL7's validator rejects we reject, and the other way round, but for what is listed", () => {
  const all = everything();
  const verdicts = verdictsOf(all);
  const differing: Record<string, string> = {};
  let [detected, rejected, agreed, decided] = [0, 0, 0, 0];
  for (const [name, resource] of all) {
    const { verdict, errors } = verdicts.get(name)!;
    if (verdict === "cannot-check") continue;
    const ours = isValid(validateResource(resource, definitions)) ? "valid" : "invalid";
    decided++;
    if (verdict === ours) agreed++;
    else differing[name] = `HL7: ${verdict}, ours: ${ours} ${errors.slice(0, 2).join("; ")}`;
    if (verdict === "invalid") rejected++;
    if (verdict === "invalid" && ours === "invalid") detected++;
  }
  console.info(
    `${all.size} resources; of ${rejected} that HL7 rejects ${detected} are rejected; the same verdict on ${agreed} of ${decided}.`,
  );
  const unexplained = Object.entries(differing).filter(([name]) => !DISAGREEMENTS.some(({ names }) => names.test(name)));
  expect(Object.fromEntries(unexplained)).toEqual({});
  expect(detected / rejected).toBeGreaterThanOrEqual(0.99);
  // All examples and mutants, the explained ones counted as disagreements too.
  expect(agreed / decided).toBeGreaterThanOrEqual(0.98);
});
