// The narrative, its conversion, and all of one patient.

Profile: SourceNarrative
Parent: DocumentReference
Id: source-narrative
Title: "Source narrative"
Description: "The narrative as evidence points into it: text with every stretch about other patients blanked at equal length."
* obeys doc-1 and doc-2
* identifier 1..*
* subject only Reference(Patient)

Profile: Conversion
Parent: Provenance
Id: conversion
Title: "Conversion"
Description: "One conversion of a narrative: from which document, by which version of the software."
* obeys conv-1
* entity 1..*
* extension contains SentenceCoverage named sentenceCoverage 0..1

Profile: PatientRecord
Parent: Bundle
Id: patient-record
Title: "Record of one patient"
Description: "Everything a narrative says about one patient."
* obeys rec-1 and met-1 and stage-1 and consent-1 and line-1 and death-1
* entry 1..*
