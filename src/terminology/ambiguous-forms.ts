// Short forms of several senses, in exact case. What one means here is decided by its sentence; nothing is chosen in silence.
import type { Sense } from "./lexicon.ts";

const imaging = (key: string, name: string): Sense => ({ key: `procedure.imaging/${key}`, kind: "procedure", name, group: "imaging" });
const response = (key: string, name: string): Sense => ({ key: `response/${key}`, kind: "abbreviation", name, group: "response" });
const regimen = (name: string): Sense => ({ kind: "regimen", name, group: "ambiguous" });
const other = (name: string): Sense => ({ kind: "abbreviation", name, group: "other" });
const receptor = (key: string, name: string): Sense => ({ key: `biomarker/${key}`, kind: "marker", name, group: "tumour-marker" });

/** The likeliest sense in an oncology narrative stands first. */
export const AMBIGUOUS_FORMS: Readonly<Record<string, readonly Sense[]>> = {
  CT: [imaging("ct", "CT"), { key: "procedure.systemic/chemotherapy", kind: "procedure", name: "Chemotherapy", group: "systemic" }],
  RT: [
    { key: "procedure.radiotherapy/radiotherapy-kind-not-stated", kind: "radiotherapy", name: "Radiotherapy", group: "radiotherapy" },
    other("right"),
    other("room temperature"),
  ],
  CRT: [
    { key: "procedure.radiotherapy/chemoradiotherapy", kind: "radiotherapy", name: "Chemoradiotherapy", group: "radiotherapy" },
    other("capillary refill time"),
  ],
  CR: [response("complete-response", "Complete response"), other("creatinine"), other("conventional radiography")],
  PR: [
    response("partial-response", "Partial response"),
    receptor("pr-status-interpretation", "Progesterone receptor"),
    other("per rectum"),
    other("pulse rate"),
  ],
  SD: [response("stable-disease", "Stable disease"), other("standard deviation")],
  PD: [response("progressive-disease", "Progressive disease"), other("programmed death"), other("peritoneal dialysis")],
  ER: [receptor("er-status-interpretation", "Estrogen receptor"), other("emergency room"), other("extended release")],
  PE: [
    { key: "symptom/pulmonary-embolism", kind: "finding", name: "Pulmonary embolism", group: "finding" },
    { key: "symptom/pericardial-effusion", kind: "finding", name: "Pericardial effusion", group: "finding" },
    { key: "symptom/pleural-effusion", kind: "finding", name: "Pleural effusion", group: "finding" },
    { key: "procedure/physical-examination", kind: "procedure", name: "Physical examination", group: "examination" },
    regimen("PE"),
  ],
  MS: [other("multiple sclerosis"), other("mass spectrometry"), other("median survival"), other("mitral stenosis")],
  AC: [regimen("AC"), other("adenocarcinoma")],
  EC: [regimen("EC"), other("endometrial cancer"), other("esophageal cancer")],
  TC: [regimen("TC"), other("typical carcinoid")],
  EP: [regimen("EP"), other("ectopic pregnancy")],
  TP: [regimen("TP"), other("total protein"), other("therapy period")],
  PF: [regimen("PF"), other("pulmonary function")],
  DP: [regimen("DP")],
  GP: [regimen("GP"), other("general practitioner")],
  IP: [regimen("IP"), other("intraperitoneal")],
  CF: [
    regimen("CF"),
    { key: "drug/calcium-folinate", kind: "drug", name: "calcium folinate", group: "supportive" },
    other("cystic fibrosis"),
  ],
  BEP: [regimen("BEP")],
  CAP: [regimen("CAP"), other("community-acquired pneumonia"), other("capecitabine"), other("College of American Pathologists")],
  CAF: [regimen("CAF"), other("cancer-associated fibroblast")],
  MAP: [regimen("MAP"), other("mean arterial pressure")],
  ICE: [regimen("ICE")],
  SCC: [
    { key: "morphology/squamous-cell-carcinoma-nos", kind: "morphology", name: "Squamous cell carcinoma", group: "neoplasm" },
    { key: "biomarker/scc-ag", kind: "marker", name: "SCC-Ag", group: "tumour-marker" },
    other("small cell carcinoma"),
    other("spinal cord compression"),
  ],
  PSA: [{ key: "biomarker/psa-mass", kind: "marker", name: "PSA", group: "tumour-marker" }, other("psoriatic arthritis")],
  OS: [other("overall survival"), other("osteosarcoma"), other("left eye")],
  PS: [other("performance status")],
  IC: [other("inflammatory cells"), other("induction chemotherapy")],
  LN: [{ key: "bodysite/lymph-node-unspecified", kind: "site", name: "Lymph node", group: "site" }, other("lupus nephritis")],
  BM: [other("bone marrow"), other("bone metastasis"), other("brain metastasis")],
  LC: [other("lung cancer"), other("local control")],
  BC: [other("breast cancer"), other("bladder cancer")],
  GC: [other("gastric cancer"), other("gemcitabine and cisplatin")],
  HT: [other("hypertension"), other("hormone therapy"), other("height")],
  ASA: [other("American Society of Anesthesiologists"), other("aspirin")],
  IT: [other("immunotherapy"), other("intrathecal")],
};

// "Cervical" alone is the neck or the neck of the womb; the word after it or the disease decides.
export const CERVICAL: readonly Sense[] = [
  { key: "bodysite/cervix-uteri", kind: "site", name: "Cervix uteri", group: "site" },
  { key: "bodysite/neck", kind: "site", name: "Neck", group: "site" },
];
