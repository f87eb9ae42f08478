// Text and elements of SVG, escaped: a narrative can hold anything.

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Safe inside text and inside a quoted attribute; characters that XML 1.0 forbids are dropped. */
export function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are just what must not stand in XML
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (c) => ESCAPES[c]!);
}

export function element(name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`,
  );
  return children.length ? `<${name}${written.join("")}>${children.join("")}</${name}>` : `<${name}${written.join("")}/>`;
}

const rounded = (n: number): string => String(Math.round(n * 10) / 10);
