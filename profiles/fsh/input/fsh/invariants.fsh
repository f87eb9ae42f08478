// Rules in FHIRPath, each under a key that R4 and mCODE do not use. error: Casebridge built the resource wrongly. warning: the narrative says so, and a person should know.

// Evidence, origin, doubt.

Invariant: ev-1
Description: "The resource says which words of which document prove it: a reference, an offset and a length of at most 400 characters."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/StructureDefinition/derivation-reference').exists() and extension.where(url='http://hl7.org/fhir/StructureDefinition/derivation-reference').all(extension.where(url='reference').value.reference.exists() and extension.where(url='offset').value >= 0 and extension.where(url='length').value > 0 and extension.where(url='length').value <= 400)"

Invariant: vo-1
Description: "A value that is not stated says how it came about."
* severity = #error
* expression = "extension.where(url='code').value = 'stated' or extension.where(url='explanation').value.exists()"

Invariant: rep-1
Description: "A repair changes something, or withholds the value."
* severity = #error
* expression = "extension.where(url='repaired').empty() or extension.where(url='original').value != extension.where(url='repaired').value"

Invariant: rev-1
Description: "An observation that needs review is preliminary."
* severity = #error
* expression = "meta.tag.where(system='https://casebridge.dev/fhir/CodeSystem/review' and code='review').exists() implies (status='preliminary' or status='registered' or status='cancelled' or status='entered-in-error')"

Invariant: rev-2
Description: "A condition that needs review is not confirmed."
* severity = #error
* expression = "meta.tag.where(system='https://casebridge.dev/fhir/CodeSystem/review' and code='review').exists() implies verificationStatus.coding.where(code='confirmed').empty()"

Invariant: rev-3
Description: "Whatever needs review says why."
* severity = #error
* expression = "meta.tag.where(system='https://casebridge.dev/fhir/CodeSystem/review' and code='review').exists() implies meta.tag.where(system='https://casebridge.dev/fhir/CodeSystem/review' and code!='review').exists()"

Invariant: ver-1
Description: "A refuted condition is not active."
* severity = #error
* expression = "verificationStatus.coding.where(code='refuted').exists() implies clinicalStatus.coding.where(code='active' or code='recurrence' or code='relapse').empty()"

// Periods: a start after the end. Partial dates that may be the same time pass.

Invariant: prd-1
Description: "The period of a procedure does not end before it starts."
* severity = #error
* expression = "performed.ofType(Period).where(start > end).empty()"

Invariant: prd-2
Description: "The period of a medication does not end before it starts."
* severity = #error
* expression = "effective.ofType(Period).where(start > end).empty()"

Invariant: prd-3
Description: "The period of an observation does not end before it starts."
* severity = #error
* expression = "effective.ofType(Period).where(start > end).empty()"

Invariant: prd-4
Description: "The period of a plan does not end before it starts."
* severity = #error
* expression = "period.where(start > end).empty()"

// Patient and disease.

Invariant: pt-1
Description: "A birth date has words of its own that prove it: an age is no birth date."
* severity = #error
* expression = "birthDate.hasValue() implies birthDate.extension.where(url='http://hl7.org/fhir/StructureDefinition/derivation-reference').exists()"

Invariant: onset-1
Description: "An age at onset is an age."
* severity = #error
* expression = "onset.ofType(Age).all(system='http://unitsofmeasure.org' and (code='a' or code='mo' or code='wk' or code='d') and value >= 0 and value <= 125)"

Invariant: gr-1
Description: "A grade of differentiation keeps its literal code; the three-level code belongs to 'low', 'intermediate' and 'high grade'."
* severity = #error
* expression = "value.ofType(CodeableConcept).where(text.exists() and text.lower().matches('differentiated')).coding.where(system='http://snomed.info/sct' and (code='1155708003' or code='1286893008' or code='1155707008')).empty()"

Invariant: stage-2
Description: "A FIGO stage value belongs to a FIGO stage."
* severity = #error
* expression = "value.ofType(CodeableConcept).coding.where(system='http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl' and code in ('C96243' | 'C96244' | 'C96245' | 'C96246' | 'C96247' | 'C96248' | 'C96249' | 'C96250' | 'C162222' | 'C96251' | 'C128099' | 'C128100' | 'C128101' | 'C96252' | 'C96253' | 'C162223' | 'C128103' | 'C128104' | 'C162224' | 'C96254' | 'C188300' | 'C96255' | 'C96256' | 'C128102' | 'C128105' | 'C96257' | 'C96258' | 'C96259' | 'C96260' | 'C96261' | 'C96262' | 'C96263')).exists() implies code.coding.where((system='http://snomed.info/sct' and code='385361009') or (system='http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl' and (code='C186617' or code='C186618'))).exists()"

