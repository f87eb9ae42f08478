// Rules that many profiles share.

// Evidence for the resource as a whole: where in the narrative it stands. Elements carry their own.
RuleSet: Evidence
* obeys ev-1
* extension contains $derivation-reference named evidence 0..* MS and FoundBy named foundBy 0..1

// Doubt: one tag says "review", others say why.
RuleSet: Review
* obeys rev-3
* meta.tag ^slicing.discriminator.type = #value
* meta.tag ^slicing.discriminator.path = "system"
* meta.tag ^slicing.rules = #open
* meta.tag contains review 0..*
* meta.tag[review].system 1..1
* meta.tag[review].system = "https://casebridge.dev/fhir/CodeSystem/review"
* meta.tag[review].code 1..1
* meta.tag[review] from ReviewValueSet (required)

RuleSet: ObservationFact
* insert Evidence
* insert Review
* obeys rev-1 and prd-3

RuleSet: ConditionFact
* insert Evidence
* insert Review
* obeys rev-2 and ver-1

RuleSet: ProcedureFact
* insert Evidence
* insert Review
* obeys prd-1
