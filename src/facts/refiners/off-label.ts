// "had not been approved", "beyond its approved indications": the drug that was given so is off-label, and the consent to it is linked.
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { findAgents } from "../treatment/agent.ts";
import { unique } from "../treatment/join.ts";
import { OFF_LABEL } from "../treatment/off-label-words.ts";
import { isSameConcept } from "../treatment/same-concept.ts";
import { isDocumentWide, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { DrugFact } from "../treatment-fact.ts";

export function markOffLabel(facts: readonly Fact[], story: Story): readonly Fact[] {
  const marked = new Map<string, DrugFact>();
  const drugs = facts.filter((f): f is DrugFact => f.kind === "drug" && f.isAntineoplastic);
  for (const reading of story.readings) {
    const word = OFF_LABEL.exec(reading.sentence.text);
    if (!word || isDocumentWide(reading, story)) continue;
    const proof = evidenceAt(story.narrative, reading.sentence, word.index, word.index + word[0].length);
    const named = findAgents(reading).filter((a) => a.kind === "drug" && a.isAntineoplastic);
    const before = drugs.filter((d) => whereaboutsOf(d, story).start <= proof[0]!.span.start);
    const meant = named.length > 0 ? drugs.filter((d) => named.some((a) => isSameConcept(a.concept, d.drug))) : before.slice(-1);
    for (const drug of meant) {
      const now = marked.get(drug.id) ?? drug;
      const said = unique([...(now.valueEvidence?.isOffLabel ?? []), ...proof]);
      marked.set(drug.id, {
        ...now,
        isOffLabel: true,
        evidence: unique([...now.evidence, ...proof]),
        valueEvidence: { ...now.valueEvidence, isOffLabel: said },
      });
    }
  }
  const all = facts.map((f) => marked.get(f.id) ?? f);
  return all.map((f) => {
    if (f.kind !== "consent" || f.about !== "off-label") return f;
    const linked = all.filter((d): d is DrugFact => d.kind === "drug" && (f.drug ? isSameConcept(d.drug, f.drug) : d.isOffLabel === true));
    const [only] = linked;
    return { ...f, ...(f.drug || linked.length !== 1 ? {} : { drug: only!.drug }), drugIds: linked.map((d) => d.id) };
  });
}
