// rng-2 where neither end has a coded unit: FHIRPath compares no such quantities, but their numbers are in the same unit or in none.
import { found, type Run } from "./run.ts";

type Json = Readonly<Record<string, unknown>>;

const isUncoded = (value: unknown): value is Json & { readonly value: number } =>
  typeof value === "object" && value !== null && "value" in value && typeof value.value === "number" && !("code" in value);

export function checkRange(run: Run, { low, high }: Json): void {
  if (!isUncoded(low) || !isUncoded(high) || low["unit"] !== high["unit"] || low.value <= high.value) return;
  const rule = "http://hl7.org/fhir/StructureDefinition/Range#rng-2";
  found(run, "error", "invariant", rule, "Rule rng-2 is violated: If present, low SHALL have a lower value than high.");
}
