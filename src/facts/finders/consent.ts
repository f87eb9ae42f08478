// Consent: to a medicine beyond its approval, to a treatment, to publication. The statement that it is off-label may stand in a sentence beside it.

import type { Concept } from "../../base/concept.ts";
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { readingOf } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { findAgents } from "../treatment/agent.ts";
import { OFF_LABEL } from "../treatment/off-label-words.ts";

const CONSENT = gated(
  /\b(?:(?:written |signed |verbal |oral |fully |full |an? )*informed consent(?: form)?|consent form|(?:gave|obtained|signed|provided|given|giving|obtaining|with)\s(?:\w+['’]?s?\s){0,3}consent|consented to)\b/i,
);
const NO_CONSENT = /\b(?:waived|not (?:required|obtained|necessary|applicable)|without (?:informed )?consent|refus\w+)\b/i;
const PUBLICATION =
  /\b(?:publi(?:cation|sh|shed|shing)|images?|case report|report(?:ing)? (?:of )?(?:this|the|his|her|their) case|this (?:case )?report|photographs?|data)\b/i;

export function findConsents(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const m = CONSENT.exec(text);
  if (!m || NO_CONSENT.test(text)) return [];
  const proof = evidenceAt(story.narrative, reading.sentence, m.index, m.index + m[0].length);
  const base = { kind: "consent" as const, drugIds: [], rule: "finders/consent", sentence: reading.sentence.index, at: m.index };
  if (PUBLICATION.test(text.slice(m.index))) return [{ ...base, about: "publication", evidence: proof }];
  const near = [reading, ...neighbours(reading, story)];
  const saying = near.find((r) => OFF_LABEL.test(r.sentence.text));
  if (!saying) return [{ ...base, about: "treatment", evidence: proof }];
  const word = OFF_LABEL.exec(saying.sentence.text)!;
  const drug = drugOf([saying, ...near], story, reading.sentence.index);
  return [
    {
      ...base,
      about: "off-label",
      ...(drug ? { drug: drug.concept } : {}),
      evidence: [...proof, ...evidenceAt(story.narrative, saying.sentence, word.index, word.index + word[0].length)],
      valueEvidence: {
        about: evidenceAt(story.narrative, saying.sentence, word.index, word.index + word[0].length),
        ...(drug ? { drug: drug.evidence } : {}),
      },
    },
  ];
}

/** The sentences directly before and behind. */
function neighbours(reading: Reading, story: Story): readonly Reading[] {
  return [-1, 1].flatMap((step) => readingOf(reading.sentence.index + step, story) ?? []);
}

/** The drug that the sentences name; else the last one named before. */
function drugOf(
  near: readonly Reading[],
  story: Story,
  index: number,
): { readonly concept: Concept; readonly evidence: ReturnType<typeof evidenceAt> } | undefined {
  const before = [1, 2, 3, 4].flatMap((back) => readingOf(index - back, story) ?? []);
  for (const r of [...near, ...before]) {
    const agent = findAgents(r)
      .filter((a) => a.kind === "drug" && a.isAntineoplastic)
      .at(-1);
    if (agent) return { concept: agent.concept, evidence: evidenceAt(story.narrative, r.sentence, agent.start, agent.end) };
  }
  return undefined;
}
