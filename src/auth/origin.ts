// May an address that a server named be asked? Credentials and patient data go there, so only where its origin is one that an operator has written down.

export interface Origins {
  readonly baseUrl: string;
  readonly allowedOrigins?: readonly string[];
}

/** Resolves it against the base URL. Origins are compared whole, never by prefix; `problem` completes "… is not followed:". */
export function followable(named: string, { baseUrl, allowedOrigins = [] }: Origins): { readonly url: URL } | { readonly problem: string } {
  if (!URL.canParse(named, baseUrl)) return { problem: "it names an address that is no URL" };
  const url = new URL(named, baseUrl);
  const listed = [baseUrl, ...allowedOrigins].flatMap((one) => (URL.canParse(one) ? [new URL(one).origin] : []));
  if (url.origin !== "null" && listed.includes(url.origin)) return { url };
  const where = url.origin === "null" ? `another place (${url.protocol})` : url.origin;
  return { problem: `it leads to ${where}, which is not the origin of baseUrl: list it in allowedOrigins if it is meant` };
}
