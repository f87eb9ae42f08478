// Components of a protocol by its name: a hint and never more, because one name has several protocols. What a regimen holds is what the text says it holds.
import { conceptOf } from "./codings.ts";
import { findTerm } from "./find-term.ts";
import { openVocabulary } from "./vocabulary.ts";

interface RegimenHint {
  readonly components: readonly { readonly key: string; readonly name: string }[];
}

/** Names that stand for different drugs in different countries: never resolved by name. */
const SEVERAL: ReadonlySet<string> = new Set(["pf", "tc", "ep", "tp", "ac", "ec", "gp", "dp", "ip", "pe", "cap", "ice"]);

/** The components where the table has one protocol of this name and each component is a drug; undefined otherwise. */
export function regimenHint(key: string): RegimenHint | undefined {
  const number = openVocabulary().numberOf(key);
  if (number === undefined) return undefined;
  const { kind, name, components } = openVocabulary().concept(number);
  const short = name.replace(/ (?:protocol|regimen)$/iu, "");
  const homonyms = ["protocol", "regimen"].filter(
    (word) => openVocabulary().numberOf(`vocabulary.regimen/${short.toLowerCase()}-${word}`) !== undefined,
  );
  if (kind !== "regimen" || components.length < 2 || homonyms.length > 1 || SEVERAL.has(short.toLowerCase())) return undefined;
  const drugs = components.map((component) => findTerm("drug", component));
  if (drugs.some((drug) => drug === undefined)) return undefined;
  return { components: drugs.map((drug) => ({ key: drug!, name: conceptOf(drug!)?.name ?? "" })) };
}
