// Codes that HL7 gave its code systems after R4 was published (hl7.terminology.r4 7.0.1, CC0): R4's copies lack them, and they are no errors.
// Taken from the two packages; a system that is not named here has none. Separated by bars, which none of the codes holds.

export const LATER_CODES: Readonly<Record<string, string>> = {
  "http://terminology.hl7.org/CodeSystem/adverse-event-category":
    "clinical-research|device|hospital-aquired-infection|medication-mishap|procedure-mishap|wrong-body-site|wrong-patient",
  "http://terminology.hl7.org/CodeSystem/adverse-event-causality-assess":
    "certain|conditional-classified|possible|probably-likely|unassessable-unclassifiable|unlikely",
  "http://terminology.hl7.org/CodeSystem/adverse-event-causality-method": "bayesian|checklist|probability-scale",
  "http://terminology.hl7.org/CodeSystem/adverse-event-seriousness": "non-serious|serious",
  "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification": "presumed",
  "http://terminology.hl7.org/CodeSystem/audit-event-type": "document|hl7-v2|hl7-v3|object",
  "http://terminology.hl7.org/CodeSystem/benefit-network": "negotiated",
  "http://terminology.hl7.org/CodeSystem/claimcareteamrole":
    "attending|operating|otheroperating|prescribing|purchasedservice|referring|rendering",
  "http://terminology.hl7.org/CodeSystem/condition-category": "diagnostic-report-impression",
  "http://terminology.hl7.org/CodeSystem/condition-clinical": "unknown",
  "http://terminology.hl7.org/CodeSystem/consentpolicycodes": "ch-epr",
  "http://terminology.hl7.org/CodeSystem/coverage-selfpay": "payconc",
  "http://terminology.hl7.org/CodeSystem/endpoint-connection-type": "cds-hooks-service",
  "http://terminology.hl7.org/CodeSystem/ex-diagnosis-on-admission": "no|unknown|yes",
  "http://terminology.hl7.org/CodeSystem/ex-revenue-center": "0011|1001",
  "http://terminology.hl7.org/CodeSystem/goal-category": "housing|independence|legal",
  "http://terminology.hl7.org/CodeSystem/hl7-work-group":
    "arden|att|cdamg|cgp|cic|cimi|claims|ec|education|fmg|hsswg|hta|ictc|lhs|mobile|pe|soa|ti|tsmg|v2",
  "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status-reason":
    "adversestorage|coldchainbreak|expired|outsideschedule|partialdose|recall",
  "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status": "agedout|seriescomplete",
  "http://terminology.hl7.org/CodeSystem/immunization-subpotent-reason": "adversestorage|expired|partialdose",
  "http://terminology.hl7.org/CodeSystem/list-order": "publication-date",
  "http://terminology.hl7.org/CodeSystem/location-physical-type": "vi",
  "http://terminology.hl7.org/CodeSystem/measure-scoring": "attestation|composite",
  "http://terminology.hl7.org/CodeSystem/medicationdispense-performer-function": "counsellor",
  "http://terminology.hl7.org/CodeSystem/medicationknowledge-characteristic": "image",
  "http://terminology.hl7.org/CodeSystem/object-role": "25|26",
  "http://terminology.hl7.org/CodeSystem/observation-category": "symptom",
  "http://terminology.hl7.org/CodeSystem/operation-outcome": "MSG_EXTERNAL_FAIL",
  "http://terminology.hl7.org/CodeSystem/organization-type": "ntwk",
  "http://terminology.hl7.org/CodeSystem/payeetype": "beneficiary",
  "http://terminology.hl7.org/CodeSystem/plan-definition-type": "protocol",
  "http://terminology.hl7.org/CodeSystem/provenance-participant-type": "editor|transformer|transmitter",
  "http://terminology.hl7.org/CodeSystem/service-referral-method": "self",
  "http://terminology.hl7.org/CodeSystem/study-type": "RCTandCohort|cross-section",
  "http://terminology.hl7.org/CodeSystem/synthesis-type": "NotApplicable|pooled",
  "http://terminology.hl7.org/CodeSystem/usage-context-type": "jurisdiction|topic",
  "http://terminology.hl7.org/CodeSystem/v2-0001": "X",
  "http://terminology.hl7.org/CodeSystem/v2-0003": "S38|S39|S40|S41|S42|S43|S44|S45|S46|S47|S48|S49|S50|S51|S52|varies",
  "http://terminology.hl7.org/CodeSystem/v2-0076": "SET",
  "http://terminology.hl7.org/CodeSystem/v2-0201": "DSM",
  "http://terminology.hl7.org/CodeSystem/v2-0203":
    "AIN|CAAI|DSG|ETIN|FGN|GIN|GKV|IRISTEM|KZVA|L&I|NIIH|PAYERID|PGN|PIN|PKV|SAMN|SRX|UCID|UMB|ZANR",
  "http://terminology.hl7.org/CodeSystem/v2-0207": "not present",
  "http://terminology.hl7.org/CodeSystem/v2-0277": "COMPLETE|NORMAL|TENTATIVE",
  "http://terminology.hl7.org/CodeSystem/v2-0278": "BLOCKED|BOOKED|CANCELLED|COMPLETE|DELETED|OVERBOOK|PENDING|STARTED|WAITLIST",
  "http://terminology.hl7.org/CodeSystem/v2-0279": "CONFIRM|NO|NOTIFY|YES",
  "http://terminology.hl7.org/CodeSystem/v2-0281": "HOM|LAB|MED|PSY|RAD|SKN",
  "http://terminology.hl7.org/CodeSystem/v2-0294": "FRI|MON|PREFEND|PREFSTART|SAT|SUN|THU|TUE|WED",
  "http://terminology.hl7.org/CodeSystem/v2-0354": "SET_S38|SET_S40|SET_S41|SET_S45|SET_S50|SET_S52",
  "http://terminology.hl7.org/CodeSystem/v2-0369": "H",
  "http://terminology.hl7.org/CodeSystem/v2-0396":
    "CDCINDUSTRY2010|CDCOCCUPATION2010|CDCODH|CLINVAR-V|CMSHCC|CMSOEC|CMSOMC|COSMIC-Smpl|COSMIC-Strc|Chrom-Loc|DAR|Ensembl-P|FIPS55_3|HGNC-Symb|HGVS.c|HGVS.g|HGVS.p|I10P0|ISCN|LRG-RefSeq|Medgen-Dis|NCIT|RefSeq-P|RxT-Ingrd|SPCU|UB04FL42|UB04FL67|X12DEnnnn|dbVar-GL|dbVar-som|ensembl-G|ensembl-T|refSeq-G|refSeq-T",
  "http://terminology.hl7.org/CodeSystem/v2-0513": "TI|TS",
  "http://terminology.hl7.org/CodeSystem/v2-0717":
    "42CFRPart2|42CFRPart2CD|COMMONRULE|CompoundResearchCD|EMRGONLY|GDPRCD|GDPRCONSENT|GDPRCONTRACT|GDPRHLTHSOCSY|GDPRLEGALCLAIM|GDPRLEGALOBL|GDPRLEGITINTEREST|GDPRPUBLICHEALTH|GDPRPUBLICINTEREST|GDPRRESEARCH|GDPRResearchCD|GDPRVITALINTEREST|GRANTORCHOICE|HIPAAAuth|HIPAAAuthCD|HIPAAConsent|HIPAAConsentCD|HIPAANOPP|HIPAAPsyNotes|HIPAAROA|HIPAAROACD|HIPAAResearchAuthCD|HIPAASelfPay|IMPLIED|IMPLIEDD|JurisCUI|JurisDEID|JurisIP|JurisLDS|JurisNSI|JurisPI|JurisSP-CUI|JurisUUI|MDHHS-5515|NOCONSENT|NOPP|OIC|OIS|OOC|OOS|OPTIN|OPTINR|OPTOUT|OPTOUTE|OrgCUI|OrgDEID|OrgIP|OrgLDS|OrgNSI|OrgPI|OrgSP-CUI|OrgUUI|PersDEID|PersIP|PersLDS|PersNSI|PersPI|Title38Section7332",
  "http://terminology.hl7.org/CodeSystem/v2-0912": "CLPO|DIE|ED|EO|FL|OF|OPO|RIE|TL",
  "http://terminology.hl7.org/CodeSystem/v3-AcknowledgementDetailCode": "_AcknowledgementDetailSyntaxErrorCode",
  "http://terminology.hl7.org/CodeSystem/v3-ActClass": "_ActContainer|_ImagingSubjectOrientation",
  "http://terminology.hl7.org/CodeSystem/v3-ActCode":
    "42CFRPart2CD|ADCNPPELAT|ADCNPPELCT|ADCNPPMNAT|ADCNPPMNCT|ADCNSPELAT|ADCNSPELCT|ADCNSPMNAT|ADCNSPMNCT|Ambulance|CAREGAP|CDSSCOMPT|CODINGGAP|CONTROLLED|COPYMark|CP|CPLYCUI|CPLYJSP|CS|CUI|CUIHLTH|CUIHLTHP|CUIMark|CUIP|CUIPRVCY|CUIPRVCYP|CUISP-HLTH|CUISP-HLTHP|CUISP-PRVCY|CUISP-PRVCYP|CompoundResearchCD|ConfidentialMark|ControlledUnclassifiedInformation|DRAFTMark|DeliverToAddresseeOnlyMark|Fixed-wingAmbulance|GDPRCD|GDPRCONSENT|GDPRResearchCD|GroundAmbulance|HIPAAAuth|HIPAAAuthCD|HIPAAConsent|HIPAAConsentCD|HIPAAROA|HIPAAROAD|HIPAAResearchAuthCD|HelicopterAmbulance|IDS|INFOACCESS|INFOCOLLECT|INFODEIDENTIFIY|INFODISCLOSE|INFOMASK|INFOREADONLY|INFOREDACT|INFOREDISCLOSE|INFOREIDENTIFY|INFOUSE|JurisCUI|JurisDEID|JurisIP|JurisLDS|JurisNSI|JurisPI|JurisSP-CUI|JurisUUI|LawEnforcementVehicle|MDHHS-5515|MDHHS-5515MMHC|MDHHS-5515Part2|NORDSLCD|OIC|OIS|OOC|OOS|OnFoot|OrgCUI|OrgDEID|OrgIP|OrgLDS|OrgNSI|OrgPI|OrgSP-CUI|OrgUUI|PA|PATLOC|PDCNPPELAT|PDCNPPELCT|PDCNPPMNAT|PDCNPPMNCT|PDCNSPELAT|PDCNSPELCT|PDCNSPMNAT|PDCNSPMNCT|PREGNANT|PROCESSINLINELABEL|PersDEID|PersIP|PersLDS|PersNSI|PersPI|PrivacyMark|PrivateTransport|PublicTransport|RXC|RXD|RedisclosureProhibitionMark|RestrictedConfidentialityMark|SBBLAT|SBBLCT|SBCNAT|SBCNCT|SBPDAT|SBPDCT|SecurityLabelMark|USBroadResearchConsent|USResearchInformedAssent|USResearchInformedConsent|UUI|VIP|VRFPAPER|_ActAdjudicationInformationCode|_ActBillableTreatmentPlanCode|_ActCognitiveProfessionalServiceCode|_ActConsent|_ActCoveragePartyLimitGroupCode|_ActDecision|_ActDetectedIssueCode|_ActFinancialDetectedIssueCode|_ActFinancialDetectedIssueManagementCode|_ActGDPRConsentDirective|_ActGDPRPrivacyLaw|_ActGenericConsentDirective|_ActIdentityDocumentCode|_ActInformationActionPolicy|_ActInformationPolicy|_ActInvoiceDetailOralHealthProcedureCode|_ActInvoicePaymentCode|_ActMedicalBillableServiceCode|_ActNonMedicalBillableServiceCode|_ActOralHealthProcedureCode|_ActOrderCode|_ActPatientSafetyIncidentCode|_ActPrivacyConsentDirective|_ActPrivilegeCategorization|_ActPrivilegeCategorizationType|_ActProcedureCategoryList|_ActRegistryCode|_ActSecurityObjectCode|_ActUSPrivacyConsentDirective|_AdvanceBeneficiaryNoticeType|_AdverseSubstanceAdministrationEventActionTakenType|_CPT4|_CPT5|_ClinicalActionDetectedIssueCode|_CommonClinicalObservationType|_CreditCard|_DEADrugSchedule|_DrugActionDetectedIssueCode|_ECGAnnotationType|_ECGControlVariable|_ECGObservationSequenceType|_ExternallyDefinedActCodes|_HCPCS|_HCPCSAccommodationCode|_HL7TriggerEventCode|_ICD10PCS|_ICD9PCS|_IndividualCaseSafetyReportCriteria|_IndividualCaseSafetyReportProductCharacteristic|_ObservationActAgeGroupType|_ObservationAllergyTestCode|_ObservationAllergyTestType|_ObservationCausalityAssessmentType|_ObservationDiagnosisTypes|_ObservationDosageDefinitionPreconditionType|_ObservationGenomicFamilyHistoryType|_ObservationIndicationType|_ObservationIssueTriggerMeasuredObservationType|_ObservationQueryMatchType|_ObservationVisionPrescriptionType|_PatientCharacteristicObservationType|_SimpleMeasurableClinicalObservationType|_SubstanceAdministrationActCode|a) HIPAAConsent",
  "http://terminology.hl7.org/CodeSystem/v3-ActMood": "ORD",
  "http://terminology.hl7.org/CodeSystem/v3-ActReason":
    "MLTRAINING|PMTDS|TREATDS|_ActAdjudicationReason|_ActCoverageLevelRasonCode|_ActCoverageProviderReason|_ActCoverageServiceReason|_ActHealthInformationPrivacyReason|_ActImmunizationReason|_ConrolActNullificationReasonCode|_ControlActReasonConditionNullify|_CoverageExclusionReason|_CoverageFinancialParticipationReason|_CoverageLimitationReason|_MedicallyNecessaryDuplicateProcedureReason|_NonPerformanceReasonCode|_ReasonForNotEvaluatingDevice|_ReferralReasonCode",
  "http://terminology.hl7.org/CodeSystem/v3-ActRelationshipType":
    "TemporallyPertains|_ActRelationshipPosts|_ActRelationshipTemporallyPertainsEnd|_ActRelationshipTemporallyPertainsStart",
  "http://terminology.hl7.org/CodeSystem/v3-ActSite": "_AnimalActSite|_InjuryActSite",
  "http://terminology.hl7.org/CodeSystem/v3-ActUSPrivacyLaw": "Title38Part1",
  "http://terminology.hl7.org/CodeSystem/v3-CalendarCycle": "DM|HD|J|MY|NH|SN|W|Y|_GregorianCalendarCycle",
  "http://terminology.hl7.org/CodeSystem/v3-DataOperation": "DEPRECATE",
  "http://terminology.hl7.org/CodeSystem/v3-Dentition":
    "_ArtificialDentition|_Dentition|_PermanentDentition|_PrimaryDentition|_SupernumeraryTooth",
  "http://terminology.hl7.org/CodeSystem/v3-EmployeeJobClass": "_EmployeeOccupationCode",
  "http://terminology.hl7.org/CodeSystem/v3-EntityCode":
    "_ActiveIngredientDrugEntityType|_DeviceGenericType|_ExposureAgentEntityType|_IndividualCaseSafetyReportSenderType|_ManufacturedDrug|_MaterialEntityAdditive|_NonPersonLivingSubjectEntityType|_x_BillableProduct",
  "http://terminology.hl7.org/CodeSystem/v3-EntityNamePartQualifierR2": "HOM",
  "http://terminology.hl7.org/CodeSystem/v3-EntityNameUse": "_EntityNameSearchUse|_OrganizationNameUse|_PersonNameUse",
  "http://terminology.hl7.org/CodeSystem/v3-EntityNameUseR2": "N",
  "http://terminology.hl7.org/CodeSystem/v3-IdentifierReliability": "VER",
  "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus": "C",
  "http://terminology.hl7.org/CodeSystem/v3-ObservationMethod": "_AllergyTestObservationMethod|_CommonClinicalObservationMethod",
  "http://terminology.hl7.org/CodeSystem/v3-ObservationValue":
    "AIAST|DICTAST|DecrIsImp|IncrIsImp|TRSTFWKOBV|_CaseSeriousnessCriteria|_CommonClinicalObservationAssertionValue|_CommonClinicalObservationResultValue|_CoverageChemicalDependencyValue|_CoverageItemLimitObservationValue|_CoverageLocationLimitObservationValue|_DeviceManufacturerEvaluationInterpretation|_DeviceManufacturerEvaluationMethod|_DeviceManufacturerEvaluationResult|_DiagnosisValue|_ECGAnnotationValue|_InjuryObservationValue|_IntoleranceValue|_IssueTriggerObservationValue|_MeasurementImprovementNotation|_OtherIndicationValue|_PertinentReactionRelatedness|_ProductCharacterization|_ReactionActionTaken|_SECCATOBV|_SECCLASSOBV|_SECCONOBV|_SECINTSTOBV|_SubjectReaction|_SubjectReactionEmphasis|_SubjectReactionOutcome|_SymptomValue",
  "http://terminology.hl7.org/CodeSystem/v3-ParticipationMode": "APPWRIT|MMSWRIT|MSGWRIT|SMSWRIT",
  "http://terminology.hl7.org/CodeSystem/v3-ParticipationType": "NOTARY",
  "http://terminology.hl7.org/CodeSystem/v3-RoleCode":
    "MTHINLOAW|SISLINLAW|UPGRDER|_AdministrativeLocationRoleType|_ClinicalOrganizationRoleType|_CommissioningPartyRoleType|_DeviceOperatorType|_EmployeeRoleType|_HealthcareProviderRoleType|_LicensedRoleType|_NDCRelatedDrugEntityType|_OrganizationPartRoleType|_PractitionerCertifiedEntityType|_ProductProcessingOrganizationRoleType|_ProductSafetyReportPartyRoleType|_QualifiedRoleType",
  "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration": "NP|ORINHL|RESPINHL|_DentalRoute|_InfiltrationRoute",
  "http://terminology.hl7.org/CodeSystem/v3-SpecimenType": "EXG|STON",
  "http://terminology.hl7.org/CodeSystem/v3-TribalEntityUS": "567|568|569|570|571|572|573|574|575|576|577|578|579",
  "http://terminology.hl7.org/CodeSystem/v3-WorkClassificationODH": "VWDR",
  "http://terminology.hl7.org/CodeSystem/v3-hl7Realm": "SpecialRealms",
  "http://terminology.hl7.org/CodeSystem/v3-styleType": "BIG.ALPHA|BIG.ROMAN|LITTLE.ALPHA|LITTLE.ROMAN|TORULE",
  "http://terminology.hl7.org/CodeSystem/validation-process": "attester|extsource|manual",
};
