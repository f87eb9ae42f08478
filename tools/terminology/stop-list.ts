// Words that are no name when they stand alone, and forms of the tables that are ordinary words of a letter or of another meaning.
import { normalKeys } from "../../src/terminology/normalise.ts";

/** Not drugs when they stand alone: substances of the body, of the laboratory, of daily life; words for classes. */
const NO_DRUG = `
oxygen nitrogen hydrogen carbon water saline "normal saline" glucose dextrose sucrose lactose fructose starch protein proteins antibody antibodies
hormone hormones enzyme enzymes steroid steroids vitamin vitamins insulin-like electrolyte electrolytes sodium potassium calcium magnesium chloride phosphate zinc iron copper iodine
gallium technetium fluorine platinum gold silver lead mercury arsenic albumin globulin immunoglobulin hemoglobin bilirubin creatinine urea "uric acid" cholesterol triglyceride
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
const NO_CONDITION = `mass lesion nodule stroma stoma tumor neoplasm cancer malignancy malignant metastasis growth "space occupying lesion" complication trauma injury allergy infection wound ulcer
"cancer metastasis" "disease progression" "second primary" "recurrent disease" obesity "other" exposure "family history" "personal history" residual invasion`;
const NO_PROCEDURE = `plan "treatment plan" "informed consent" consent "follow-up" "follow up" therapeutics "drug therapy" "combined modality therapy" "retreatment" application insertion removal repair closure introduction
drainage exposure support supplementation feeding intake exercise diet advice communication contact check search reading writing discussion explanation reporting planning staging grading typing registration sampling
manipulation incision division "case report" history "medical history" "clinical trial" trial "clinical trials" program topography transfer transport isolation restraint fixation replacement dilation dilatation`;
const NO_FINDING = `growth size weight height change changes difference activity movement speech hearing vision voice appearance "disease progression" progression recurrence relapse remission progress improvement
response "complete response" "partial response" "stable disease" "progressive disease" complication complications toxicity "body weight" age aged "quality of life" performance "clinical course" course symptoms symptom signs sign
metastasis mass lesion nodule tumor cancer disease diseases illness syndrome "adverse effect" "adverse effects" "drug-related side effects and adverse reactions" normal abnormality well good poor fair better worse satisfied
lives family "no pain" stable "patient stable" able unable`;
const NO_SITE = `body system tissue cell organ cavity surface wall margin area region structure tube duct tract head back side base apex body-part pole lobe segment zone layer field limb extremity part root bed septum matrix
blood plasma serum urine sputum feces stool saliva sweat tear tears bile mucus semen fluid secretion embryo fetus male female "female organism" "male organism" organism stem nucleus cytoplasm membrane chromosome gene line ring
stroma "connective tissue" epithelium "epithelial cell" epithelial endothelium gland "glandular" glands papilla villus crypt follicle island crest process channel bridge pedicle column hilus space angle arch band belt bundle canal center cord crown groove notch nest`;

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
  return (key, kind) => everywhere.has(key) || (BY_KIND[kind]?.has(key) ?? false);
}
