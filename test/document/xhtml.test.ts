// Whatever the words are, the XHTML is well-formed, and a reader gets the words back.
import fc from "fast-check";
import { expect, test } from "vitest";
import { toXhtml } from "../../src/document/xhtml.ts";
import { narrativeFault } from "../../src/validation/walk/narrative.ts";

const read = (div: string): string =>
  div
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

test("the paragraph stands in one div, in English", () => {
  expect(toXhtml("Stage IVB.")).toBe('<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><p>Stage IVB.</p></div>');
});

test.each([
  ['<script>alert("x")</script>', '&lt;script&gt;alert("x")&lt;/script&gt;'],
  ["a & b &amp; c", "a &amp; b &amp;amp; c"],
  ["]]></p></div>", "]]&gt;&lt;/p&gt;&lt;/div&gt;"],
  ["<!-- -->", "&lt;!-- --&gt;"],
  ["nul \u0000 and \u001b", "nul \ufffd and \ufffd"],
  ["half a pair \ud800.", "half a pair \ufffd."],
  ["𝛽-hCG", "𝛽-hCG"],
])("%j is text and nothing else", (words, written) => {
  expect(toXhtml(words)).toContain(`<p>${written}</p>`);
  expect(narrativeFault(toXhtml(words))).toBeUndefined();
});

test("any words make a valid div and can be read again from it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const div = toXhtml(`${text}.`);
      expect(narrativeFault(div)).toBeUndefined();
      expect(read(div).replaceAll("\ufffd", "")).toBe(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML cannot write
        `${text}.`.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd-\uffff]/g, ""),
      );
    }),
  );
});
