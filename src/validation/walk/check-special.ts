// What some data types ask beside their definition: codes of known systems, UCUM, URIs, sizes, order, targets.
import type { ElementCheck, TypeCheck } from "../compile/model.ts";
import { checkAttachment } from "./check-attachment.ts";
import { checkCoding, checkUnit } from "./check-codes.ts";
import { checkIdentifier } from "./check-identifier.ts";
import { checkRange } from "./check-range.ts";
import { meetReference } from "./meet-reference.ts";
import type { Run } from "./run.ts";

export function checkSpecial(run: Run, element: ElementCheck, type: TypeCheck, value: Readonly<Record<string, unknown>>): void {
  if (type.code === "Coding") checkCoding(run, element.profile, value);
  else if (type.code === "Reference") meetReference(run, element, type, value);
  else if (type.isQuantity) {
    checkUnit(run, element.profile, value);
    checkCoding(run, element.profile, value);
  } else if (type.code === "Identifier") checkIdentifier(run, value);
  else if (type.code === "Attachment") checkAttachment(run, value);
  else if (type.code === "Range") checkRange(run, value);
}