Invariant: size-1
Description: "A longest dimension is positive and no longer than 60 cm."
* severity = #error
* expression = "component.where(code.coding.where(code='33728-7').exists()).value.ofType(Quantity).all((code='mm' and value > 0 and value <= 600) or (code='cm' and value > 0 and value <= 60))"

Invariant: size-2
Description: "No other dimension is longer than the longest."
* severity = #error
* expression = "component.where(code.coding.where(code='33729-5').exists()).value.ofType(Quantity).all(%resource.component.where(code.coding.where(code='33728-7').exists()).value.ofType(Quantity).value.empty() or code != %resource.component.where(code.coding.where(code='33728-7').exists()).value.ofType(Quantity).code or value <= %resource.component.where(code.coding.where(code='33728-7').exists()).value.ofType(Quantity).value)"

Invariant: tgt-1
Description: "A radiotherapy target has a location, or a description that says that none is stated."
* severity = #error
* expression = "location.exists() or description.exists()"

// Markers, scores, response, survival, findings.

Invariant: cps-1
Description: "A combined positive score is a whole number from 0 to 100 in {score}."
* severity = #error
* expression = "value.ofType(Quantity).all(system='http://unitsofmeasure.org' and code='{score}' and value >= 0 and value <= 100 and value = value.truncate())"

Invariant: mk-1
Description: "A percentage lies between 0 and 100."
* severity = #error
* expression = "value.ofType(Quantity).where(code='%').all(value >= 0 and value <= 100)"

Invariant: mk-2
Description: "A coded unit is a UCUM unit."
* severity = #error
* expression = "value.ofType(Quantity).all(code.exists() implies system='http://unitsofmeasure.org')"

Invariant: ecog-1
Description: "An ECOG performance status is 0, 1, 2, 3, 4 or 5."
* severity = #error
* expression = "value.ofType(integer).all($this >= 0 and $this <= 5)"

Invariant: kps-1
Description: "A Karnofsky performance status is a multiple of ten from 0 to 100."
* severity = #error
* expression = "value.ofType(integer).all($this >= 0 and $this <= 100 and $this mod 10 = 0)"

Invariant: resp-1
Description: "A response has a focus, and its category agrees with its trend."
* severity = #error
* expression = "focus.exists() and value.coding.where(system='http://loinc.org').all((code='LA28366-5' and %resource.value.coding.where(system='http://snomed.info/sct').code='550991000124107') or (code='LA28369-9' and (%resource.value.coding.where(system='http://snomed.info/sct').code='551001000124108' or %resource.value.coding.where(system='http://snomed.info/sct').code='268910001')) or (code='LA28371-5' and %resource.value.coding.where(system='http://snomed.info/sct').code='359746009') or (code='LA28370-7' and %resource.value.coding.where(system='http://snomed.info/sct').code='271299001'))"

Invariant: resp-2
Description: "The first coding of a response is its trend."
* severity = #error
* expression = "value.ofType(CodeableConcept).coding.exists() implies value.ofType(CodeableConcept).coding.first().system='http://snomed.info/sct'"

Invariant: surv-1
Description: "A survival is a time that is not negative."
* severity = #error
* expression = "value.ofType(Quantity).all(system='http://unitsofmeasure.org' and (code='mo' or code='a' or code='wk' or code='d') and value >= 0)"

Invariant: find-1
Description: "Absence stands in the value alone: a finding that is not there has no negation in its name."
* severity = #error
* expression = "(value.ofType(boolean) = false and code.text.exists()) implies code.text.lower().matches('^(no|not|without|denies|denied|absent|absence of) ').not()"

Invariant: ae-1
Description: "An adverse event is graded 1 to 5 by its own codes, never by the grade of a tumour."
* severity = #error
* expression = "component.value.ofType(CodeableConcept).coding.where(system='http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl').all(code in ('C41338' | 'C41339' | 'C41340' | 'C41337' | 'C48275')) and component.value.ofType(CodeableConcept).coding.where(system='http://snomed.info/sct' and code in ('1155708003' | '1286893008' | '1155707008' | '373373000' | '54102005' | '1663004' | '61026006')).empty()"

// Radiotherapy. Doses are in cGy; 1 cGy of rounding is allowed, a percentage would let wrong counts through. HL7's validator multiplies an
// unsignedInt only as an Integer.

