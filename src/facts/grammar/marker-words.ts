// Tumour markers under the names that laboratories use, with the ways they are written. Gene and antigen symbols of a regular form are read by shape.
import { gated } from "../../base/gated.ts";
import type { MarkerWord } from "./marker-word.ts";
import { STAIN_WORDS } from "./stain-words.ts";

export const MARKER_WORDS: readonly MarkerWord[] = [
  // receptors and immunotherapy
  {
    name: "estrogen receptor",
    kind: "tissue",
    forms:
      "(?:[Oo]?[Ee])strogen(?=[- ](?:and|&|or|/)[- ][Pp]rogesterone[- ]receptors?)|(?:[Oo]?[Ee])strogen[- ]receptors?(?: alpha)?(?:\\s?\\(ER\\))?|(?<=(?:positive(?:ly)?|negative(?:ly)?|positivity|stain\\w*|express\\w*)\\s(?:for|of)\\s(?:the\\s)?)ER(?![A-Za-z0-9])|ER(?=[\\s,+/(-]*(?:and |or |& )?(?:(?:strong|weak|moderate|diffuse|focal)(?:ly)? |low[- ])?(?:pos|neg|status|HER-?2|\\)\\s(?:was|were|is|are|pos|neg)|\\+|\\(|\\d|(?:nor )?PR\\b|PgR|expression|-|:|was|were|=|IHC|Allred|H-?score))",
    isExact: true,
  },
  {
    name: "progesterone receptor",
    kind: "tissue",
    forms:
      "[Pp]rogesterone[- ]receptors?(?:\\s?\\((?:PR|PgR)\\))?|PgR|(?<=\\bER(?:/|\\s?(?:,\\s?)?(?:and|or|nor|&)\\s))PR(?![A-Za-z0-9])|(?<=\\bER,\\s)PR(?=,?\\s(?:and|or|nor)\\s|,\\s?HER|\\))|PR(?=[\\s,+/(-]*(?:and |or |& )?(?:(?:strong|weak|moderate|diffuse|focal)(?:ly)? |low[- ])?(?:pos|neg|status|Allred|H-?score|\\+|\\(|\\d{1,3}\\s?%|\\d\\/8|HER|(?:was|were|is|are)\\s(?:\\d|[Pp]os|[Nn]eg|[Ww]eak|[Ss]trong|[Ll]ow|both|also)|expression|-(?!\\d)|:\\s?(?:\\d|[Pp]os|[Nn]eg|[Ss]trong|[Ww]eak|[Mm]oderate|\\+|-)|=))",
    isExact: true,
  },
  { name: "hormone receptor", kind: "tissue", forms: "hormone[- ]receptors?(?:\\s?\\(HR\\))?" },
  {
    name: "hormone receptor",
    kind: "tissue",
    forms: "HR(?=\\s?[+]|[−-](?:/|[Pp]ositiv|[Nn]egativ)| (?:[Pp]ositiv|[Nn]egativ))",
    isExact: true,
  },
  { name: "androgen receptor", kind: "tissue", forms: "androgen receptors?" },
  {
    name: "HER2",
    kind: "tissue",
    forms:
      "human epidermal growth factor(?: receptor)?(?:[- ](?:type )?2)?(?:\\s?\\(HER-?2(?:/neu)?\\))?|HER[- ]?2(?:[/-]neu)?|c-?erb-?\\s?B-?\\s?2|cer-?\\s?B-?2|ERBB2",
  },
  { name: "Ki-67", kind: "tissue", forms: "(?:MIB-?1\\s?\\/?\\s?)?Ki-?\\s?67|MIB-?1" },
  {
    name: "PD-L1 combined positive score",
    kind: "score",
    forms: "(?:PD-?L1\\s)?combined positive score(?:\\s?\\(CPS\\))?|(?:PD-?L1\\s\\(?)?CPS",
  },
  {
    name: "PD-L1 tumor proportion score",
    kind: "score",
    forms: "(?:PD-?L1\\s)?tumou?r proportion score(?:\\s?\\(TPS\\))?|(?:PD-?L1\\s\\(?)?TPS",
  },
  { name: "PD-L1", kind: "tissue", forms: "PD-?L1|programmed (?:cell )?death[- ]ligand[- ]1(?:\\s?\\(PD-?L1\\))?" },
  { name: "PD-1", kind: "tissue", forms: "PD-?1(?!\\d)" },
  {
    name: "microsatellite instability",
    kind: "gene",
    forms:
      "microsatellite[- ](?:status(?=[\\s:]{1,2}(?:was |is )?(?:stable|unstable|high|low|MS))|instability(?:[- ](?:high|low))?|instable|unstable|stable|stability)(?:\\s?\\((?:MSI-?H?|MSS|MSI-L)\\))?|MSI(?:-?H(?:igh)?|-high|-low|-?L)?|MSS",
  },
  {
    name: "mismatch repair",
    kind: "gene",
    forms:
      "(?:DNA )?mismatch[- ]repair(?:[- ](?:deficien\\w+|proficien\\w+|proteins?))?(?:\\s?\\([dp]?MMR\\))?|[dp]MMR|MMR-?[dp]|MMR(?=[\\s:-]{1,2}(?:protein|status|intact|proficien|deficien|IHC|expression|retained|normal|loss))",
  },
  { name: "tumor mutational burden", kind: "gene", forms: "tumou?r mutation(?:al)? (?:burden|load)(?:\\s?\\(TMB\\))?|TMB(?:-?[HL])?" },
  // serum
  { name: "CEA", kind: "serum", forms: "carcino-?\\s?embryonic antigen(?:\\s?\\(CEA\\))?|CEA" },
  { name: "CA 125", kind: "serum", forms: "(?:carbohydrate|cancer) antigen[- ]?125(?:\\s?\\(CA[- ]?125\\))?|CA[- ]?125" },
  { name: "CA 19-9", kind: "serum", forms: "(?:carbohydrate|cancer) antigen[- ]?19[-.]?9(?:\\s?\\(CA[- ]?19-?9\\))?|CA[- ]?19[-.]?9" },
  { name: "CA 15-3", kind: "serum", forms: "(?:carbohydrate|cancer) antigen[- ]?15[-.]?3|CA[- ]?15[-.]?3" },
  { name: "CA 27.29", kind: "serum", forms: "CA[- ]?27[.-]29" },
  { name: "CA 72-4", kind: "serum", forms: "CA[- ]?72[-.]?4" },
  { name: "AFP", kind: "serum", forms: "(?:alpha|α)[- ]?f(?:o)?etoprotein(?:\\s?\\(AFP\\))?|AFP" },
  {
    name: "hCG",
    kind: "serum",
    forms:
      "(?:beta|β|b)[- ]?(?:subunit of )?(?:human chorionic gonadotrop(?:h)?in|hCG)(?:\\s?\\((?:β-?|beta-?|b-?)?hCG\\))?|human chorio(?:nic\\s)?gonadotrop(?:h)?in(?:\\s?\\((?:β-?)?hCG\\))?|hCG",
  },
  { name: "PSA", kind: "serum", forms: "prostat(?:e|ic)[- ]specific[- ]antigen(?:\\s?\\(PSA\\))?|i?PSA" },
  { name: "LDH", kind: "serum", forms: "lactate dehydrogenase(?:\\s?\\(LDH\\))?|LDH" },
  { name: "SCC antigen", kind: "serum", forms: "squamous cell carcinoma antigen(?:\\s?\\(SCC(?:-?Ag)?\\))?|SCC[- ]?Ag|SCCA|SCC antigen" },
  {
    name: "PIVKA-II",
    kind: "serum",
    forms:
      "(?:protein induced by vitamin K absence(?: or antagonist)?[- ](?:II|2)|PIVKA[- ]?(?:II|2)|des-?gamma-?carboxy ?prothrombin|DCP(?=[\\s:]{1,2}(?:level|was|of|\\d|<|>)))(?:\\s?\\((?:PIVKA[- ]?(?:II|2)|DCP)\\))?",
  },
  { name: "CYFRA 21-1", kind: "serum", forms: "CYFRA(?:[- ]?21[-.]1)?|cytokeratin 19 fragment" },
  { name: "NSE", kind: "serum", forms: "neuron[- ]specific enolase(?:\\s?\\(NSE\\))?|NSE" },
  { name: "ProGRP", kind: "serum", forms: "pro-?GRP" },
  { name: "chromogranin A", kind: "tissue", forms: "chromogranin(?:[- ]?A)?" },
  { name: "calcitonin", kind: "serum", forms: "calcitonin" },
  { name: "thyroglobulin", kind: "serum", forms: "thyroglobulin" },
  { name: "HE4", kind: "serum", forms: "HE4|human epididymis protein 4" },
  { name: "beta-2 microglobulin", kind: "serum", forms: "(?:beta|β)-?2[- ]microglobulin" },
  // genes
  { name: "EGFR T790M", kind: "gene", forms: "(?:EGFR\\s(?:p\\.)?)?T790M" },
  {
    name: "EGFR",
    kind: "gene",
    forms: "EGFR(?:\\s(?:exon \\d+|L858R|19del|G719X))?|L858R|C797S|epidermal growth factor receptor(?:\\s?\\(EGFR\\))?",
  },
  { name: "ALK", kind: "gene", forms: "EML4-ALK|ALK(?:[- ]?1)?|anaplastic lymphoma kinase(?:\\s?\\(ALK\\))?", isExact: true },
  { name: "ROS1", kind: "gene", forms: "ROS-?1" },
  { name: "KRAS", kind: "gene", forms: "K-?RAS(?:\\s(?:p\\.)?(?:G1[23][A-Z]|Q61[A-Z]))?" },
  { name: "NRAS", kind: "gene", forms: "N-?RAS" },
  { name: "RAS", kind: "gene", forms: "(?<![KNH]-)RAS", isExact: true },
  { name: "BRAF", kind: "gene", forms: "B-?RAF(?:\\s?(?:p\\.)?V600[EKDR]?)?|V600E" },
  { name: "BRCA1/2", kind: "gene", forms: "BRCA-?1\\s?(?:\\/|and|&)\\s?(?:BRCA-?)?2" },
  { name: "BRCA1", kind: "gene", forms: "BRCA-?1(?!\\s?\\/)" },
  { name: "BRCA2", kind: "gene", forms: "BRCA-?2" },
  { name: "BRCA", kind: "gene", forms: "BRCA(?!-?[12])" },
  { name: "PIK3CA", kind: "gene", forms: "PIK3CA" },
  { name: "TP53", kind: "gene", forms: "TP53" },
  {
    name: "MET",
    kind: "gene",
    forms:
      "c-?MET|MET(?=(?:,| (?:or|and|nor)) (?:[A-Z]{3}|BRAF)|[ -](?:exon|amplif|mutat|gene|ex14|wild|was|and|not|negative|positive|overexpress))",
    isExact: true,
  },
  {
    name: "RET",
    kind: "gene",
    forms: "RET(?=[ -](?:fusion|rearrange|mutat|proto|gene|wild|was|were|and|not|negative|positive))",
    isExact: true,
  },
  { name: "NTRK", kind: "gene", forms: "NTRK[123]?" },
  {
    name: "KIT",
    kind: "gene",
    forms: "[Cc]-?KIT|[Cc]-kit|CD117|KIT(?=(?:[ -](?:exon|mutat|gene|wild|was|were|and|not|amplif|negative|positive|D816)|[,;/]))",
    isExact: true,
  },
  { name: "PDGFRA", kind: "gene", forms: "PDGFRA" },
  { name: "IDH1", kind: "gene", forms: "IDH-?1(?!\\/)" },
  { name: "IDH", kind: "gene", forms: "IDH(?:-?1\\s?(?:\\/|and)\\s?(?:IDH-?)?2)?(?!-?\\d)|isocitrate dehydrogenase" },
  {
    name: "1p/19q codeletion",
    kind: "gene",
    forms:
      "(?:(?:loss of heterozygosity|LOH|co-?deletion|loss) (?:of|on|at) )?1p\\s?(?:\\/|and|-)\\s?19q(?:[- ](?:co-?delet(?:ion|ed)|chromosomal arms?|LOH|loss|status))?",
  },
  {
    name: "homologous recombination deficiency",
    kind: "gene",
    forms: "homologous recombination (?:repair )?deficien(?:cy|t)(?:\\s?\\(HRD\\))?|HRD|genomic instability score(?:\\s?\\(GIS\\))?",
  },
  {
    name: "ATM",
    kind: "gene",
    forms:
      "ATM(?= (?:mutation|gene|variant|loss|was|pathogenic|and|,))|(?<=\\b(?:BRCA[12]|PALB2|CHEK2|TP53|RAD51[CD]|BRIP1|CDK12),?\\s(?:(?:and|or|nor)\\s)?)ATM(?=[\\s.,;)]|$)|ATM(?=,?\\s(?:(?:and|or|nor)\\s)?(?:BRCA|PALB2|CHEK2|TP53))",
    isExact: true,
  },
  { name: "APC", kind: "gene", forms: "APC(?= (?:mutation|gene|variant|pathogenic))", isExact: true },
  { name: "VHL", kind: "gene", forms: "VHL(?= (?:mutation|gene|variant|pathogenic|loss))", isExact: true },
  { name: "MGMT", kind: "gene", forms: "MGMT" },
  { name: "MYC", kind: "gene", forms: "c-?MYC|N-?MYC|MYCN|MYC" },
  {
    name: "HPV",
    kind: "tissue",
    forms:
      "HPV(?:[- ]?(?:16|18|DNA))?(?=[\\s:-]*(?:status|positiv|negativ|DNA|RNA|test|\\+|was|16|18|in situ|ISH|PCR|genotyp|not detected|detected))",
  },
  {
    name: "EBV",
    kind: "tissue",
    forms: "EBV(?=[\\s:-]{1,2}(?:status|positiv|negativ|RNA|ISH|PCR|was|in situ|not detected|detected)|\\s?\\+)",
  },
  { name: "EBER", kind: "tissue", forms: "EBER|Epstein-Barr virus[- ]encoded RNA" },
  // immunohistochemistry by name
  ...STAIN_WORDS,
  // scores that laboratories and readers give
  {
    name: "Gleason score",
    kind: "score",
    forms:
      "Gl(?:eason)?(?=\\.?:?\\s?[1-5]\\s?\\+\\s?[1-5])|Gleason(?:['’]?s)?(?:\\s(?:score|sum|grade|pattern)(?:\\s?\\(GS\\))?)*|GS(?=[\\s:=]{1,2}[1-5]\\s?\\+\\s?[1-5])",
  },
  { name: "BI-RADS", kind: "score", forms: "BI-?RADS|Breast Imaging[- ]Reporting and Data System(?:\\s?\\(BI-?RADS\\))?" },
  { name: "PI-RADS", kind: "score", forms: "PI-?RADS" },
  { name: "Oncotype DX recurrence score", kind: "score", forms: "Oncotype(?:[- ]?DX)?(?:\\s(?:breast )?(?:recurrence score|score|RS))?" },
  {
    name: "mitotic rate",
    kind: "score",
    forms: "mitotic (?:rate|count|index|activity|figures?)|mitos[ei]s(?=[\\s:/(]|$)",
  },
  { name: "Breslow thickness", kind: "score", forms: "Breslow(?:['’]?s)?(?: thickness| depth| index)?" },
];

