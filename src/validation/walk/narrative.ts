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
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
// '<div xmlns="http://www.w3.org/1999/xhtml">'
const DIV = /^<div[\s>/]/;
const NAMESPACE = /^<div\s[^>]*xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/;
// 'javascript:alert(1)'
const ACTIVE = /^\s*(?:javascript|vbscript|data:text)/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
const MAX_OPEN = 1_000;

export function narrativeFault(value: unknown): NarrativeFault | undefined {
  const fault = (message: string, rule = RULE): NarrativeFault => ({ rule, message });
  if (typeof value !== "string") return fault("must be a JSON string");
  const text = value.trim();
  if (!DIV.test(text)) return fault("must be one <div> of XHTML");
  const open: string[] = [];
  let at = 0;
  let hasContent = false;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      if (open.length === 0) return fault("has text outside its <div>");
      const wrong = textFault(text, at, end);
      if (wrong !== undefined) return fault(wrong);
      hasContent ||= hasInk(text, at, end);
      at = end;
      continue;
    }
    if (text.startsWith("<!--", at)) {
      const close = text.indexOf("-->", at + 4);
      if (close < 0) return fault("has a comment without an end");
      at = close + 3;
      continue;
    }
    // '</td>' of what is open, which is most of all tags.
    const inner = open.at(-1);
    if (
      text.charCodeAt(at + 1) === 47 &&
      inner !== undefined &&
      text.startsWith(inner, at + 2) &&
      text.charCodeAt(at + 2 + inner.length) === 62
    ) {
      open.pop();
      at += inner.length + 3;
      if (open.length === 0 && at < text.length) return fault("goes on after its <div> has ended");
      continue;
    }
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    if (tag === null) return fault(`is not well-formed at character ${at}: a "<" begins no tag`);
    const [, close, name = "", attributes = "", empty] = tag;
    at = TAG.lastIndex;
    if (close === "/") {
      if (open.pop() !== name) return fault(`closes <${shown(name)}> where it is not open`);
      if (open.length === 0 && at < text.length) return fault("goes on after its <div> has ended");
      continue;
    }
    if (!ELEMENTS.has(name)) return fault(`uses <${shown(name)}>, which a narrative must not contain`);
    const wrong = attributes === "" ? undefined : wrongAttribute(attributes);
    if (wrong !== undefined) return fault(wrong);
    if (name === "img") hasContent = true;
    if (empty === "") open.push(name);
    if (open.length > MAX_OPEN) return fault(`nests deeper than ${MAX_OPEN} elements`);
  }
  if (open.length > 0) return fault(`never closes <${shown(open.at(-1)!)}>`);
  if (!NAMESPACE.test(text)) return fault("has no xmlns http://www.w3.org/1999/xhtml on its <div>");
  return hasContent ? undefined : fault("has no content", RULE.replace("txt-1", "txt-2"));
}

/** "&" must begin an entity. */
function textFault(text: string, from: number, to: number): string | undefined {
  for (let at = text.indexOf("&", from); at >= 0 && at < to; at = text.indexOf("&", at + 1)) {
    ENTITY.lastIndex = at;
    if (!ENTITY.test(text)) return `is not well-formed at character ${at}: a "&" begins no entity`;
  }
  return undefined;
}

function hasInk(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32 && text.charCodeAt(at) !== 160) return true;
  return false;
}

function wrongAttribute(attributes: string): string | undefined {
  const seen: string[] = [];
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(attributes); match !== null; match = ATTRIBUTE.exec(attributes)) {
    const [, name = "", double, single] = match;
    if (seen.includes(name)) return `gives the attribute ${shown(name)} twice`;
    seen.push(name);
    if (!ATTRIBUTES.has(name)) return `uses the attribute ${shown(name)}, which a narrative must not contain`;
    if (ACTIVE.test(double ?? single ?? "")) return "has an active link";
  }
  return undefined;
}

const shown = (name: string): string => name.slice(0, 30);
