// One primitive: its grammar, then what the profile says of it. Its "_name" sibling is walked by the caller.
import type { ElementCheck, TypeCheck } from "../compile/model.ts";
import { ANYTHING } from "../compile/rule-set.ts";
import { checkAbsentCode, checkBindings } from "./check-codes.ts";
import { checkRules } from "./check-rules.ts";
import { checkValue } from "./check-value.ts";
import { faultOf } from "./primitive.ts";
import { found, type Run } from "./run.ts";
import { showValue } from "./show-value.ts";

export function checkPrimitive(run: Run, element: ElementCheck, type: TypeCheck, value: unknown, sibling: unknown): void {
  const rule = element.profile;
  const hasSibling = typeof sibling === "object" && sibling !== null && "extension" in sibling;
  if (value === undefined || value === null) {
    if (!hasSibling)
      found(run, "error", "structure", rule, `${element.path} is null: give it a value, or an extension that says why there is none.`);
    else if (type.code === "code") checkAbsentCode(run, element);
  } else {
    const expected = faultOf(type.grammar, value);
    if (expected !== undefined) {
      const message = `${element.path} must be ${expected} (${type.code}), but is ${showValue(type.code, value)}.`;
      const isTolerated = type.grammar?.isTolerated?.(value) === true;
      found(run, isTolerated ? "warning" : "error", "structure", rule, message);
      if (!isTolerated) return;
    }
    if (element.isValueChecked) checkValue(run, element, type.code, value);
    if (element.bindings.length > 0) checkBindings(run, element, type.code, value);
  }
  const rules = type.rules();
  if (rules.all.length > 0) checkRules(run, rules, ANYTHING, element.profile, value, sibling ?? undefined);
}
