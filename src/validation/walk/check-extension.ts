// One extension as such: content or value, a place where it may stand, a url that some package knows.
import type { ElementCheck, Shape } from "../compile/model.ts";
import { isContextAllowed } from "./extension-context.ts";
import { found, type Run } from "./run.ts";

type Json = Readonly<Record<string, unknown>>;

/** ext-1: an extension has extensions or a value, never both, never neither. */
export function checkExtensionContent(run: Run, item: Json): void {
  let hasValue = false;
  for (const name in item) if (name.startsWith("value") || name.startsWith("_value")) hasValue = true;
  if (hasValue === (item["extension"] !== undefined))
    found(
      run,
      "error",
      "invariant",
      "http://hl7.org/fhir/StructureDefinition/Extension#ext-1",
      `Rule ext-1 is violated: an extension must have either extensions or value[x], ${hasValue ? "not both" : "but has neither"}.`,
    );
}

export function checkContext(run: Run, shape: Shape, parent: Json, at: number): void {
  const url = typeof parent["url"] === "string" ? parent["url"] : undefined;
  const host = { element: run.elements[at - 1]!, type: run.types[at - 1]!, url };
  if (isContextAllowed(run.registry, shape, host)) return;
  const allowed = shape.context.map(({ expression }) => expression).join(", ");
  found(run, "error", "structure", `${shape.url}#context`, `Extension ${shape.url} may stand at ${allowed}, not at ${host.element.path}.`);
}

/** What changes the meaning of its holder stands in modifierExtension, and nothing else does. https://hl7.org/fhir/R4/extensibility.html#modifierExtension */
export function checkModifier(run: Run, { url, isModifier }: Shape, { name }: ElementCheck): void {
  if (isModifier === (name === "modifierExtension")) return;
  const message = isModifier
    ? `Extension ${url} changes the meaning of what holds it: it must stand in modifierExtension.`
    : `Extension ${url} is no modifier: it must stand in extension, not in modifierExtension.`;
  found(run, "error", "structure", `${url}#modifier`, message);
}

// 'http://example.org/fhir/StructureDefinition/own': names that are kept for examples promise nothing. https://www.rfc-editor.org/info/rfc2606
const EXAMPLE = /^https?:\/\/(?:[\w-]{1,63}\.){0,9}example\.(?:org|com|net)(?:[/:]|$)/;

/** `profile` is the definition that is being walked: only the extension's own can say which parts it has. */
export function unknownExtension(run: Run, url: string, parent: Json, profile: string): void {
  const isNested = !url.includes(":");
  if (isNested && typeof parent["url"] === "string") {
    const outer = run.registry.shape(parent["url"]);
    if (outer?.type === "Extension" && profile === outer.url)
      found(
        run,
        "error",
        "structure",
        `${outer.url}#extension`,
        `Extension ${outer.url} has no part of this url: use one that it defines.`,
      );
    return;
  }
  if (isNested) {
    found(
      run,
      "error",
      "structure",
      "extension-url",
      "The url of an extension must be absolute, unless it stands inside another extension.",
    );
    return;
  }
  const owner = run.registry.packageOf(url);
  if (owner !== undefined) {
    found(run, "error", "structure", url, `Extension ${url} is none of ${owner}, whose urls begin so: correct its url.`);
    return;
  }
  const isModifying = run.names[run.depth - 1] === "modifierExtension";
  const consequence = isModifying ? " It may turn the meaning of what holds it round: who does not know it must not process that." : "";
  found(
    run,
    run.isStrict || (isModifying && !EXAMPLE.test(url)) ? "error" : "warning",
    "unknown-profile",
    url,
    `Extension ${url} is in no loaded package: check its url, or load the package that defines it.${consequence}`,
  );
}
