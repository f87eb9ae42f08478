// A concept of the judged tables or of the vocabulary by its whole name and its kind.
import { AMBIGUOUS_FORMS } from "./ambiguous-forms.ts";
import { findConcept } from "./find-concept.ts";
import type { TermKind } from "./lexicon.ts";
import { exactKey, normalKeys } from "./normalise.ts";
import { type Forms, openVocabulary } from "./vocabulary.ts";

const DOMAINS: Readonly<Partial<Record<TermKind, readonly string[]>>> = {
  drug: ["drug"],
  regimen: ["regimen"],
  condition: ["condition.primary", "condition.secondary"],
  morphology: ["morphology"],
  site: ["bodysite", "topography"],
  procedure: ["procedure"],
  radiotherapy: ["procedure.radiotherapy"],
  marker: ["biomarker"],
  finding: ["symptom", "comorbidity"],
  comorbidity: ["comorbidity", "symptom"],
};

/** Key of the concept of this kind that the whole term names. */
export function findTerm(kind: TermKind, term: string): string | undefined {
  const sense = Object.hasOwn(AMBIGUOUS_FORMS, term) ? AMBIGUOUS_FORMS[term]!.find((s) => s.kind === kind) : undefined;
  if (sense?.key) return sense.key;
  for (const domain of DOMAINS[kind] ?? []) {
    const key = findConcept(domain, term);
    if (key) return key;
  }
  const vocabulary = openVocabulary();
  for (const form of normalKeys(term)) {
    const key = among(kind, form, vocabulary.forms);
    if (key) return key;
  }
  return among(kind, exactKey(term), vocabulary.exactForms);
}

function among(kind: TermKind, form: string, formsOf: (first: string) => Forms | undefined): string | undefined {
  const blank = form.indexOf(" ");
  const rests = formsOf(blank < 0 ? form : form.slice(0, blank))?.rests;
  const concepts = (rests?.get(blank < 0 ? "" : form.slice(blank + 1)) ?? []).map((number) => openVocabulary().concept(number));
  return concepts.find((concept) => concept.kind === kind)?.key;
}
