// What was measured and seen.

Profile: TumorMarker
Parent: $mcode-marker
Id: tumor-marker
Title: "Tumour marker"
Description: "A tumour marker with its value, comparator and unit as stated."
* insert ObservationFact
* obeys mk-1 and mk-2

Profile: PdL1Cps
Parent: $mcode-marker
Id: pd-l1-cps
Title: "PD-L1 combined positive score"
Description: "The combined positive score of PD-L1: a whole number from 0 to 100, never a percentage."
* insert ObservationFact
* obeys cps-1
* code = $NCIT#C176582
* value[x] only Quantity

Profile: TumorResponse
Parent: $mcode-status
Id: tumor-response
Title: "Response to treatment"
Description: "How a lesion or the disease answered: first coding the trend, second the response category where the narrative states it."
* insert ObservationFact
* obeys resp-1 and resp-2

Profile: EcogPerformanceStatus
Parent: $mcode-ecog
Id: ecog-performance-status
Title: "ECOG performance status"
Description: "ECOG performance status, 0 to 5."
* insert ObservationFact
* obeys ecog-1

Profile: KarnofskyPerformanceStatus
Parent: $mcode-karnofsky
Id: karnofsky-performance-status
Title: "Karnofsky performance status"
Description: "Karnofsky performance status, 0 to 100 in steps of ten."
* insert ObservationFact
* obeys kps-1

Profile: Survival
Parent: Observation
Id: survival
Title: "Survival as stated"
Description: "Progression-free, overall or disease-free survival as the narrative states it, never reckoned."
* insert ObservationFact
* obeys surv-1
* code from SurvivalMeasureValueSet (required)
* subject 1..1
* subject only Reference(Patient)
* value[x] 1..1
* value[x] only Quantity

Profile: ClinicalFinding
Parent: Observation
Id: clinical-finding
Title: "Symptom or finding"
Description: "A symptom or finding of examination that is there (true) or expressly not there (false)."
* insert ObservationFact
* obeys find-1
* subject 1..1
* subject only Reference(Patient)
* value[x] 1..1
* value[x] only boolean

Profile: AdverseEventFinding
Parent: ClinicalFinding
Id: adverse-event
Title: "Adverse event"
Description: "An adverse event of a treatment, part of the medication or procedure it is ascribed to, with its CTCAE grade as a component where stated."
* obeys ae-1
* partOf only Reference(MedicationAdministration or Procedure)

Profile: FamilyHistory
Parent: FamilyMemberHistory
Id: family-history
Title: "Family history"
Description: "A disease of a relative. That nothing runs in the family is no family history."
* insert Evidence
* insert Review
* patient only Reference(Patient)
* condition 1..*
