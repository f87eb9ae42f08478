// Is this base URL one that may be called? Registered destinations only, and no literal private address by accident: 127.0.0.1, [::1],
// 2130706433, 0x7f.1 and 169.254.169.254 are one class of attack (SSRF). The WHATWG URL parser has normalised them all before the test.
import { BlockList, isIP } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");
const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(net, prefix, "ipv4");
}
PRIVATE.addAddress("::", "ipv6");
PRIVATE.addSubnet("64:ff9b::", 96, "ipv6");
PRIVATE.addSubnet("fc00::", 7, "ipv6");
PRIVATE.addSubnet("fe80::", 10, "ipv6");
PRIVATE.addSubnet("ff00::", 8, "ipv6");

export interface AddressPolicy {
  readonly baseUrl: string;
  readonly allowPrivateAddress?: boolean;
  readonly allowPlainHttp?: boolean;
}

/** A sentence that says why the address may not be called and what to do, or undefined. */
export function addressProblem({ baseUrl, allowPrivateAddress = false, allowPlainHttp = false }: AddressPolicy): string | undefined {
  if (!URL.canParse(baseUrl)) return "is not a URL";
  const url = new URL(baseUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "must begin with https:// or http://";
  if (url.username !== "" || url.password !== "") return "must not hold a user name or password: use headers";
  if (url.search !== "" || url.hash !== "") return "must not hold a query or a fragment";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isLoopback = host === "localhost" || host.endsWith(".localhost") || isListed(LOOPBACK, host);
  if ((isLoopback || isListed(PRIVATE, host)) && !allowPrivateAddress) {
    return "names a loopback, private or link-local address: set allowPrivateAddress if that is meant";
  }
  if (url.protocol === "http:" && !isLoopback && !allowPlainHttp) {
    return "is not encrypted: use https://, or set allowPlainHttp if the network is trusted";
  }
  return undefined;
}

/** Whether a resolved address is loopback, private or link-local. */
export const isPrivateAddress = (address: string): boolean => isListed(LOOPBACK, address) || isListed(PRIVATE, address);

function isListed(list: BlockList, host: string): boolean {
  const family = isIP(host);
  if (family === 0) return false;
  if (family === 4) return list.check(host, "ipv4");
  return list.check(host, "ipv6") || isMappedAndListed(list, host);
}

// "::ffff:7f00:1" is 127.0.0.1 in IPv6 clothes; the URL parser writes it in hexadecimal.
const MAPPED = /^::ffff:(?<high>[0-9a-f]{1,4}):(?<low>[0-9a-f]{1,4})$/;

function isMappedAndListed(list: BlockList, host: string): boolean {
  const { high, low } = MAPPED.exec(host)?.groups ?? {};
  if (high === undefined || low === undefined) return false;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return list.check([a >> 8, a & 255, b >> 8, b & 255].join("."), "ipv4");
}
