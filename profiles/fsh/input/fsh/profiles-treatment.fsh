// What was done, what was not done, and what was planned.

Profile: RadiotherapyCourse
Parent: $mcode-radiotherapy
Id: radiotherapy-course
Title: "Radiotherapy course"
Description: "A course of radiotherapy: for each volume total dose, dose per fraction and fractions, and only what is stated of beam and technique."
* insert ProcedureFact
* obeys rt-1 and rt-2 and rt-3 and rt-4 and rt-5 and rt-6 and stop-1
* extension contains LineOfTherapy named lineOfTherapy 0..1

Profile: RadiotherapyTarget
Parent: $mcode-volume
Id: radiotherapy-target
Title: "Radiotherapy target"
Description: "The volume of a radiotherapy course; a target that is not stated says so in its description."
* insert Evidence
* insert Review
* obeys tgt-1

Profile: AntineoplasticAdministration
Parent: $mcode-medication
Id: antineoplastic-administration
Title: "Medication given"
Description: "One drug in one course of systemic therapy."
* insert Evidence
* insert Review
* obeys drug-1 and drug-2 and drug-3 and given-1 and prd-2
* extension contains
    CyclesDelivered named cyclesDelivered 0..1 and
    Regimen named regimen 0..1 and
    ScheduleAsWritten named scheduleAsWritten 0..1 and
    OffLabel named offLabel 0..1 and
    LineOfTherapy named lineOfTherapy 0..1

Profile: SystemicTherapyCourse
Parent: Procedure
Id: systemic-therapy-course
Title: "Course of systemic therapy"
Description: "A course of systemic therapy or chemoradiation that groups its medications."
* insert ProcedureFact
* obeys stop-1 and given-1
* extension contains
    $mcode-intent named treatmentIntent 0..1 and
    CyclesDelivered named cyclesDelivered 0..1 and
    Regimen named regimen 0..1 and
    LineOfTherapy named lineOfTherapy 0..1
* code 1..1
* subject only Reference(Patient)

Profile: CancerSurgery
Parent: $mcode-surgery
Id: cancer-surgery
Title: "Cancer surgery"
Description: "Surgery for the tumour."
* insert ProcedureFact
* obeys given-1

Profile: DiagnosticOrSupportiveProcedure
Parent: Procedure
Id: diagnostic-or-supportive-procedure
Title: "Diagnostic or supportive procedure"
Description: "Biopsy, cytology, endoscopy, imaging, embolization and the like: what it showed is an Observation or a Condition."
* insert ProcedureFact
* obeys given-1
* code 1..1
* subject only Reference(Patient)

Profile: MedicationNotGiven
Parent: MedicationAdministration
Id: medication-not-given
Title: "Medication not given"
Description: "A drug that was declined, not affordable, not to be had or advised against. On base R4, because mCODE allows these reasons only for a stopped treatment."
* insert Evidence
* insert Review
* obeys ng-1 and ng-2
* status = #not-done
* subject only Reference(Patient)
* dosage 0..0

Profile: ProcedureNotDone
Parent: Procedure
Id: procedure-not-done
Title: "Procedure not done"
Description: "A procedure, radiotherapy, test or whole treatment that was declined, not affordable, not to be had or advised against."
* insert Evidence
* insert Review
* obeys ng-1 and ng-2
* status = #not-done
* code 1..1
* subject only Reference(Patient)

Profile: TreatmentPlan
Parent: CarePlan
Id: treatment-plan
Title: "Line of therapy or recommendation"
Description: "A line of therapy with what was done in it, or what was recommended or planned."
* insert Evidence
* insert Review
* obeys plan-1 and plan-2 and plan-3 and prd-4
* extension contains LineOfTherapy named lineOfTherapy 0..1
* subject only Reference(Patient)

Profile: OffLabelConsent
Parent: Consent
Id: off-label-consent
Title: "Consent to off-label use"
Description: "Consent of the patient to a drug beyond its approved indications."
* insert Evidence
* insert Review
* obeys consent-2
* scope = $consentscope#treatment
* patient 1..1
* patient only Reference(Patient)
* provision 1..1