Invariant: rt-1
Description: "Total dose = fractions × dose per fraction, to 1 cGy."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume').all((extension.where(url='fractionsDelivered').exists() and extension.where(url='totalDoseDelivered').exists() and extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').exists()) implies ((extension.where(url='totalDoseDelivered').value.value - extension.where(url='fractionsDelivered').value.toInteger() * extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').value.value).abs() <= 1))"

Invariant: rt-2
Description: "Doses are in cGy and possible: a total from 10 to 15000, and no fraction larger than the total."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume').all(extension.where(url='totalDoseDelivered').value.all(system='http://unitsofmeasure.org' and code='cGy' and value >= 10 and value <= 15000) and extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').value.all(code='cGy' and value > 0) and (extension.where(url='totalDoseDelivered').exists() and extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').exists() implies extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').value.value <= extension.where(url='totalDoseDelivered').value.value))"

Invariant: rt-3
Description: "A course has 1 to 100 fractions to a volume."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume').extension.where(url='fractionsDelivered').value.all($this >= 1 and $this <= 100)"

Invariant: rt-4
Description: "A number of fractions that is derived stands beside the two doses that it was derived from."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume').all(extension.where(url='fractionsDelivered').value.extension.where(url='https://casebridge.dev/fhir/StructureDefinition/value-origin').extension.where(url='code').value.where($this='derived').exists() implies (extension.where(url='totalDoseDelivered').exists() and extension.where(url='https://casebridge.dev/fhir/StructureDefinition/dose-per-fraction').exists()))"

Invariant: rt-5
Description: "High dose rate and photons are coded only where the words say so: brachytherapy alone is not HDR, external beam alone is not photons."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality-and-technique').extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality').value.where(coding.where(code='394902000').exists()).all(text.exists() and text.lower().matches('hdr|high.dose')) and extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality-and-technique').extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-modality').value.where(coding.where(code='1156506007').exists()).all(text.exists() and text.lower().matches('photon|x-?ray|linac|linear acc|imrt|vmat|intensity|arc|mv'))"

Invariant: rt-6
Description: "Each dose names the volume that received it."
* severity = #error
* expression = "extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy-dose-delivered-to-volume').all(extension.where(url='volume').value.reference.exists())"

// Drugs.

Invariant: drug-1
Description: "A dose is positive and in UCUM; per body surface, its normalization basis says so."
* severity = #error
* expression = "dosage.dose.all(value > 0 and system='http://unitsofmeasure.org') and (dosage.dose.where(code='mg/m2' or code='g/m2').exists() implies extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-normalization-basis').value.coding.where(code='301898006').exists())"

Invariant: drug-2
Description: "1 to 200 cycles were delivered."
* severity = #error
* expression = "extension.where(url='https://casebridge.dev/fhir/StructureDefinition/cycles-delivered').value.all($this >= 1 and $this <= 200)"

Invariant: drug-3
Description: "A dose per body weight says so in its normalization basis."
* severity = #error
* expression = "dosage.dose.where(code='mg/kg' or code='ug/kg' or code='g/kg').exists() implies extension.where(url='http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-normalization-basis').value.coding.where(code='363804004').exists()"

Invariant: given-1
Description: "What was not done is no procedure or medication given: it has a profile of its own."
* severity = #error
* expression = "status != 'not-done'"

Invariant: stop-1
Description: "What was stopped says why and when, or that neither is known."
* severity = #error
* expression = "status='stopped' implies (statusReason.exists() and performed.exists())"

Invariant: ng-1
Description: "What was not done says why; economic reasons are not refusal."
* severity = #error
* expression = "status='not-done' implies (statusReason.exists() and statusReason.where(coding.where(system='http://snomed.info/sct' and code='105480006').exists()).all(coding.where(system='http://snomed.info/sct' and code='160932005').empty() and (text.exists() implies text.lower().matches('econom|financ|afford|money|cost|insurance').not())))"

Invariant: ng-2
Description: "PATOBJ is about vaccines and never the reason here."
* severity = #error
* expression = "statusReason.coding.where(code='PATOBJ').empty()"

// Plans and consent.

Invariant: plan-1
Description: "Each activity has an outcome, or is still to come, or was cancelled with a reason."
* severity = #error
* expression = "activity.exists() and activity.all(outcomeReference.exists() or detail.where(status in ('not-started' | 'scheduled' | 'unknown')).exists() or detail.where((status='cancelled' or status='stopped') and statusReason.exists()).exists())"

