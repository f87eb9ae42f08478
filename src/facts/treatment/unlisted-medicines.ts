// Medicines and spellings that none of the vocabularies holds, with the name they are known by.
import { gated } from "../../base/gated.ts";

/** As written, in lower case → generic name. */
export const UNLISTED_MEDICINES: ReadonlyMap<string, string> = new Map([
  ["cyproterone acetate", "cyproterone acetate"],
  ["cyproterone", "cyproterone"],
  ["trifluridine", "trifluridine"],
  ["vinflunine", "vinflunine"],
  ["tebentafusp", "tebentafusp"],
  ["elacestrant", "elacestrant"],
  ["benmelstobart", "benmelstobart"],
  ["gimeracil", "gimeracil"],
  ["tegafur-uracil", "tegafur-uracil"],
  ["cisplatyl", "cisplatin"],
  ["bicalutamid", "bicalutamide"],
  ["etoposid", "etoposide"],
  ["etoposido", "etoposide"],
  ["carboplatine", "carboplatin"],
  ["cisplatine", "cisplatin"],
  ["oxaliplatine", "oxaliplatin"],
  ["paclitaxol", "paclitaxel"],
  ["docetaxol", "docetaxel"],
  ["adriamycine", "doxorubicin"],
  ["temozolamide", "temozolomide"],
  ["temozolomid", "temozolomide"],
  ["gemcitabin", "gemcitabine"],
  ["capecitabin", "capecitabine"],
  ["cyclophosphamid", "cyclophosphamide"],
  ["ifosfamid", "ifosfamide"],
  ["bevacizumb", "bevacizumab"],
  ["pembrolizumb", "pembrolizumab"],
  ["trastuzumb", "trastuzumab"],
  ["omacetaxine", "omacetaxine"],
  ["homoharringtonine", "omacetaxine"],
  ["nirogacestat", "nirogacestat"],
  ["imlunestrant", "imlunestrant"],
  ["camizestrant", "camizestrant"],
  ["giredestrant", "giredestrant"],
  ["formestane", "formestane"],
  ["pixantrone", "pixantrone"],
  ["mifamurtide", "mifamurtide"],
  ["carmofur", "carmofur"],
  ["talimogene laherparepvec", "talimogene laherparepvec"],
  ["t-vec", "talimogene laherparepvec"],
  ["nadofaragene firadenovec", "nadofaragene firadenovec"],
  ["nogapendekin alfa", "nogapendekin alfa"],
  ["arsenic trioxide", "arsenic trioxide"],
  ["diethylstilbestrol", "diethylstilbestrol"],
  ["stilbestrol", "diethylstilbestrol"],
  ["diethylstilboestrol", "diethylstilbestrol"],
  ["mithramycin", "plicamycin"],
  ["plicamycin", "plicamycin"],
  ["picibanil", "picibanil"],
  ["ok-432", "picibanil"],
  ["peginterferon alfa-2b", "peginterferon alfa-2b"],
  ["pegylated interferon", "pegylated interferon"],
  ["ensacove", "ensartinib"],
  ["iruplinalkib", "iruplinalkib"],
  ["myocet", "liposomal doxorubicin"],
  ["somatuline", "lanreotide"],
  ["afamitresgene autoleucel", "afamitresgene autoleucel"],
  ["tas-102", "trifluridine/tipiracil"],
  ["pembro", "pembrolizumab"],
  ["nivo", "nivolumab"],
  ["atezo", "atezolizumab"],
  ["durva", "durvalumab"],
  ["oxali", "oxaliplatin"],
  ["lenva", "lenvatinib"],
  ["axi-cel", "axicabtagene ciloleucel"],
  ["tisa-cel", "tisagenlecleucel"],
  ["liso-cel", "lisocabtagene maraleucel"],
  ["brexu-cel", "brexucabtagene autoleucel"],
  ["ide-cel", "idecabtagene vicleucel"],
  ["cilta-cel", "ciltacabtagene autoleucel"],
  ["obe-cel", "obecabtagene autoleucel"],
  ["xofigo", "radium-223"],
  ["pluvicto", "lutetium vipivotide tetraxetan"],
  ["lutathera", "lutetium oxodotreotide"],
  ["zevalin", "ibritumomab tiuxetan"],
  // names of products outside the United States
  ["trenantone", "leuprorelin"],
  ["enantone", "leuprorelin"],
  ["decapeptyl", "triptorelin"],
  ["campto", "irinotecan"],
  ["giotrif", "afatinib"],
  ["vargatef", "nintedanib"],
  ["tyverb", "lapatinib"],
  ["cometriq", "cabozantinib"],
  ["androcur", "cyproterone acetate"],
  ["kanjinti", "trastuzumab"],
  ["arzerra", "ofatumumab"],
  ["levact", "bendamustine"],
  ["ribomustin", "bendamustine"],
  ["tecvayli", "teclistamab"],
  ["columvi", "glofitamab"],
  ["epkinly", "epcoritamab"],
  ["lunsumio", "mosunetuzumab"],
  ["minjuvi", "tafasitamab"],
  ["erwinase", "asparaginase"],
  ["mepact", "mifamurtide"],
  ["orserdu", "elacestrant"],
  ["truqap", "capivasertib"],
  ["fruzaqla", "fruquintinib"],
  ["augtyro", "repotrectinib"],
  ["carvykti", "ciltacabtagene autoleucel"],
  ["uft", "tegafur-uracil"],
  ["testosterone enanthate", "testosterone enanthate"],
  ["testosterone cypionate", "testosterone cypionate"],
  ["testosterone undecanoate", "testosterone undecanoate"],
]);

