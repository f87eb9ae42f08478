// Bytes → text: UTF-8 (strict) and UTF-16 with a byte order mark. Anything else is refused with the place and the remedy, never guessed.
import type { Issue } from "../base/issue.ts";

/** Documented limit of one narrative: 1 MiB of bytes. */
export const DEFAULT_MAX_BYTES: number = 1_048_576;

/** Formats that people hand in by mistake, by their first bytes. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly name: string; readonly remedy: string }[] = [
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    name: "a PDF",
    remedy: "PDF is not read yet: save its text first, for example with `pdftotext FILE.pdf`",
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: "a ZIP archive (DOCX, ODT, XLSX are such)",
    remedy: "DOCX is not read yet: save the document as plain text (UTF-8) first; unpack an archive",
  },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: "an old Office document (DOC)", remedy: "save the document as plain text (UTF-8) first" },
  { bytes: [0x1f, 0x8b], name: "a gzip archive", remedy: "unpack it first" },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: "a PNG image", remedy: "images are not read: run text recognition first" },
  { bytes: [0xff, 0xd8, 0xff], name: "a JPEG image", remedy: "images are not read: run text recognition first" },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], name: "RTF", remedy: "RTF is not read: save the document as plain text (UTF-8) first" },
];

type Decoded = { readonly text: string } | { readonly issue: Issue };

const refuse = (code: Issue["code"], message: string): Decoded => ({ issue: { severity: "fatal", code, message } });

export function decodeBytes(bytes: Uint8Array, name: string, maxBytes: number = DEFAULT_MAX_BYTES): Decoded {
  if (bytes.length === 0) return refuse("input-empty", `${name}: the input is empty. Hand in the text of a case narrative.`);
  if (bytes.length > maxBytes)
    return refuse("input-too-large", `${name}: ${bytes.length} bytes, and at most ${maxBytes} are read. Split the text by patient.`);
  const magic = MAGIC.find((m) => m.bytes.every((b, i) => bytes[i] === b));
  if (magic) return refuse("unsupported-format", `${name}: the first bytes are those of ${magic.name}, not of text; ${magic.remedy}.`);
  const decoded = decodeText(bytes, name);
  if ("issue" in decoded) return decoded;
  const control = CONTROL.exec(decoded.text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, "0").toUpperCase();
    return refuse(
      "unsupported-format",
      `${name}: binary data: a control character (U+${code}) stands at character ${control.index}. Hand in plain text or Markdown.`,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(decoded.text))
    return refuse("input-empty", `${name}: no letter and no digit in the input. Hand in the text of a case narrative.`);
  return decoded;
}

/** NUL and controls that no text holds; tab, line feed, form feed, vertical tab, carriage return and NEL are text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000E-\u001F\u007F\uFFFE\uFFFF]/;

function decodeText(bytes: Uint8Array, name: string): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return decodeAs("utf-16le", bytes.subarray(2), name, 2);
  if (a === 0xfe && b === 0xff) return decodeAs("utf-16be", bytes.subarray(2), name, 2);
  const skip = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  return decodeAs("utf-8", bytes.subarray(skip), name, skip);
}

function decodeAs(encoding: string, bytes: Uint8Array, name: string, base: number): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const at = base + (encoding === "utf-8" ? firstBadByte(bytes) : bytes.length - (bytes.length % 2));
    return refuse(
      "unreadable-input",
      `${name}: not valid ${encoding.toUpperCase()} at byte ${at}. Save the text as UTF-8 (for example \`iconv -f WINDOWS-1252 -t UTF-8\`).`,
    );
  }
}

/** Offset of the first byte that no UTF-8 text can have there. */
function firstBadByte(bytes: Uint8Array): number {
  const isTail = (i: number): boolean => ((bytes[i] ?? 0) & 0xc0) === 0x80;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const size = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (size === 0) return i;
    for (let k = 1; k < size; k++) if (!isTail(i + k)) return i;
    const second = bytes[i + 1] ?? 0;
    if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f) || (lead === 0xf0 && second < 0x90)) return i;
    if (lead === 0xf4 && second > 0x8f) return i;
    i += size;
  }
  return 0;
}
