// Our extensions. Evidence (derivation-reference) and the bounds of a date (uncertainPeriod) are HL7's own.

Extension: ValueOrigin
Id: value-origin
Title: "Origin of the value"
Description: "Says that a value is not simply stated: derived from others or inferred, how, and from which words."
Context: Element
* obeys vo-1
* extension contains code 1..1 and explanation 0..1 and $derivation-reference named from 0..*
* extension[code].value[x] 1..1
* extension[code].value[x] only code
* extension[code].value[x] from ValueOriginValueSet (required)
* extension[explanation].value[x] 1..1
* extension[explanation].value[x] only string

Extension: Repair
Id: repair
Title: "Repair of a misread character"
Description: "The characters of the narrative, how they were read (absent: the value is withheld), and the kind of confusion: anybody can undo it."
Context: Element
* obeys rep-1
* extension contains original 1..1 and repaired 0..1 and class 1..1
* extension[original].value[x] 1..1
* extension[original].value[x] only string
* extension[repaired].value[x] 1..1
* extension[repaired].value[x] only string
* extension[class].value[x] 1..1
* extension[class].value[x] only code
* extension[class].value[x] from ConfusionClassValueSet (required)

Extension: FoundBy
Id: found-by
Title: "Rule that found the fact"
Description: "Name of the rule of the reader that found the fact, for whoever asks why."
Context: Element
* value[x] 1..1
* value[x] only string

Extension: DosePerFraction
Id: dose-per-fraction
Title: "Dose per fraction"
Description: "Radiation dose of one fraction, in the dose that was delivered to a volume."
Context: $mcode-dose, Procedure
* value[x] 1..1
* value[x] only Quantity
* valueQuantity = $UCUM#cGy
* valueQuantity.value 1..1

Extension: CyclesDelivered
Id: cycles-delivered
Title: "Cycles delivered"
Description: "Number of cycles of a systemic therapy that were given."
Context: MedicationAdministration, Procedure
* value[x] 1..1
* value[x] only unsignedInt

Extension: LineOfTherapy
Id: line-of-therapy
Title: "Line of therapy"
Description: "Ordinal of the line of therapy: 1 is the first treatment of the disease."
Context: CarePlan, Procedure, MedicationAdministration
* value[x] 1..1
* value[x] only positiveInt

Extension: Regimen
Id: regimen
Title: "Regimen"
Description: "Name of the regimen as the narrative writes it."
Context: MedicationAdministration, Procedure
* value[x] 1..1
* value[x] only string

Extension: ScheduleAsWritten
Id: schedule-as-written
Title: "Schedule as written"
Description: "Schedule of a medication as the narrative writes it."
Context: MedicationAdministration
* value[x] 1..1
* value[x] only string

Extension: OffLabel
Id: off-label
Title: "Off label"
Description: "The medication was given beyond its approved indications, or expressly within them."
Context: MedicationAdministration
* value[x] 1..1
* value[x] only boolean

Extension: SentenceCoverage
Id: sentence-coverage
Title: "Coverage of the sentences"
Description: "How many sentences of the narrative that speak of this patient gave facts, were left out for a reason, or were not understood."
Context: Provenance
* extension contains mapped 1..1 and ignored 1..1 and notUnderstood 1..1
* extension[mapped].value[x] 1..1
* extension[mapped].value[x] only unsignedInt
* extension[ignored].value[x] 1..1
* extension[ignored].value[x] only unsignedInt
* extension[notUnderstood].value[x] 1..1
* extension[notUnderstood].value[x] only unsignedInt
