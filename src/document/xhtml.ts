// Plain words → the XHTML of a Narrative: well-formed whatever the words are. https://hl7.org/fhir/R4/narrative.html#xhtml

/** Any text as one <div> with one paragraph, in English. */
export const toXhtml = (words: string): string =>
  `<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><p>${escaped(words)}</p></div>`;

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Characters that XML has no way to write become U+FFFD; a lone half of a surrogate pair too. https://www.w3.org/TR/xml/#charsets */
const escaped = (words: string): string =>
  words
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not stand in XML
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>]/g, (character) => ESCAPES[character]!);
