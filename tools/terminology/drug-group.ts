// Antineoplastic, supportive or other: by the class in terminology.csv, by the ending of the international name, by the protocols that hold the drug.

export type DrugGroup = "antineoplastic" | "supportive" | "other";

/** Classes of terminology.csv that do not act on the tumour. */
const SUPPORTIVE_CLASSES: ReadonlySet<string> = new Set(["bone", "modulator", "steroid"]);

export function csvDrugGroup(classes: readonly string[]): DrugGroup {
  return classes.every((c) => SUPPORTIVE_CLASSES.has(c)) ? "supportive" : "antineoplastic";
}

// "ondansetron", "aprepitant", "zoledronate", "filgrastim", "dalteparin", "mesna", "omeprazole", "dexamethasone"
const SUPPORTIVE =
  /(?:setron|pitant|dronate|dronic acid|grastim|gramostim|poetin(?: alfa| beta)?|poietin|parin(?: sodium)?|xaban|prazole|plermin|olone|sone|sonide)$|^(?:mesna|leucovorin|levoleucovorin|calcium folinate|folinic acid|dexrazoxane|amifostine|denosumab|rasburicase|allopurinol|megestrol|dronabinol|metoclopramide|prochlorperazine|granisetron|octreotide diagnostic|romosozumab|eltrombopag|romiplostim|luspatercept|palifermin|morphine|oxycodone|fentanyl|tramadol|hydromorphone|loperamide|lorazepam|olanzapine|warfarin|thrombopoietin|interleukin-11|oprelvekin|octreotide)\b/iu;

// Endings of international names of substances against tumours.
const ANTINEOPLASTIC =
  /(?:platin|taxel|rubicin|citabine|tecan|poside|fosfamide|mustine|trexate|trexed|ciclib|parib|rafenib|metinib|anib|inib|onib|enib|unib|sertib|lisib|rasib|degib|zomib|inostat|clax|lutamide|trozole|relin|relix|oxifene|domide|leucel|vedotin|emtansine|deruxtecan|govitecan|soravtansine|tuzumab|tumab|tuximab|ozogamicin|vinblastine|vincristine|vinorelbine|vindesine|vinflunine|(?<!glo|tu|ne|fi|al)bulin|mycin c|tepa|sulfan|taxane|denib|mafodotin|tesirine)(?:\b|$)/iu;
// Kinase inhibitors and antibodies that are used against other diseases.
const NOT_ANTINEOPLASTIC =
  /(?:morelin|salirel|globulins?|geniposide|anjaposide|noposide|capilliposide|carposide|purposide|choposide|talposide|sireposide)$|^(?:emtricitabine|elvucitabine|apricitabine|zalcitabine|dexelvucitabine|nafarelin|vidarabine|thyroglobulin|tofacitinib|baricitinib|upadacitinib|filgotinib|abrocitinib|ritlecitinib|deucravacitinib|peficitinib|oclacitinib|nintedanib|delgocitinib|fostamatinib|masitinib|deuruxolitinib|rilzabrutinib|oseltamivir|masupirdine|ganirelix|cetrorelix|gonadorelin|sermorelin|somatorelin|taltirelin|protirelin|corticorelin|tesamorelin|pralmorelin)/iu;
