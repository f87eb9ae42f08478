// Words that are no name when they stand alone, and forms of the tables that are ordinary words of a letter or of another meaning.
import { normalKeys } from "../../src/terminology/normalise.ts";

/** Not drugs when they stand alone: substances of the body, of the laboratory, of daily life; words for classes. */
const NO_DRUG = `
luminal retina biomet lamb lactate nitrate "vitamin b" "contrast material" "contrast agent" "polyethylene glycol" "parathyroid hormone" luminals mesh iodinated gadolinium barium "barium sulfate" fdg fluorodeoxyglucose "18f-fdg" technetium radiotracer tracer isotope
oxygen nitrogen hydrogen carbon water saline "normal saline" glucose dextrose sucrose lactose fructose starch protein proteins antibody antibodies
hormone hormones enzyme enzymes steroid steroids vitamin vitamins insulin-like electrolyte electrolytes sodium potassium calcium magnesium chloride phosphate zinc iron copper iodine
gallium technetium fluorine platinum platino gold silver lead mercury arsenic albumin globulin immunoglobulin hemoglobin bilirubin creatinine urea "uric acid" cholesterol triglyceride
estrogen estrogens androgen androgens progesterone testosterone estradiol prolactin thyroxine cortisol histamine serotonin dopamine melatonin collagen elastin keratin fibrin fibrinogen thrombin
alcohol ethanol methanol tobacco nicotine caffeine coffee tea milk honey sugar salt gelatin agar "contrast" "contrast medium" "contrast media" formalin formaldehyde paraffin acetone xylene
hematoxylin eosin dye ink "fatty acid" "amino acid" "nucleic acid" dna rna peptide peptides lipid lipids antigen antigens ligand receptor gas air ozone helium xenon radon
agent agents compound solution cream gel powder tablet capsule ointment serum plasma "whole blood" blood platelet platelets
alanine arginine asparagine cysteine glutamine glycine histidine leucine lysine methionine proline serine threonine tryptophan tyrosine valine citrulline ornithine
adenosine guanine cytosine uracil thymidine hypoxanthine triazine steroid taxoid dactyl acid activate pain relief control defense resolve essential complete advance progress
antibiotic antibiotics "monoclonal antibody" "monoclonal antibodies" "growth factor" cytokine cytokines interferon interleukin "acetic acid" "lugol" "hyaluronic acid" clay charcoal talc bone marrow nutrition
`;
const NO_MARKER = `antigen antibody protein receptor hormone enzyme gene mutation cytokine chemokine "growth factor" insulin albumin hemoglobin collagen actin fibrin keratin globulin
"cell adhesion molecule" interferon interleukin ribosome proteasome kinase phosphatase protease histone tubulin integrin mucin mucins complement thrombin fibrinogen transferrin ferritin ligand`;
const NO_CONDITION = `gambling masochism mono confusion mass lesion nodule stroma stoma tumor neoplasm cancer malignancy malignant metastasis growth "space occupying lesion" complication trauma injury allergy infection wound ulcer
"cancer metastasis" "disease progression" "second primary" "recurrent disease" obesity "other" exposure "family history" "personal history" residual invasion "metastatic disease" "neoplastic disease" "metastatic cancer" "metastatic tumor" "advanced cancer" "primary cancer" "extracapsular extension" "malignant disease" deformity disability
"skin lesion" "other disease" disorder death "chronic disease" "acute disease" pain shock exhaustion overdose poisoning bite burn fall accident collapse`;
const NO_PROCEDURE = `"range of motion" "postoperative period" "pain relief" overweight "body surface area" "visual acuity" "patient discharge" "prenatal care" "wound care" rehabilitation premedication premedications "medical therapy" "conservative treatment" "suture technique"
"suture techniques" lithotomy anesthesia "general anesthesia" "local anesthesia" "spinal anesthesia" "epidural anesthesia" "endotracheal anesthesia" sedation "conscious sedation" analgesia cautery electrocautery electrocoagulation ligation insufflation "laryngeal mask" "laryngeal masks"
"postoperative care" "preoperative care" "pain management" "home care" bariatric bariatrics "discharge the patient" "symptom assessment" "body mass index" lavage "heart arrest, induced" cardioplegia "blood loss" triage telemetry inspection operations decompression plan "treatment plan" "informed consent" consent "follow-up" "follow up" therapeutics "drug therapy" "combined modality therapy" "retreatment" application insertion removal repair closure introduction
drainage exposure support supplementation feeding intake exercise diet advice communication contact check search reading writing discussion explanation reporting planning staging grading typing registration sampling
"heart rate" "respiratory rate" "blood pressure" temperature pulse gait "vital signs" "survival rate" survival "overall survival" "progression-free survival" "disease-free survival" "treatment outcome" aftercare "after treatment" contraception "pain control"
"palliative treatment" "palliative therapy" "palliative care" "drug substitution" "neoadjuvant treatment" "adjuvant treatment" "supportive care" hospitalization hygiene rest "bed rest" prognosis diagnosis injection infusion "intravenous infusion" "intravenous administration" "oral administration"
"first aid" withdrawal touch kiss smile "early diagnosis" "differential diagnosis" monitoring "drug monitoring" "length of stay" "cause of death" incidence prevalence mortality morbidity observation assessment evaluation measurement recording scoring counting
manipulation incision division "case report" history "medical history" "clinical trial" trial "clinical trials" program topography transfer transport isolation restraint fixation replacement dilation dilatation`;
const NO_FINDING = `anesthesia postanesthesia "operative site" "skin incision" "under general anesthesia" overactivity entrapment "well-nourished" "signs and symptoms" "intraoperative complication" "postoperative complication" "vertex presentation" "foreign body" exhaustion chill "end of life" eol unresponsive growth size weight height change changes difference activity movement speech hearing vision voice appearance "disease progression" progression recurrence relapse remission progress improvement
response "complete response" "partial response" "stable disease" "progressive disease" complication complications toxicity "body weight" age aged "quality of life" performance "clinical course" course symptoms symptom signs sign
metastasis mass lesion nodule tumor cancer disease diseases illness syndrome "adverse effect" "adverse effects" "drug-related side effects and adverse reactions" normal abnormality well good poor fair better worse satisfied
lives family "no pain" stable "patient stable" able unable breast cardiovascular clinical pericardial imaging "vital signs" compression enlargement dilatation collapse perfusion
adolescence aging alive amputee asymptomatic bigamy bisexual bondage cadaver childhood complaint contraception convalescence cottaging cruising dead death delivery diagnosis dietary disability emergency employed falls fear
female femininity foreplay grief heterosexual homeless homosexual hostility housebound housed illiteracy imprisonment infertile juvenile kissing kneeling livebirth male mania masculinity menarche middle-age moonlighting necking
non-combatant nursery nulliparous multiparous old-age overprotected parenting petting postcoital pregnant primigravida multigravida problem rehoused remediated sedated seduction self-employed smoker non-smoker ex-smoker ex-drinker
staring stress teleworker "temperature-associated" toeing-in transsexual truancy unemployed unhappiness uninformed vegan vegetarian virgin virginity wandering widowed worried worries xenophobia stigma recurrence plaque
"oral contraception" role-related self-advocates frontloading reinfection old lesions damage deficiency injury intact irregular regular dry wet moist warm hot cold red blue white pale clear cloudy soft hard firm smooth rough
"on examination" "general condition" "in situ" "at risk" "date of birth" "drug use" "health status" "side effects" "work" "marital status" "social history" "past medical history"`;
const NO_SITE = `leukocyte leukocytes platelet platelets macrophage macrophages "t cell" "b cell" "t cells" "b cells" lymphocyte lymphocytes "t-lymphocyte" "t-lymphocytes" neutrophil monocyte erythrocyte "red blood cell" "white blood cell" fibroblast "margin of excision" "resection margin" "surgical margin" "stem cell"
"cytotoxic t cell" "regulatory t cell" "t-cell" "b-cell" "cancer cell" "tumor cell" "treg cell" "dendritic cell" "nk cell" "natural killer cell" "mast cell" "plasma cell" "endothelial cell" chromatin cytoskeleton organelle
body system tissue cell organ cavity surface wall margin area region structure tube duct tract head back side base apex body-part pole lobe segment zone layer field limb extremity part root bed septum matrix
blood plasma serum urine sputum feces stool saliva sweat tear tears bile mucus semen fluid secretion embryo fetus male female "female organism" "male organism" organism stem nucleus cytoplasm membrane chromosome gene line ring
stroma "connective tissue" epithelium "epithelial cell" epithelial endothelium gland "glandular" glands papilla villus crypt follicle island crest process channel bridge pedicle column hilus space angle arch band belt bundle canal center cord crown groove notch nest`;

