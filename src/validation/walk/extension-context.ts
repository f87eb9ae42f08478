// Whether an extension may stand where it stands. https://hl7.org/fhir/R4/defining-extensions.html#context
import type { ElementCheck, Registry, Shape, TypeCheck } from "../compile/model.ts";

/** The element that carries the extension. */
export interface ExtensionHost {
  readonly element: ElementCheck;
  readonly type: TypeCheck;
  /** Url of the extension that the host is, where it is one. */
  readonly url: string | undefined;
}

export function isContextAllowed(registry: Registry, shape: Shape, host: ExtensionHost): boolean {
  if (shape.context.length === 0) return true;
  return shape.context.some(({ type, expression }) => {
    if (type === "extension") return host.url === expression;
    // A FHIRPath context would have to be evaluated on the resource: not decided, so not refused.
    if (type === "fhirpath") return true;
    return isElementAllowed(registry, expression, host);
  });
}

const plain = (path: string): string => path.replaceAll("[x]", "");

function isElementAllowed(registry: Registry, expression: string, { element, type }: ExtensionHost): boolean {
  if (expression === "Element" || expression === "Resource") return expression === "Element" || registry.isResourceType(type.code);
  const wanted = plain(expression);
  if ([element.path, element.basePath, type.base].some((path) => plain(path) === wanted)) return true;
  const lineage = registry.lineage(type.code);
  if (lineage.includes(wanted)) return true;
  // "DomainResource.text", "Quantity.value" and such: the last step under any ancestor of the type that holds it.
  const dot = wanted.indexOf(".");
  if (dot < 0) return registry.typeShape(wanted) === undefined;
  const [head = "", ...tail] = wanted.split(".");
  const [own = "", ...rest] = plain(element.basePath).split(".");
  return tail.join(".") === rest.join(".") && registry.lineage(own).includes(head);
}
