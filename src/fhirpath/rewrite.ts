// Published expressions that mean something else to fhirpath.js than to their authors, rewritten before they are parsed.

// dom-3 as published: '%resource.descendants().as(canonical)': as() on a collection of many throws.
const AS_ON_COLLECTION = /\bdescendants\(\)\.as\(/g;
// '$this is DateTime' (us-core-1), 'answer is Boolean' (que-7): System types by name, where the FHIR primitive is meant.
const SYSTEM_TYPE = /\b(?<operator>is|as)(?<open>\s+|\s*\(\s*)(?:System\.)?(?<type>DateTime|Date|Time|Boolean|String|Integer|Decimal)\b/g;
const SYSTEM_OF_TYPE = /\bofType\(\s*(?:System\.)?(?<type>DateTime|Date|Time|Boolean|String|Integer|Decimal)\s*\)/g;

const fhirName = (type: string): string => type.charAt(0).toLowerCase() + type.slice(1);

/** The same rule in words that fhirpath.js evaluates as meant. Elements of a FHIR instance are never of a System type. */
export function rewriteExpression(expression: string): string {
  return expression
    .replace(AS_ON_COLLECTION, "descendants().ofType(")
    .replace(SYSTEM_TYPE, (_, operator: string, open: string, type: string) => `${operator}${open}${fhirName(type)}`)
    .replace(SYSTEM_OF_TYPE, (_, type: string) => `ofType(${fhirName(type)})`);
}