/** The side is told apart from the site. */
const SIDED = /^(?:left|right|bilateral|both) /u;

/** An adjective stands for its noun, and site-adjectives.ts knows which. */
const ADJECTIVE = /^(?!canal$|molar$|premolar$|thenar$|colic$)[a-z]+(?:al|ar|ary|ic|ous|ian|oid)$/u;
const NO_ADJECTIVES: ReadonlySet<string> = new Set(["site", "condition", "comorbidity", "finding", "procedure"]);

/** Nouns that end like adjectives: "fibroid", "keloid", "varicella" needs none. */
const NOUNS =
  /^(?:fibroid|keloid|carcinoid|hemorrhoid|typhoid|steroid|thyroid|adenoid|sarcoid|colic|arthritic|sciatic|panic|appraisal|withdrawal|removal|renal)$/u;

const wordsOf = (list: string): string[] => (list.match(/"[^"]+"|\S+/gu) ?? []).map((w) => w.replace(/"/gu, ""));
const setOf = (list: string): ReadonlySet<string> => new Set(wordsOf(list).flatMap((w) => normalKeys(w)));

const BY_KIND: Readonly<Record<string, ReadonlySet<string>>> = {
  drug: setOf(NO_DRUG),
  "drug-class": setOf(
    `agent hormone steroid antibody enzyme protein "contrast medium" "contrast media" DNA "pharmacologic action" "therapeutic use" reagent`,
  ),
  marker: setOf(NO_MARKER),
  condition: setOf(NO_CONDITION),
  comorbidity: setOf(NO_CONDITION),
  procedure: setOf(NO_PROCEDURE),
  radiotherapy: setOf(NO_PROCEDURE),
  finding: setOf(NO_FINDING),
  site: setOf(NO_SITE),
};

