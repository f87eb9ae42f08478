// The text that evidence points into: the first text/plain attachment of a DocumentReference, decoded as UTF-8.

type Json = Readonly<Record<string, unknown>>;

/** Undefined where there is none, or where it is no base64 or no UTF-8. */
export function documentText(document: Json): string | undefined {
  const contents = Array.isArray(document["content"]) ? document["content"] : [];
  for (const content of contents) {
    const attachment = (content as Json | null)?.["attachment"] as Json | undefined;
    const { contentType, data } = attachment ?? {};
    if (typeof contentType !== "string" || !contentType.startsWith("text/plain") || typeof data !== "string") continue;
    return decodeUtf8(data);
  }
  return undefined;
}

function decodeUtf8(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
