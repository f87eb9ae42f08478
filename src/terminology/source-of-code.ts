// Code → the row that vouches for it: for a reader who holds a finished resource and asks where its code comes from.
import { judgedConcepts } from "./concepts.ts";
import { openVocabulary } from "./vocabulary.ts";

let sources: ReadonlyMap<string, string> | undefined;

/** Package and file, or repository and commit, of the row; undefined for a code that no table here has. The judged tables come first. */
export function sourceOfCode(system: string, code: string): string | undefined {
  sources ??= allSources();
  return sources.get(`${system}|${code}`);
}

function allSources(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const vocabulary = openVocabulary();
  for (let i = 0; i < vocabulary.size; i++)
    for (const { system, code, source } of vocabulary.concept(i).codes) found.set(`${system}|${code}`, source);
  for (const concept of judgedConcepts().values())
    for (const { system, code, relation, source } of concept.codes) if (relation === "exact") found.set(`${system}|${code}`, source);
  return found;
}
