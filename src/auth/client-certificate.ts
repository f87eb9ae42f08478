// Mutual TLS: a fetch that shows a client certificate, for servers that know their clients by it. https://www.rfc-editor.org/rfc/rfc8705
import { checkedLookup, fetchThrough } from "./guarded-fetch.ts";

export interface ClientCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly key: string;
  /** The authority that signed the server's certificate, where it is not a public one. */
  readonly authority?: string;
}

/** For one destination only: the certificate is shown to every server that this fetch is used with. */
export function certifiedFetch(
  { certificate, key, authority }: ClientCertificate,
  isForbidden: (address: string) => boolean = () => false,
): typeof fetch {
  return fetchThrough({
    cert: certificate,
    key,
    minVersion: "TLSv1.2",
    lookup: checkedLookup(isForbidden),
    ...(authority === undefined ? {} : { ca: authority }),
  });
}