/** "FGFR3 mutation", "NRG1 fusion": any symbol before the name of a change. */
export const GENE_SYMBOL: RegExp = gated(
  /(?<![A-Za-z0-9-])[A-Z][A-Z0-9]{2,7}(?:(?:-|::|\/)[A-Z][A-Z0-9]{2,9})?(?=\s(?:gene\s)?(?:mutations?|fusions?|rearrangements?|amplification|translocation|overexpression|[A-Z]\d{2,4}[A-Z]\b))/g,
);

/** Genes that reports name bare: "FGFR3 wild type", "including BRCA2 and PALB2". */
export const GENE_NAME: RegExp = gated(
  /(?<![A-Za-z0-9-])(?:PALB2|CHEK2|CDH1|STK11|LKB1|PTEN|MUTYH|CDKN2A(?:\/B)?|POLE|POLD1|FGFR[1-4]|ESR1|AKT1|ERBB3|MAP2K1|NF1|TERT|ARID1A|SMAD4|FLT3|NPM1|JAK2|NRG1|CTNNB1|GNA11|GNAQ|SF3B1|BAP1|KEAP1|RAD51[BCD]|BARD1|BRIP1|DPYD|UGT1A1|IDH2|ATRX|EWSR1|SS18|MDM2|DICER1|HRAS|PMS1|EPCAM|TSC[12]|CALR|BCR(?:-|::|\/)?ABL1?|SRSF2|DNMT3A|TET2|RUNX1|CCND1|FOXL2|SMARCA4|MAPK1|RB1|CCNE1|CDK4|CDK12|AR-V7|CEBPA|ASXL1|EZH2|SETBP1|MYD88|CXCR4|NOTCH1|KMT2A|ETV6|PTPN11|U2AF1|STAG2|BIRC3|CREBBP|PBRM1|SETD2|SDHB|SDHA|MEN1|DAXX|RNF43|ERBB4|NOTCH2|BRIP1|NBN|FANCA|AXL|NF2|PTCH1|SUFU|GATA2)(?![A-Za-z0-9])/g,
);

/** "CD3", "CD11b", "CK7", "cytokeratin 5/6": the symbol is the name. */
export const SYMBOL: RegExp =
  /(?<![A-Za-z0-9])(?<!(?<!anti)-)(?:CD-?\s?\d{1,3}[a-d]?|(?:CK|Cytokeratin|cytokeratin)s?-?\s?\d{1,2}(?:\/\d{1,2})?)(?![0-9A-Za-z])/g;
