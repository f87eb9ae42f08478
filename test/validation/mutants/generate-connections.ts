// Defects made by rule in what hangs on a resource: extensions, narratives, contained resources.
import type { Json } from "../examples.ts";
import type { Breaker } from "./generate.ts";

const extended =
  (extension: Json): Breaker =>
  (resource) => {
    resource["extension"] = [...((resource["extension"] as Json[] | undefined) ?? []), extension];
    return true;
  };

export const withExtensions: Readonly<Record<string, Breaker>> = {
  "extension-without-value": extended({ url: "http://hl7.org/fhir/StructureDefinition/originalText" }),
  "extension-without-url": extended({ valueString: "x" }),
  "extension-value-and-parts": extended({
    url: "http://example.org/both",
    valueString: "x",
    extension: [{ url: "http://example.org/part", valueString: "y" }],
  }),
  "extension-url-relative": extended({ url: "laterality", valueString: "left" }),
  "extension-value-type": extended({ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueInteger: 3 }),
};

const told =
  (div: string): Breaker =>
  (resource) => {
    resource["text"] = { status: "generated", div };
    return true;
  };
const div = (inner: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;

export const withNarratives: Readonly<Record<string, Breaker>> = {
  "narrative-script": told(div("<script>1</script>")),
  "narrative-empty": told(div("")),
  "narrative-unclosed": told(div("<p>text")),
  "narrative-attribute": told(div('<p onclick="go()">text</p>')),
  "narrative-without-namespace": told("<div><p>text</p></div>"),
  "narrative-status": (resource) => {
    resource["text"] = { status: "written", div: div("<p>text</p>") };
    return true;
  },
};

export const withContained: Readonly<Record<string, Breaker>> = {
  "contained-unused": (resource) => {
    resource["contained"] = [{ resourceType: "Organization", id: "unused", name: "A clinic" }];
    return resource["resourceType"] !== "Bundle";
  },
  "contained-nested": (resource) => {
    if (resource["subject"] === undefined) return false;
    const inner = { resourceType: "Organization", id: "inner", name: "A clinic" };
    resource["contained"] = [{ resourceType: "Patient", id: "outer", contained: [inner], managingOrganization: { reference: "#inner" } }];
    resource["subject"] = { reference: "#outer" };
    return true;
  },
};