Invariant: plan-2
Description: "Lines of therapy are counted from 1, and nobody has more than 30."
* severity = #error
* expression = "extension.where(url='https://casebridge.dev/fhir/StructureDefinition/line-of-therapy').value.all($this >= 1 and $this <= 30)"

Invariant: plan-3
Description: "Radiotherapy with immunotherapy is two activities: SNOMED CT's radioimmunotherapy is a labelled antibody."
* severity = #error
* expression = "activity.detail.code.coding.where(system='http://snomed.info/sct' and code='118640001').empty()"

Invariant: consent-2
Description: "Consent to off-label use names the drug, and its data are instances."
* severity = #error
* expression = "provision.code.exists() and provision.data.all(meaning='instance')"

// Narrative and conversion.

Invariant: doc-1
Description: "The addressed text is text/plain in UTF-8 and at hand."
* severity = #error
* expression = "content.first().attachment.all(contentType.lower().replace(' ', '')='text/plain;charset=utf-8' and (data.exists() or url.exists()))"

Invariant: doc-2
Description: "The narrative is identified by the SHA-256 of its bytes."
* severity = #error
* expression = "identifier.where(system='https://casebridge.dev/fhir/sid/sha256').exists() and identifier.where(system='https://casebridge.dev/fhir/sid/sha256').all(value.matches('^[0-9a-f]{64}$'))"

Invariant: conv-1
Description: "A conversion names the document it read."
* severity = #error
* expression = "entity.where(role='source').what.reference.exists()"

// All of one patient. Clinical rules across resources are warnings: the narrative may say so.

Invariant: rec-1
Description: "Exactly one patient, and every subject is that patient."
* severity = #error
* expression = "entry.resource.ofType(Patient).count()=1 and entry.resource.select(subject | patient).reference.all($this in (%resource.entry.where(resource is Patient).fullUrl | %resource.entry.where(resource is Patient).resource.id.select('Patient/' & $this)))"

Invariant: met-1
Description: "Where the record holds a primary, each metastasis has a site and says which primary it comes from."
* severity = #error
* expression = "entry.resource.ofType(Condition).where(meta.profile.where($this.contains('/primary-cancer') or $this.contains('primary-cancer-condition')).exists() and verificationStatus.coding.where(code='refuted').empty()).exists() implies entry.resource.ofType(Condition).where(meta.profile.where($this.contains('/metastasis') or $this.contains('secondary-cancer')).exists()).all(bodySite.exists() and extension.where(url='http://hl7.org/fhir/StructureDefinition/condition-related').value.reference.exists())"

Invariant: stage-1
Description: "FIGO IVB of the cervix goes with a distant metastasis, and the record holds no metastasis."
* severity = #warning
* expression = "entry.resource.ofType(Observation).where(value.ofType(CodeableConcept).coding.where(system='http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl' and code='C96263').exists() and method.coding.where(code='106250008').exists()).exists() implies entry.resource.ofType(Condition).where(meta.profile.where($this.contains('/metastasis') or $this.contains('secondary-cancer')).exists() and verificationStatus.coding.where(code='refuted').empty()).exists()"

Invariant: consent-1
Description: "Off-label medication without a consent that points at it."
* severity = #warning
* expression = "entry.where(resource is MedicationAdministration and resource.extension.where(url='https://casebridge.dev/fhir/StructureDefinition/off-label').value = true).all(fullUrl in %resource.entry.resource.ofType(Consent).provision.data.reference.reference or ('MedicationAdministration/' & resource.id) in %resource.entry.resource.ofType(Consent).provision.data.reference.reference)"

Invariant: line-1
Description: "Two plans carry the same line of therapy."
* severity = #warning
* expression = "entry.resource.ofType(CarePlan).where(status != 'entered-in-error').extension.where(url='https://casebridge.dev/fhir/StructureDefinition/line-of-therapy').value.isDistinct()"

Invariant: death-1
Description: "A treatment is dated after the patient's death."
* severity = #warning
* expression = "entry.resource.ofType(Patient).deceased.ofType(dateTime).exists() implies (entry.resource.ofType(Procedure).performed.ofType(dateTime).where($this > %resource.entry.resource.ofType(Patient).deceased.ofType(dateTime)).empty() and entry.resource.ofType(MedicationAdministration).effective.ofType(dateTime).where($this > %resource.entry.resource.ofType(Patient).deceased.ofType(dateTime)).empty())"