const ONCOLOGY_ANTIBODIES =
  /^(?:alemtuzumab|amivantamab|atezolizumab|avelumab|balstilimab|bemarituzumab|benmelstobart|bevacizumab|blinatumomab|brentuximab|cadonilimab|camrelizumab|cemiplimab|cetuximab|cosibelimab|daratumumab|dinutuximab|dostarlimab|durvalumab|elotuzumab|elranatamab|envafolimab|enfortumab|epcoritamab|glofitamab|ibritumomab|ipilimumab|isatuximab|ivonescimab|margetuximab|mirvetuximab|mogamulizumab|mosunetuzumab|moxetumomab|naxitamab|necitumumab|nimotuzumab|nivolumab|obinutuzumab|ofatumumab|olaratumab|onartuzumab|panitumumab|pembrolizumab|penpulimab|pertuzumab|polatuzumab|prolgolimab|ramucirumab|relatlimab|retifanlimab|rituximab|sacituzumab|serplulimab|sintilimab|socazolimab|spartalizumab|sugemalimab|tafasitamab|talquetamab|tarlatamab|tebentafusp|teclistamab|tiragolumab|tislelizumab|tisotumab|toripalimab|tositumomab|trastuzumab|tremelimumab|zanidatamab|zenocutuzumab|zimberelimab|zolbetuximab|disitamab|datopotamab|patritumab|gemtuzumab|inotuzumab|loncastuximab|belantamab|catumaxomab|edrecolomab|farletuzumab|figitumumab|cixutumumab|ganitumab|rilotumumab|zalutumumab|matuzumab|sabatolimab|favezelimab|vibostolimab|quavonlimab|ociperlimab|adebrelimab|tagitanlimab|pucotenlimab|iparomlimab|tuvonralimab|finotonlimab|socazolimab|enlonstobart)\b/iu;
const NAMED_ANTINEOPLASTIC =
  /^(?:abiraterone|aflibercept|aldesleukin|altretamine|aminolevulinic|amsacrine|anastrozole|arsenic trioxide|asparaginase|azacitidine|bcg|bleomycin|busulfan|calaspargase|carboquone|carmofur|chlorambucil|cladribine|clofarabine|cyclophosphamide|cytarabine|dacarbazine|dactinomycin|decitabine|degarelix|denileukin|diethylstilbestrol|elemene|erdafitinib|eribulin|estramustine|exemestane|fludarabine|floxuridine|fluorouracil|flutamide|fulvestrant|goserelin|hydroxyurea|hydroxycarbamide|homoharringtonine|omacetaxine|interferon alfa|irofulven|ixabepilone|lanreotide|leuprolide|leuprorelin|lurbinectedin|lutetium|mechlorethamine|medroxyprogesterone|melphalan|mercaptopurine|methotrexate|mitomycin|mitotane|mitoxantrone|nilutamide|pegaspargase|pentostatin|pipobroman|plicamycin|porfimer|procarbazine|radium|raltitrexed|selinexor|sipuleucel|streptozocin|talimogene|tamoxifen|tazemetostat|tegafur|teniposide|temozolomide|temsirolimus|everolimus|thioguanine|tioguanine|thiotepa|toremifene|trabectedin|tretinoin|trifluridine|triptorelin|uracil mustard|valrubicin|vismodegib|sonidegib|vorinostat|romidepsin|midostaurin|ridaforolimus|tagraxofusp|odronextamab|plamotamab|magrolimab|pidilizumab|nofazinlimab|endostar|bexarotene|ixazomib|bortezomib|carfilzomib|lenalidomide|pomalidomide|thalidomide|belzutifan|ivosidenib|enasidenib|elacestrant|relugolix|bicalutamide|nedaplatin|lobaplatin|miriplatin|endostatin|samarium|strontium|iobenguane|pirarubicin|peplomycin|vindesine|nimustine|ranimustine|fotemustine|lomustine|carmustine|semustine|ifosfamide|trofosfamide|treosulfan|bendamustine|amrubicin|aclarubicin|zorubicin|idarubicin|belotecan|rubitecan|camptothecin|aminopterin|pralatrexate|nelarabine|doxifluridine|capecitabine|s-1)\b/iu;

/** By the name and, where it has no telling ending, by the protocols that hold it. */
export function drugGroup(name: string, isInProtocol: boolean): DrugGroup {
  if (NOT_ANTINEOPLASTIC.test(name)) return "other";
  if (NAMED_ANTINEOPLASTIC.test(name) || ONCOLOGY_ANTIBODIES.test(name)) return "antineoplastic";
  if (SUPPORTIVE.test(name)) return "supportive";
  if (ANTINEOPLASTIC.test(name)) return "antineoplastic";
  return isInProtocol ? "antineoplastic" : "other";
}
