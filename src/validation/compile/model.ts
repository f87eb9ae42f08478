// What a snapshot becomes before anything is validated: one check per property, reached by its JSON name. Built once per profile, only read afterwards.
import type { Absence } from "../../fhirpath/closures/absence.ts";
import type { Evaluate } from "../../fhirpath/verdict.ts";
import type { ExtensionContext, TypedValue } from "../definitions/definitions.ts";
import type { PrimitiveRule } from "../walk/primitive.ts";
import type { CodeSet } from "./code-set.ts";

/** An invariant where it stands: compiled for the type of its context. */
export interface Rule {
  readonly key: string;
  readonly severity: "error" | "warning";
  readonly human: string;
  readonly source: string;
  readonly evaluate: Evaluate;
  /** When it holds because what it speaks of is not there; undefined: it must be evaluated. */
  readonly absence: Absence | undefined;
}

/** The rules of one element. */
export interface RuleSet {
  readonly all: readonly Rule[];
  /** Those that an object with these properties (ObjectCheck's bits) may break at all. */
  readonly applicable: (present: number) => readonly Rule[];
}

/** A required, extensible or max binding. */
export interface CodeBinding {
  readonly strength: "required" | "extensible" | "max";
  readonly valueSet: string;
  /** Absent: no package has the value set. */
  readonly codes: CodeSet | undefined;
}

/** One type that an element may have. */
export interface TypeCheck {
  readonly code: string;
  /** What FHIRPath calls it: the code, or of a backbone element the path where it is defined. */
  readonly base: string;
  readonly kind: "primitive" | "complex" | "resource" | "xhtml";
  /** Of a primitive: its grammar. */
  readonly grammar: PrimitiveRule | undefined;
  /** Its value is a code with a unit. */
  readonly isQuantity: boolean;
  /** Values of the type are checked in a way of their own (Coding, Quantity, Reference …). */
  readonly isSpecial: boolean;
  /** Some profile is named, known or not. */
  readonly isProfiled: boolean;
  /** Profiles of which the value must meet one; unknown ones are not listed here but in `unknownProfiles`. */
  readonly profiles: readonly string[];
  readonly unknownProfiles: readonly string[];
  /** The snapshot itself goes on below the element. */
  readonly hasInlineChildren: boolean;
  /** Of a Reference: what it may point at. */
  readonly targets: TargetCheck | undefined;
  /** Of a canonical: the kinds of definition that it may point at ("ValueSet"); undefined: any. */
  readonly canonicalOf: ReadonlySet<string> | undefined;
  /** The properties of the value; compiled on first use, because types contain each other. */
  readonly object: () => ObjectCheck;
  /** Invariants of the element and of the type's root, each once. */
  readonly rules: () => RuleSet;
}

export interface TargetCheck {
  /** Resource types; undefined: any. */
  readonly types: ReadonlySet<string> | undefined;
  /** Known profiles of which the target must meet one; undefined: the type is all that can be asked. */
  readonly profiles: readonly string[] | undefined;
  readonly unknownProfiles: readonly string[];
}

/** One element of a profile. */
export interface ElementCheck {
  /** "Observation.component.value[x]". */
  readonly path: string;
  /** The same from the nearest type: "CodeableConcept.coding" for "Condition.bodySite.coding". */
  readonly basePath: string;
  /** "value[x]", as the definition names it. */
  readonly name: string;
  readonly sliceName: string | undefined;
  /** The JSON names that it may have: "valueQuantity", "valueString" … */
  readonly jsonNames: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly isArray: boolean;
  readonly types: readonly TypeCheck[];
  readonly fixed: TypedValue | undefined;
  readonly pattern: TypedValue | undefined;
  readonly minValue: TypedValue | undefined;
  readonly maxValue: TypedValue | undefined;
  readonly maxLength: number | undefined;
  readonly bindings: readonly CodeBinding[];
  /** fixed, pattern, smallest, greatest or length: something is said of the value itself. */
  readonly isValueChecked: boolean;
  readonly slicing: SlicingCheck | undefined;
  /** Of a choice element: its slices by type ("valueCodeableConcept"). */
  readonly typeSlices: ReadonlyMap<string, ElementCheck> | undefined;
  /** Bit of the choice group among the properties of its object; 0: no choice. */
  readonly choiceBit: number;
  /** Canonical of the profile or type that says all this. */
  readonly profile: string;
}