/** @param shared the words of the vocabulary's own list, one a line */
export function stopList(shared: string): (key: string, kind: string) => boolean {
  const everywhere = new Set(shared.split("\n").flatMap((line) => (line && !line.startsWith("#") ? normalKeys(line) : [])));
  return (key, kind) =>
    everywhere.has(key) ||
    (BY_KIND[kind]?.has(key) ?? false) ||
    (kind === "site" && SIDED.test(key)) ||
    (NO_ADJECTIVES.has(kind) && ADJECTIVE.test(key) && !NOUNS.test(key));
}

/** Short forms of three letters that mean one thing in the notes of an oncologist. Any other of that length is left to the document's own definitions. */
export const SHORT_FORMS: ReadonlySet<string> = new Set(
  wordsOf(`AML CML CLL MDS HCC RCC NPC GBM CRC MPM ATC MTC PTC IBC LGL CUP TNBC ALS
CAD CHF CKD DVT UTI BPH HTN T2D T1D OSA SLE IBD ILD HIV HBV HCV TIA COPD GERD PTSD AKI ESRD STEMI VTE NASH
EGD EUS PCI ECG EKG EEG EMG FNA BAL TUR RFA ESD EMR CBC TACE TURP ERCP CABG PEG LEEP HIPEC VATS ECMO`),
);

/** Protocols of two or three letters that are not ambiguous; others of that length are left to the document's own definitions. */
export const SHORT_REGIMENS: ReadonlySet<string> = new Set(wordsOf("CMF FAC FEC TAC TCH VAC VIP TIP ADE FLAG FLOT"));

/** Genes of two or three letters that pathologists test for; a cue of genes must stand near. */
export const SHORT_GENES: ReadonlySet<string> = new Set(wordsOf("ALK MET RET KIT MYC ATM APC VHL NF1 NF2 RB1 AR WT1 AXL BTK JAK2 FH TP53"));
