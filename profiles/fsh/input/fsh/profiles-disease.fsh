// Who, what disease, where, how far.

Profile: CancerPatient
Parent: $mcode-cancer-patient
Id: cancer-patient
Title: "Patient of a narrative"
Description: "The patient as far as the narrative tells: an age is no birth date, and a name is masked."
* insert Evidence
* insert Review
* obeys pt-1

Profile: PrimaryCancer
Parent: $mcode-primary
Id: primary-cancer
Title: "Primary tumour"
Description: "A primary malignant tumour with its site, side, histology and the age at onset as stated."
* insert ConditionFact
* obeys onset-1

Profile: Metastasis
Parent: $mcode-secondary
Id: metastasis
Title: "Metastasis"
Description: "One nodal or distant metastasis: one site and side each."
* insert ConditionFact
* bodySite 1..1

Profile: Lesion
Parent: $mcode-tumor
Id: lesion
Title: "Lesion followed over time"
Description: "A lesion whose sizes and responses the narrative follows."
* insert Evidence
* insert Review

Profile: HistologicGrade
Parent: $mcode-grade
Id: histologic-grade
Title: "Histologic grade"
Description: "The grade in the words of the narrative; a three-level code only where the narrative uses the three levels."
* insert ObservationFact
* obeys gr-1

Profile: CancerStage
Parent: $mcode-stage
Id: cancer-stage
Title: "Cancer stage"
Description: "A stage of any system but TNM; FIGO stages by their NCIt codes."
* insert ObservationFact
* obeys stage-2

Profile: TnmStageGroup
Parent: $mcode-tnm-group
Id: tnm-stage-group
Title: "TNM stage group"
Description: "The stage group of a TNM classification."
* insert ObservationFact

Profile: TnmPrimaryTumorCategory
Parent: $mcode-tnm-t
Id: tnm-primary-tumor-category
Title: "T category"
Description: "The T category of a TNM classification."
* insert ObservationFact

Profile: TnmRegionalNodesCategory
Parent: $mcode-tnm-n
Id: tnm-regional-nodes-category
Title: "N category"
Description: "The N category of a TNM classification."
* insert ObservationFact

Profile: TnmDistantMetastasesCategory
Parent: $mcode-tnm-m
Id: tnm-distant-metastases-category
Title: "M category"
Description: "The M category of a TNM classification."
* insert ObservationFact

Profile: TumorSize
Parent: $mcode-size
Id: tumor-size
Title: "Tumour size"
Description: "The longest dimension of a lesion, with the others where stated. A short diameter alone is no longest dimension."
* insert ObservationFact
* obeys size-1 and size-2

Profile: Comorbidity
Parent: Condition
Id: comorbidity
Title: "Other diagnosis"
Description: "Another disease of the patient, now or earlier; refuted only where it was entertained and excluded."
* insert ConditionFact
* verificationStatus 1..1
* code 1..1
* subject only Reference(Patient)
