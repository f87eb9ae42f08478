// Random defects beside HL7's verdict: DRAW=7411 npm run test:oracle. What differs is listed; a draw that ours had been fitted to says little.
import { expect, test } from "vitest";
import { isValid, validateResource } from "../../../src/validation/validate.ts";
import { definitions } from "../examples.ts";
import { draw } from "./draw/draw.ts";
import { verdictsOf, whyNoOracle } from "./oracle.ts";

const seed = process.env["DRAW"];
const why = seed === undefined ? "no seed is given with DRAW" : whyNoOracle();

test.skipIf(why !== undefined)("of random defects that HL7's validator rejects nearly all are rejected", () => {
  const drawn = draw(Number(seed), process.env["HL7_VALIDATOR"]);
  const verdicts = verdictsOf(new Map(drawn.map(({ name, resource }) => [name, resource])));
  const differing: string[] = [];
  let [decided, rejected, detected, agreed] = [0, 0, 0, 0];
  for (const { name, resource } of drawn) {
    const { verdict, errors } = verdicts.get(name)!;
    if (verdict === "cannot-check") continue;
    const ours = isValid(validateResource(resource, definitions)) ? "valid" : "invalid";
    decided++;
    if (verdict === "invalid") rejected++;
    if (verdict === "invalid" && ours === "invalid") detected++;
    if (verdict === ours) agreed++;
    else differing.push(`${name}: HL7 ${verdict}, ours ${ours} ${errors.slice(0, 2).join("; ")}`);
  }
  console.info(
    `Seed ${seed}: ${drawn.length} mutants; of ${rejected} that HL7 rejects ${detected} are rejected; the same verdict on ${agreed} of ${decided}.\n${differing.join("\n")}`,
  );
  expect(detected / rejected).toBeGreaterThanOrEqual(0.97);
});