// The longest first: "cyproterone acetate" before "cyproterone".
const NAMES = new RegExp(`(?<![\\w-])(?:${[...UNLISTED_MEDICINES.keys()].sort((a, b) => b.length - a.length).join("|")})(?![\\w-])`, "gi");

// "carbo/taxol", "ipi/nivo", "FOLFOX + bev": short forms only beside another medicine
const SHORT_FORMS: ReadonlyMap<string, string> = new Map([
  ["carbo", "carboplatin"],
  ["cis", "cisplatin"],
  ["gem", "gemcitabine"],
  ["pem", "pemetrexed"],
  ["doce", "docetaxel"],
  ["bev", "bevacizumab"],
  ["ipi", "ipilimumab"],
  ["nivo", "nivolumab"],
  ["pembro", "pembrolizumab"],
  ["cape", "capecitabine"],
  ["cetux", "cetuximab"],
  ["pani", "panitumumab"],
  ["etop", "etoposide"],
  ["trastuz", "trastuzumab"],
  ["pertuz", "pertuzumab"],
  ["tras", "trastuzumab"],
  ["ram", "ramucirumab"],
  ["len", "lenvatinib"],
  ["s-1", "S-1"],
]);
const SHORT = [...SHORT_FORMS.keys()].join("|");
const LONG =
  "[a-z]*(?:mab|nib|platin|taxel|taxol|bine|poside|trexed|rubicin|tecan|axane)|abraxane|FOLF[A-Z]{2,6}|CAPOX|XELOX|CAPEOX|AC|TC|CDDP|CBDCA|L-OHP|DTX|DOC|PTX|\\d?-?5-?FU|etoposide";
const MAY_PAIR =
  /[/+]|AUC|stopped|held|omitted|dropped|discontinued|restarted|resumed|add(?:ed|ing)|maintenance|single-agent|weekly|\d\s?mg/;
const PAIRED = gated(
  new RegExp(
    `(?<![\\w-])(?:${SHORT})(?=\\s?[/+]\\s?(?:${SHORT}|${LONG})(?![\\w-]))|(?<=(?<![\\w-])(?:${SHORT}|${LONG})\\s?[/+]\\s?)(?:${SHORT})(?![\\w-])|(?<![\\w-])(?:${SHORT})(?=\\s\\(?(?:AUC\\b|\\d{1,4}(?:\\.\\d)?\\s?mg\\b)|\\s(?:was\\s)?(?:stopped|held|omitted|dropped|discontinued|d/c[’']?d?|restarted|resumed|added)\\b)|(?<=\\b(?:maintenance|single-agent|weekly|adding|added)\\s)(?:${SHORT})(?![\\w-])`,
    "gi",
  ),
);

// Radiopharmaceuticals by nuclide and carrier: "[177Lu]Lu-PSMA-617", "lutetium-177 DOTATATE", "131I-MIBG", "223Ra"
const RADIOPHARMACEUTICAL =
  /(?<![\w[])(?:\[?177Lu\]?|Lu-?177|lutetium(?:[\s-]?177)?|\[?90Y\]?|yttrium-90)[\s-]?(?:Lu-|Y-)?(?:PSMA(?:-617|-I&T)?|DOTATATE|DOTATOC|vipivotide tetraxetan|oxodotreotide|ibritumomab tiuxetan)(?![\w-])|(?<![\w[])(?:\[?177Lu\]?|Lu-?177|lutetium(?:[\s-]?177)?)[\s-](?:PSMA[\s-])?(?:radioligand|radionuclide|PRRT)(?:[\s-]therapy)?(?![\w-])|(?<![\w-])Lu-PSMA(?:-617)?(?![\w-])|(?<![\w[])(?:\[?131I\]?|I-131|iodine-131)[\s-]?MIBG(?![\w-])|(?<![\w-])(?:radium[\s-]?223(?: (?:di)?chloride)?|radium (?:di)?chloride(?: \((?:223Ra|Ra-223)\))?|Ra-?223|223-?Ra)(?![\w-])|(?<![\w-])(?:strontium-89|samarium-153|89Sr|153Sm)(?: (?:chloride|lexidronam|EDTMP))?(?![\w-])/gi;
const MAY_RADIATE = gated(/177|Lu-PSMA|90Y|ttrium|131|adium|223|Ra-|trontium|amarium|89Sr|153Sm|utetium/);
export const ONLY_A_SCAN: RegExp = /^[\s-]*(?:PET|SPECT|scan|scintigra|imaging|uptake|avid)/i;
const nameOf = (written: string): string => (/ra(?:dium|-)|223/i.test(written) ? "radium-223" : written);

export interface UnlistedMedicine {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** In the order of the text. */
export function findUnlistedMedicines(text: string): readonly UnlistedMedicine[] {
  const listed = [...text.matchAll(NAMES)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
    name: UNLISTED_MEDICINES.get(m[0].toLowerCase())!,
  }));
  const paired = (MAY_PAIR.test(text) ? [...text.matchAll(PAIRED)] : [])
    .map((m) => ({ start: m.index, end: m.index + m[0].length, name: SHORT_FORMS.get(m[0].toLowerCase())! }))
    .filter((p) => !listed.some((l) => l.start < p.end && p.start < l.end));
  const nuclides = (MAY_RADIATE.test(text) ? [...text.matchAll(RADIOPHARMACEUTICAL)] : [])
    .filter((m) => !ONLY_A_SCAN.test(text.slice(m.index + m[0].length)))
    .map((m) => ({ start: m.index, end: m.index + m[0].length, name: nameOf(m[0]) }));
  return [...listed, ...paired, ...nuclides].sort((a, b) => a.start - b.start);
}
