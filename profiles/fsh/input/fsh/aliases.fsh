// Names for the addresses that the other files use.
Alias: $SCT = http://snomed.info/sct
Alias: $LNC = http://loinc.org
Alias: $NCIT = http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl
Alias: $UCUM = http://unitsofmeasure.org
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $consentscope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $provenance-participant-type = http://terminology.hl7.org/CodeSystem/provenance-participant-type

Alias: $derivation-reference = http://hl7.org/fhir/StructureDefinition/derivation-reference
Alias: $condition-related = http://hl7.org/fhir/StructureDefinition/condition-related
Alias: $data-absent-reason = http://hl7.org/fhir/StructureDefinition/data-absent-reason

Alias: $mcode-cancer-patient = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-patient
Alias: $mcode-primary = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-primary-cancer-condition
Alias: $mcode-secondary = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-secondary-cancer-condition
Alias: $mcode-tumor = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor
Alias: $mcode-volume = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-volume
Alias: $mcode-grade = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histologic-grade
Alias: $mcode-stage = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-stage
Alias: $mcode-tnm-group = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tnm-stage-group
Alias: $mcode-tnm-t = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tnm-primary-tumor-category
Alias: $mcode-tnm-n = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tnm-regional-nodes-category
Alias: $mcode-tnm-m = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tnm-distant-metastases-category
Alias: $mcode-size = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-size
Alias: $mcode-marker = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-tumor-marker-test
Alias: $mcode-status = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-disease-status
Alias: $mcode-ecog = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-ecog-performance-status
Alias: $mcode-karnofsky = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-karnofsky-performance-status
Alias: $mcode-radiotherapy = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-course-summary
Alias: $mcode-dose = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume
Alias: $mcode-medication = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-related-medication-administration
Alias: $mcode-surgery = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-related-surgical-procedure
Alias: $mcode-intent = http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-procedure-intent