export interface SlicingCheck {
  readonly rules: "open" | "closed" | "openAtEnd";
  readonly isOrdered: boolean;
  readonly slices: readonly SliceCheck[];
  /** Extension slices by url: what nearly every slicing is. */
  readonly byUrl: ReadonlyMap<string, number> | undefined;
  /** Why items cannot be told apart, where the discriminators are beyond us. */
  readonly undecidable: string | undefined;
}

export interface SliceCheck {
  readonly name: string;
  readonly element: ElementCheck;
  readonly matches: SliceMatcher;
}

/** True: belongs to the slice; false: does not; undefined: cannot be decided here. */
export type SliceMatcher = (item: unknown, judge: SliceJudge) => boolean | undefined;

/** What a matcher may ask of the run: the target of a reference, and whether a value meets a profile. */
export interface SliceJudge {
  readonly resolve: (reference: string) => unknown;
  readonly conforms: (value: unknown, profile: string) => boolean;
}

/** The test by which a value of a property is surely fine: its grammar, its one value, its codes. */
export type PlainTest = Pick<PrimitiveRule, "json" | "isValid">;

export interface Property {
  /** In JSON: "valueQuantity". */
  readonly name: string;
  readonly element: ElementCheck;
  readonly type: TypeCheck;
  /** "_status" of "status". */
  readonly siblingName: string;
  /** A primitive that does not repeat: what nearly every property of a resource is. */
  readonly isSinglePrimitive: boolean;
  /** Made when the property is first met. */
  plain: PlainTest | undefined;
  /** Bit of its element among those whose presence is noted; 0: it is not. */
  readonly presentBit: number;
  /** Bit of the choice group of its element; 0: no choice. */
  readonly choiceBit: number;
}

export interface ObjectCheck {
  /** Type name, or path of a backbone element: what FHIRPath takes as the base. */
  readonly base: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** Elements with min > 0, to be looked for. */
  readonly required: readonly ElementCheck[];
  /** The bits of all that must be there. */
  readonly requiredMask: number;
  /** Some required element has no bit, or slices by type that are required: the elements must be looked for one by one. */
  readonly isSearched: boolean;
  /** Names that begin a choice, such as "value", for a word on types that are not allowed here. */
  readonly choices: readonly ElementCheck[];
}

/** One StructureDefinition, compiled. */
export interface Shape {
  readonly url: string;
  readonly name: string;
  readonly type: string;
  readonly kind: "primitive-type" | "complex-type" | "resource" | "logical";
  readonly isProfile: boolean;
  /** Its base definitions, nearest first: a snapshot repeats all their rules. */
  readonly ancestors: ReadonlySet<string>;
  readonly context: readonly ExtensionContext[];
  /** Of an extension: it changes the meaning of what holds it, and stands in modifierExtension. */
  readonly isModifier: boolean;
  readonly root: ElementCheck;
  readonly rootType: TypeCheck;
  /** The shape itself, as the list of what a resource is walked with. */
  readonly alone: readonly Shape[];
}

/** Everything that the walk asks of the definitions. */
export interface Registry {
  readonly shape: (url: string) => Shape | undefined;
  readonly typeShape: (typeName: string) => Shape | undefined;
  readonly isResourceType: (typeName: string) => boolean;
  /** Whether a code system that a package lists completely has the code; undefined: not known here, nor in another version of the system. */
  readonly hasCode: (system: string, code: string, version?: unknown) => boolean | undefined;
  /** Whether this is the URI of a code system that is known, whatever is known of its codes. */
  readonly isSystem: (system: string) => boolean;
  /** The URI that was meant where only its scheme, its case or a slash at its end are other. */
  readonly systemLike: (system: string) => string | undefined;
  /** The package that has all definitions whose urls begin as this one does. */
  readonly packageOf: (url: string) => string | undefined;
  /** A version is stated, and it is not that in which the system came along. */
  readonly isOtherVersion: (system: string, version: unknown) => boolean;
  /** The displays of a code, where its system is listed with them. */
  readonly displaysOf: (system: string, code: string) => readonly string[] | undefined;
  /** "StructureDefinition", "ValueSet" or "CodeSystem": what a package has under this canonical. */
  readonly kindOf: (url: string) => string | undefined;
  /** The profile that every Observation with this LOINC code must meet. */
  readonly vitalSign: (loinc: string) => Shape | undefined;
  /** The type and its ancestors: "Age" → Age, Quantity, Element. */
  readonly lineage: (typeName: string) => readonly string[];
}
