// Words repeat: what a word alone decides is worked out once. Bounded, so that a hostile text cannot fill the memory.

const MOST_WORDS = 50_000;
const LONGEST_WORD = 60;

/** The same function of one word, which answers for a known word without asking again. */
export function rememberWords<R>(ask: (word: string) => R): (word: string) => R {
  const known = new Map<string, { readonly answer: R }>();
  return (word) => {
    const before = known.get(word);
    if (before) return before.answer;
    const answer = ask(word);
    if (known.size >= MOST_WORDS) known.clear();
    if (word.length <= LONGEST_WORD) known.set(word, { answer });
    return answer;
  };
}
