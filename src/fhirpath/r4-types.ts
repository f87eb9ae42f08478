// Which names are R4 primitive types. https://hl7.org/fhir/R4/datatypes.html#primitive

const PRIMITIVES: ReadonlySet<string> = new Set([
  "base64Binary",
  "boolean",
  "canonical",
  "code",
  "date",
  "dateTime",
  "decimal",
  "id",
  "instant",
  "integer",
  "markdown",
  "oid",
  "positiveInt",
  "string",
  "time",
  "unsignedInt",
  "uri",
  "url",
  "uuid",
  "xhtml",
]);

export function isPrimitiveType(typeName: string): boolean {
  return PRIMITIVES.has(typeName);
}
