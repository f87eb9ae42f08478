// What validation needs of FHIR packages, and nothing else: snapshots, value sets as code sets, code systems. Plain data, written by
// tools/digest-definitions.ts, read by load.ts. Names are those of https://hl7.org/fhir/R4/elementdefinition.html wherever FHIR has one.

export interface PackageInfo {
  /** NPM name of the FHIR package, such as "hl7.fhir.us.mcode". */
  readonly id: string;
  readonly version: string;
}

export interface TypeRef {
  /**
   * Type name: "CodeableConcept", "string", "Reference", "BackboneElement", "Resource" … Where FHIR hides the type behind FHIRPath's
   * (Element.id, Extension.url), the FHIR type. Only the `value` of a primitive keeps "http://hl7.org/fhirpath/System.String" and its like.
   */
  readonly code: string;
  /** Canonicals, without version. Any one of them suffices. */
  readonly profile?: readonly string[];
  /** Canonicals, without version, of what a Reference or canonical may point at. */
  readonly targetProfile?: readonly string[];
  /** Grammar of a primitive's `value`, as published. */
  readonly regex?: string;
}

export interface Binding {
  readonly strength: "required" | "extensible" | "preferred" | "example";
  /** Canonical without version. */
  readonly valueSet?: string;
  /** Canonical of the elementdefinition-maxValueSet: no code outside it, whatever the strength. */
  readonly max?: string;
}

/** fixed[x], pattern[x], minValue[x] or maxValue[x]: the type's name ("code", "Quantity") and the JSON value. */
export interface TypedValue {
  readonly type: string;
  readonly value: unknown;
}

export interface Discriminator {
  readonly type: "value" | "pattern" | "type" | "exists" | "profile";
  /** FHIRPath subset: "$this", "url", "code", "type", "resource", "resolve().code" … */
  readonly path: string;
}

export interface Slicing {
  readonly discriminator: readonly Discriminator[];
  readonly rules: "open" | "closed" | "openAtEnd";
  readonly ordered?: boolean;
}

export interface Constraint {
  readonly key: string;
  readonly severity: "error" | "warning";
  readonly human: string;
  /** Absent: the rule is prose only and cannot be evaluated. */
  readonly expression?: string;
  /** Canonical of the definition that states it, where given. */
  readonly source?: string;
}

export interface ElementDigest {
  /** "Observation.component:longest.value[x]". */
  readonly id: string;
  /** "Observation.component.value[x]". */
  readonly path: string;
  readonly sliceName?: string;
  readonly min: number;
  /** A number in digits, or "*". */
  readonly max: string;
  /** In JSON the property is an array (the base definition's max is not 1), whatever this profile's max says. */
  readonly isArray: boolean;
  /** "#Bundle.link": the content is that of another element of the same type. */
  readonly contentReference?: string;
  readonly type?: readonly TypeRef[];
  readonly binding?: Binding;
  readonly fixed?: TypedValue;
  readonly pattern?: TypedValue;
  readonly minValue?: TypedValue;
  readonly maxValue?: TypedValue;
  readonly maxLength?: number;
  readonly slicing?: Slicing;
  /** Indexes into `Definitions.constraints`. */
  readonly constraint?: readonly number[];
  readonly isModifier?: boolean;
  readonly mustSupport?: boolean;
}

export interface ExtensionContext {
  readonly type: "fhirpath" | "element" | "extension";
  readonly expression: string;
}

export interface StructureDigest {
  readonly url: string;
  readonly version?: string;
  readonly name: string;
  /** Index into `Definitions.packages`. */
  readonly package: number;
  /** What it constrains or defines: "Observation", "Extension", "Identifier". */
  readonly type: string;
  readonly kind: "primitive-type" | "complex-type" | "resource" | "logical";
  readonly abstract: boolean;
  readonly derivation?: "specialization" | "constraint";
  readonly baseDefinition?: string;
  /** Where an extension may stand; empty or absent: anywhere. */
  readonly context?: readonly ExtensionContext[];
  readonly contextInvariant?: readonly string[];
  /** The snapshot, in order; [0] is the root. */
  readonly element: readonly ElementDigest[];
}

/** A part of a value set that could not be listed: what a code of this system means for membership stays open. */
export interface OpenInclude {
  readonly system: string;
  /** For the report: "filter concept is-a 363346000 needs SNOMED CT", "all codes of http://unitsofmeasure.org". */
  readonly reason: string;
  /** True: every code of the system belongs (no filter), only the code's existence is unknown here. */
  readonly isWholeSystem?: boolean;
}

export interface ValueSetDigest {
  readonly url: string;
  readonly version?: string;
  readonly name: string;
  readonly package: number;
  /** Codes known to belong, by system. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /**
   * Absent: `codes` is the whole set. Present: a code of one of these systems that is not in `codes` may or may not belong (say "not
   * checked"); a code of any other system is outside for certain.
   */
  readonly open?: readonly OpenInclude[];
  /** Codes excluded for certain although their system is open. */
  readonly excluded?: Readonly<Record<string, readonly string[]>>;
  /** Present: nothing can be said about membership at all (an import that no package has, an unknown construct). */
  readonly unexpandable?: string;
}

export interface CodeSystemDigest {
  readonly url: string;
  readonly version?: string;
  readonly name: string;
  readonly package: number;
  readonly content: "complete" | "fragment" | "example" | "not-present" | "supplement";
  /** Absent counts as true. */
  readonly isCaseInsensitive?: boolean;
  readonly codes: readonly string[];
  /** One line per code, in the order of `codes`; empty where a code has none. Absent: no code has one. */
  readonly displays?: string;
}

export interface Definitions {
  readonly packages: readonly PackageInfo[];
  /** Each distinct rule once; elements point here by index. */
  readonly constraints: readonly Constraint[];
  /** By canonical url, without version. A resource or type by "http://hl7.org/fhir/StructureDefinition/" + name. */
  readonly structures: Readonly<Record<string, StructureDigest>>;
  readonly valueSets: Readonly<Record<string, ValueSetDigest>>;
  readonly codeSystems: Readonly<Record<string, CodeSystemDigest>>;
}
