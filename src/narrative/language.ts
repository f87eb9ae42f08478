// Is it English, and does it speak of a patient? Both decided by small closed profiles, so that short notes full of Latin names pass.

/** The words that each language cannot do without; words shared with English or with Latin terms are left out. */
const PROFILES: Readonly<Record<string, string>> = {
  English:
    "the of and was with for to in is she he her his were had has from after which that by at on an be been this as no are not or but",
  German: "der die das und mit wurde bei ist eine einer einem einen den dem des im zur zum nach von auf nicht sich wir es wird sowie als",
  French: "le la les des et une du est avec dans pour chez au aux par sur cette qui que nous pas ses son été ans était",
  Spanish: "el la los las del que con una por se para su fue como al y años no más en es sin lo paciente presentó",
  Italian: "il lo gli della di che con una per è stato nel alla dei delle non anni sono paziente",
  Portuguese: "o os as da do dos das que com uma por foi em não para anos ao na paciente",
  Dutch: "de het een van en met werd bij is voor op te dat niet zijn aan patiënt jaar",
};

const SETS: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(PROFILES).map(([name, words]) => [
  name,
  new Set(words.split(" ")),
]);

/** Name of the language that the text is plainly written in, where that is not English. */
export function foreignLanguage(text: string): string | undefined {
  const sample = text.slice(0, 20_000);
  const foreign = sample.match(/[^\p{Script=Latin}\p{Script=Greek}\P{L}]/gu)?.length ?? 0;
  if (foreign > 10 && foreign > (sample.match(/\p{L}/gu)?.length ?? 0) * 0.3) return scriptOf(sample);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = SETS.map(([name, set]) => ({ name, n: words.filter((w) => set.has(w)).length }));
  const english = counts[0]!.n;
  const best = counts.slice(1).reduce((a, b) => (b.n > a.n ? b : a));
  // Three function words are the least that shows a language; English abbreviations and Latin give none.
  return best.n >= 3 && best.n > english * 2 ? best.name : undefined;
}

function scriptOf(text: string): string {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return "Japanese";
  if (/\p{Script=Han}/u.test(text)) return "Chinese";
  if (/\p{Script=Hangul}/u.test(text)) return "Korean";
  if (/\p{Script=Cyrillic}/u.test(text)) return "a language in Cyrillic script";
  return /\p{Script=Arabic}/u.test(text) ? "a language in Arabic script" : "a language in another script";
}

/** One person: "the patient", "a 45-year-old", "she", "Mr. X", "pt"; not "patients", "he or she" of a rule book. */
const PERSON =
  /\b(?:(?:[Tt]he|[Tt]his|[Oo]ur|[Aa]|[Aa]nother|[Ss]econd) (?:\w+ )?patient(?!s)(?:'s)?|[Pp]atient (?:\d|was|is|had|has)|\d{1,3}[- ]?(?:year|yr|y)s?[- ]?(?:old|\/o|o)\b|[Ss]he|[Hh]e|[Hh]er|[Hh]is|woman|man|gentleman|lady|girl|boy|Mrs?|Ms|Pt|pt|y\/?o|yo|[0-9]{2} ?[FM])\b/;
/** What only a chart says: short notes speak without a subject. */
const CHART =
  /\b(?:s\/p|h\/o|c\/o|dx|hx|stage (?:[IVX]+|\d)|p?T\d[a-d]?N\d|cycles? (?:of|\d)|C\d ?D\d|ECOG|metasta\w+|carcinoma|lymphoma|sarcoma|melanoma|adenocarcinoma|NSCLC|chemotherapy|radiotherapy|biopsy|\d+ ?Gy|progress(?:ed|ion))\b/i;
/** Groups of patients: a study, not a case. */
const STUDY =
  /\b(?:patients were (?:randomi[sz]ed|enrolled|included|recruited|assigned)|cohort|eligible patients|inclusion criteria|participants|randomi[sz]ed|we (?:enrolled|recruited|included)|meta-analysis)\b/i;

/** True where some sentence can speak of one patient. */
export function speaksOfPatient(text: string): boolean {
  if (PERSON.test(text) && (CHART.test(text) || CLINICAL.test(text))) return true;
  return CHART.test(text) && !STUDY.test(text);
}

/** Words of a consultation that a recipe or a novel does not have together with a person. */
const CLINICAL =
  /\b(?:patient|diagnos\w+|\w{3,}oma|presented|underwent|admitted|hospital|clinic|treat(?:ed|ment)|therapy|tumou?r|cancer|mass|lesion|symptom\w*|surgery|resection|scan|CT|MRI|PET|pain|dose|mg)\b/i;
