// Narrative.div: well-formed XHTML of the allowed elements and attributes, with content; one linear scan. https://hl7.org/fhir/R4/narrative.html#xhtml
import { DOUBLE, EQUALS, GREATER, LESS, SINGLE, SLASH } from "./narrative-characters.ts";
import { danglingLinks } from "./narrative-links.ts";
import { scanNarrative } from "./narrative-scan.ts";
import * as words from "./narrative-words.ts";
import { found, type Run } from "./run.ts";

const RULE = "http://hl7.org/fhir/StructureDefinition/Narrative#txt-1";

export function checkNarrative(run: Run, value: unknown): void {
  run.checked.narrative++;
  const verdict = typeof value === "string" ? scanNarrative(value) : "unsure";
  if (verdict === "sound") return;
  const fault = verdict === "unsure" ? narrativeFault(value) : undefined;
  if (fault !== undefined) found(run, "error", "structure", fault.rule, `The narrative ${fault.message}.`);
  else if (danglingLinks(value as string, run.rootResource) > 0)
    found(
      run,
      "error",
      "reference",
      "http://hl7.org/fhir/R4/narrative.html#id",
      "The narrative has a link or an image that begins with # and leads to nothing in the resource: correct or remove it.",
    );
}

interface NarrativeFault {
  readonly rule: string;
  readonly message: string;
}

const ELEMENTS: ReadonlySet<string> = new Set(words.ELEMENTS);
const ATTRIBUTES: ReadonlySet<string> = new Set(words.ATTRIBUTES);
const MAY_BE_ACTIVE: ReadonlySet<string> = new Set(words.MAY_BE_ACTIVE);
// '<div xmlns="http://www.w3.org/1999/xhtml">'
const DIV = /^<div[\s>/]/;
const NAMESPACE = /^<div\s[^>]*xmlns\s*=\s*["']http:\/\/www\.w3\.org\/1999\/xhtml["']/;
// 'javascript:alert(1)'
const ACTIVE = /^\s*(?:javascript|vbscript|data:text)/i;
// XML's own five and numbers: the entities of HTML (&nbsp;) are none of XML.
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);/y;
const MAX_OPEN = 1_000;

export function narrativeFault(value: unknown): NarrativeFault | undefined {
  const fault = (message: string, rule = RULE): NarrativeFault => ({ rule, message });
  if (typeof value !== "string") return fault("must be a JSON string");
  const text = value.trim();
  if (!DIV.test(text)) return fault("must be one <div> of XHTML");
  const open: string[] = [];
  let at = 0;
  let hasContent = false;
  let ampersand = text.indexOf("&");
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      if (open.length === 0) return fault("has text outside its <div>");
      if (ampersand >= 0 && ampersand < at) ampersand = text.indexOf("&", at);
      const wrong = ampersand >= 0 && ampersand < end ? textFault(text, at, end) : undefined;
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
    const tag = readTag(text, at);
    if (typeof tag === "string") return fault(tag);
    at = tag.end;
    if (tag.isClosing) {
      if (open.pop() !== tag.name) return fault(`closes <${shown(tag.name)}> where it is not open`);
      if (open.length === 0 && at < text.length) return fault("goes on after its <div> has ended");
      continue;
    }
    const { name } = tag;
    if (name === "img") hasContent = true;
    if (!tag.isEmpty) open.push(name);
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
    if (!ENTITY.test(text)) return `is not well-formed at character ${at}: a "&" begins no entity of XML (write &#160; for &nbsp;)`;
  }
  return undefined;
}

function hasInk(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32 && text.charCodeAt(at) !== 160) return true;
  return false;
}

interface Tag {
  readonly name: string;
  readonly end: number;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
}

/** Reads '<td class="a" colspan="2">', '</td>' or '<br/>' at a "<"; a string says what is wrong. Attribute values hold no "<". */
function readTag(text: string, start: number): Tag | string {
  const broken = `is not well-formed at character ${start}: a "<" begins no tag`;
  let at = start + 1;
  const isClosing = text.charCodeAt(at) === SLASH;
  if (isClosing) at++;
  const nameStart = at;
  if (!isLetter(text.charCodeAt(at))) return broken;
  at = nameEnd(text, at);
  const name = text.slice(nameStart, at);
  if (!isClosing && !ELEMENTS.has(name)) return `uses <${shown(name)}>, which a narrative must not contain`;
  let seen: string[] | undefined;
  for (;;) {
    const gap = at;
    while (isSpace(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (code === GREATER) return { name, end: at + 1, isClosing, isEmpty: false };
    if (code === SLASH) return text.charCodeAt(at + 1) === GREATER ? { name, end: at + 2, isClosing, isEmpty: true } : broken;
    const attributeStart = at;
    at = nameEnd(text, at);
    if (at === attributeStart || attributeStart === gap) return broken;
    const attribute = text.slice(attributeStart, at);
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== EQUALS) return broken;
    at++;
    while (isSpace(text.charCodeAt(at))) at++;
    const quote = text.charCodeAt(at);
    if (quote !== DOUBLE && quote !== SINGLE) return broken;
    const valueStart = at + 1;
    at = valueStart;
    for (let inner = text.charCodeAt(at); inner !== quote; inner = text.charCodeAt(++at))
      if (at >= text.length || inner === LESS) return broken;
    if (isClosing) return broken;
    const value = text.slice(valueStart, at);
    at++;
    if (seen === undefined) seen = [attribute];
    else if (seen.includes(attribute)) return `gives the attribute ${shown(attribute)} twice`;
    else seen.push(attribute);
    if (!ATTRIBUTES.has(attribute)) return `uses the attribute ${shown(attribute)}, which a narrative must not contain`;
    if (MAY_BE_ACTIVE.has(attribute) && ACTIVE.test(value)) return "has an active link";
  }
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Letters, digits, "_", "-", ".", ":". */
function nameEnd(text: string, start: number): number {
  let at = start;
  for (
    let code = text.charCodeAt(at);
    isLetter(code) || (code >= 45 && code <= 58 && code !== SLASH) || code === 95;
    code = text.charCodeAt(++at)
  );
  return at;
}

const shown = (name: string): string => name.slice(0, 30);
