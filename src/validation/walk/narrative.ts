// Narrative.div: well-formed XHTML of the allowed elements and attributes, with content; one linear scan. https://hl7.org/fhir/R4/narrative.html#xhtml
import { found, type Run } from "./run.ts";

const RULE = "http://hl7.org/fhir/StructureDefinition/Narrative#txt-1";

export function checkNarrative(run: Run, value: unknown): void {
  run.checked.narrative++;
  const fault = narrativeFault(value);
  if (fault !== undefined) found(run, "error", "structure", fault.rule, `The narrative ${fault.message}.`);
}

interface NarrativeFault {
  readonly rule: string;
  readonly message: string;
}

const WORDS = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const ELEMENTS = WORDS(
  "a abbr acronym b big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var kbd del ins bdo",
);
const ATTRIBUTES = WORDS(
  "abbr accesskey align alt axis border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src start style summary tabindex title type valign value vspace width xml:lang xml:id xml:space xmlns bgcolor",
);
// '<td class="a" colspan="2">', '</td>', '<br/>': name, attributes, end. Attribute values hold no "<".
const TAG = /<(?<close>\/?)(?<name>[A-Za-z][\w:.-]*)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>/y;
const ATTRIBUTE = /(?<name>[\w:.-]+)\s*=\s*(?:"(?<double>[^"<]*)"|'(?<single>[^'<]*)')/g;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const MAX_OPEN = 1_000;

export function narrativeFault(value: unknown): NarrativeFault | undefined {
  const fault = (message: string, rule = RULE): NarrativeFault => ({ rule, message });
  if (typeof value !== "string") return fault("must be a JSON string");
  const text = value.trim();
  if (!/^<div[\s>/]/.test(text)) return fault("must be one <div> of XHTML");
  const open: string[] = [];
  let at = 0;
  let hasContent = false;
  while (at < text.length) {
    const char = text[at]!;
    if (char === "<") {
      if (text.startsWith("<!--", at)) {
        const end = text.indexOf("-->", at + 4);
        if (end < 0) return fault("has a comment without an end");
        at = end + 3;
        continue;
      }
      TAG.lastIndex = at;
      const tag = TAG.exec(text)?.groups;
      if (tag === undefined) return fault(`is not well-formed at character ${at}: a "<" begins no tag`);
      at = TAG.lastIndex;
      const name = tag["name"]!;
      if (tag["close"] === "/") {
        if (open.pop() !== name) return fault(`closes <${shown(name)}> where it is not open`);
        if (open.length === 0 && at < text.length) return fault("goes on after its <div> has ended");
        continue;
      }
      if (!ELEMENTS.has(name)) return fault(`uses <${shown(name)}>, which a narrative must not contain`);
      const wrong = wrongAttribute(tag["attributes"] ?? "");
      if (wrong !== undefined) return fault(wrong);
      if (name === "img") hasContent = true;
      if (tag["empty"] === "") open.push(name);
      if (open.length > MAX_OPEN) return fault(`nests deeper than ${MAX_OPEN} elements`);
    } else if (char === "&") {
      ENTITY.lastIndex = at;
      if (!ENTITY.test(text)) return fault(`is not well-formed at character ${at}: a "&" begins no entity`);
      hasContent = true;
      at = ENTITY.lastIndex;
    } else {
      if (open.length === 0) return fault("has text outside its <div>");
      if (char.trim() !== "") hasContent = true;
      at++;
    }
  }
  if (open.length > 0) return fault(`never closes <${shown(open.at(-1)!)}>`);
  if (!/^<div\s[^>]*xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/.test(text))
    return fault("has no xmlns http://www.w3.org/1999/xhtml on its <div>");
  return hasContent ? undefined : fault("has no content", RULE.replace("txt-1", "txt-2"));
}

function wrongAttribute(attributes: string): string | undefined {
  const seen = new Set<string>();
  for (const { groups } of attributes.matchAll(ATTRIBUTE)) {
    const name = groups!["name"]!;
    const value = groups!["double"] ?? groups!["single"] ?? "";
    if (seen.has(name)) return `gives the attribute ${shown(name)} twice`;
    seen.add(name);
    if (!ATTRIBUTES.has(name)) return `uses the attribute ${shown(name)}, which a narrative must not contain`;
    if (/^\s*(?:javascript|vbscript|data:text)/i.test(value)) return "has an active link";
  }
  return undefined;
}

const shown = (name: string): string => name.slice(0, 30);
