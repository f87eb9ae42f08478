// A fetch that connects only to addresses that may be called. The name is resolved here and the connection goes to what was resolved, so that a name
// server cannot answer one thing for the check and another for the connection. Literal addresses are not looked up: who hands a URL in checks those.
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { Agent, fetch as undiciFetch } from "undici";

/** The `code` of the error that such a connection ends with. */
export const FORBIDDEN_ADDRESS = "EFORBIDDENADDRESS";

type Answer = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;
export type Lookup = (hostname: string, options: LookupOptions, answer: Answer) => void;

/** One forbidden address among several is enough to refuse. `resolve` is the system's. */
export const checkedLookup =
  (isForbidden: (address: string) => boolean, resolve: typeof lookup = lookup): Lookup =>
  (hostname, options, answer) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return answer(error, []);
      if (addresses.length === 0 || addresses.some(({ address }) => isForbidden(address))) {
        return answer(Object.assign(new Error("the name leads to an address that may not be called"), { code: FORBIDDEN_ADDRESS }), []);
      }
      const [first] = addresses;
      if (options.all === true) answer(null, addresses);
      else answer(null, first?.address ?? "", first?.family);
    });
  };

export const guardedFetch = (isForbidden: (address: string) => boolean): typeof fetch =>
  fetchThrough({ lookup: checkedLookup(isForbidden) });

/** A fetch with connections of its own. */
export function fetchThrough(connect: NonNullable<Agent.Options["connect"]> & object): typeof fetch {
  const dispatcher = new Agent({ connect });
  const through = (input: string, init: object): unknown => undiciFetch(input, { ...init, dispatcher });
  return through as unknown as typeof fetch;
}
