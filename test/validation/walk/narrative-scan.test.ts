// The quick look at a narrative never calls sound what the thorough one finds wrong, and is sure of what nearly all narratives are.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { narrativeFault } from "../../../src/validation/walk/narrative.ts";
import { scanNarrative } from "../../../src/validation/walk/narrative-scan.ts";

const DIV = '<div xmlns="http://www.w3.org/1999/xhtml"';
const inDiv = (content: string): string => `${DIV}>${content}</div>`;

describe("the quick look", () => {
  test.each([
    "<p>A word</p>",
    '<table class="grid" border="1"><tr><td colspan="2">1 &lt; 2</td></tr></table>',
    "<h1>One</h1><h6>Six</h6>",
    "<img src='a.png' alt='a &amp; b'/>",
    'line<br/>line <a href="http://example.org/?a=1&b=2">there</a>',
  ])("is sure of %s", (content) => {
    expect(scanNarrative(inDiv(content))).toBe("sound");
    expect(narrativeFault(inDiv(content))).toBeUndefined();
  });

  test.each(['<a href="#part">part</a>', "<img src='#logo'/>"])("sees that %s leads into the resource", (content) => {
    expect(scanNarrative(inDiv(content))).toBe("linked");
  });

  test.each([
    "",
    " \u00a0 ",
    "<ha>a</ha>",
    "<p>a",
    "a</p>",
    "<p><b>a</p></b>",
    "a & b",
    'a<a href="x?a&b">b</a> & c',
    '<p class="a" class="b">a</p>',
    '<p class="<">a</p>',
    '<p onclick="a">a</p>',
    '<a href=" JavaScript:a()">a</a>',
    "<script>a</script>",
    "<P>a</P>",
  ])("leaves %j to the thorough one, which finds it wrong", (content) => {
    expect(scanNarrative(inDiv(content))).toBe("unsure");
    expect(narrativeFault(inDiv(content))).toBeDefined();
  });

  test("leaves what follows the div, and a div without its namespace, to the thorough one", () => {
    for (const text of [`${inDiv("a")}b`, `${inDiv("a")}${inDiv("a")}`, `${DIV}/>`, "<div>a</div>", ""])
      expect([scanNarrative(text), narrativeFault(text) !== undefined]).toEqual(["unsure", true]);
  });
});

test("what the quick look calls sound, the thorough one does too", () => {
  const PIECES = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<br/>",
    "</div>",
    "a",
    " ",
    "&",
    "&amp;",
    "<",
    ">",
    '"',
    "'",
    "=",
    "/",
    ' class="a"',
    "<h1 ",
    "<a href='#",
    "\u00a0",
  ];
  let sound = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => {
      const text = inDiv(pieces.join(""));
      if (scanNarrative(text) === "unsure") return;
      sound++;
      expect(narrativeFault(text)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
  expect(sound).toBeGreaterThan(10);
});
