// Names of classes of drugs. A class is never a drug that somebody received.
import { gated } from "../base/gated.ts";

const TARGETS =
  "PD-?1|PD-?L1|PD-?\\(?L\\)?-?1|PD-?1/PD-?L1|PD-?\\(L\\)1|CTLA-?4|immune checkpoint|checkpoint|EGFR|HER-?2|VEGF|VEGFR|PARP|CDK ?4/6|CDK4 and CDK6|ALK|MEK|BRAF|KRAS(?: G12C)?|mTOR|PI3K|BTK|BCL-?2|FGFR|MET|RET|NTRK|TRK|tyrosine[ -]kinase|multi-?kinase|kinase|aromatase|proteasome|topoisomerase(?: I{1,2}| 1| 2)?|angiogenesis|proton[ -]pump|androgen[ -]receptor|estrogen[ -]receptor|oestrogen[ -]receptor|TIGIT|LAG-?3|RANK ligand|RANKL|hedgehog|histone deacetylase|farnesyltransferase";

/** Stretches that name a class: "PD-1 inhibitor", "platinum-based chemotherapy", "LHRH analogue", "taxane". */
export const DRUG_CLASS_PATTERNS: readonly RegExp[] = [
  // "PD-1 inhibitor", "immune checkpoint blockade", "aromatase inhibitors"
  gated(
    new RegExp(
      `(?<![A-Za-z0-9])(?:${TARGETS})[- ](?:inhibitors?|blockers?|blockade|antibod(?:y|ies)|monoclonal antibod(?:y|ies)|antagonists?|TKIs?|ligand inhibitors?)(?![A-Za-z])`,
      "giu",
    ),
  ),
  // "platinum-based chemotherapy", "taxane-containing regimen", "fluoropyrimidine-based"
  gated(
    /(?<![A-Za-z0-9])(?:platinum|taxane|anthracycline|fluoropyrimidine|antimetabolite|antiangiogenic|vinca alkaloid|immunotherapy|immune)[ -](?:based|containing)(?:[ -](?:combination |doublet |first-line )?(?:chemotherap(?:y|ies)|regimens?|therap(?:y|ies)|treatments?|doublets?|chemoradiotherapy|chemoradiation|immunotherapy))?/giu,
  ),
  // "LHRH analogue", "GnRH agonists", "somatostatin analogues"
  gated(
    /(?<![A-Za-z0-9])(?:LHRH|LH-RH|GnRH|somatostatin|nucleoside|purine|pyrimidine|vitamin A|vitamin D)[ -](?:analog(?:ue)?s?|agonists?|antagonists?)(?![A-Za-z])/giu,
  ),
  // "taxanes", "anthracyclines", "fluoropyrimidines", "platinum agents", "platinum doublet", "bisphosphonates", "corticosteroids"
  gated(
    /(?<![A-Za-z0-9])(?:taxanes?|anthracyclines?|fluoropyrimidines?|vinca alkaloids?|platinum (?:agents?|compounds?|drugs?|doublets?|salts?|derivatives?)|alkylating agents?|antimetabolites?|bisphosphonates?|corticosteroids?|glucocorticoids?|opioids?|statins?|antiemetics?|anti-emetics?|anticoagulants?|antibiotics?|antihypertensives?|diuretics?|NSAIDs?|anti-?androgens?|anti-?o?estrogens?|progestins?|progestogens?|TKIs?|ICIs?|ADCs?|immune checkpoint inhibitors?|antibody[- ]drug conjugates?|chemotherapeutic (?:agents?|drugs?)|chemotherapy (?:agents?|drugs?)|cytotoxic (?:agents?|drugs?)|cytotoxics?|(?:anti-?neoplastic|anti-?cancer|anti-?tumou?r) (?:agents?|drugs?)|anti-?angiogenic (?:agents?|drugs?|therapy|therapies|treatments?|targeted drugs?)|(?:multi-?)?targeted anti-?angiogenic (?:agents?|drugs?)|(?:small[- ]molecule )?targeted (?:agents?|drugs?)|immunotherapeutic (?:agents?|drugs?)|immunotherapy (?:agents?|drugs?)|immunosuppressants?|immunomodulators?|G-?CSF|(?:granulocyte )?colony[- ]stimulating factors?|biosimilars?|monoclonal antibod(?:y|ies))(?![A-Za-z])/gu,
  ),
];
