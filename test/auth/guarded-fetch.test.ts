import type { lookup } from "node:dns";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkedLookup, FORBIDDEN_ADDRESS, fetchThrough } from "../../src/auth/guarded-fetch.ts";
import { isPrivateAddress } from "../../src/delivery/address.ts";
import { deliverBundle } from "../../src/delivery/deliver.ts";
import { patientBundle } from "../delivery/destination.ts";

/** A name service that answers each question with the next of these; the last again and again. */
function names(...answers: readonly (readonly string[])[]): typeof lookup {
  let asked = 0;
  const resolve = (_: string, __: object, answer: (error: null, all: { address: string; family: number }[]) => void): void => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    answer(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return resolve as unknown as typeof lookup;
}

describe("checkedLookup", () => {
  const ask = (resolve: typeof lookup, all = true): Promise<unknown> =>
    new Promise((resolved, rejected) =>
      checkedLookup(isPrivateAddress, resolve)("fhir.example.org", { all }, (error, address) =>
        error ? rejected(error) : resolved(address),
      ),
    );

  it("gives public addresses on, all of them or the first", async () => {
    expect(await ask(names(["203.0.114.7", "2001:db8::1"]))).toHaveLength(2);
    expect(await ask(names(["203.0.114.7", "2001:db8::1"]), false)).toBe("203.0.114.7");
  });

  it.each([["127.0.0.1"], ["::1"], ["10.1.2.3"], ["169.254.169.254"], ["fd00::1"], ["::ffff:7f00:1"], ["203.0.114.7", "192.168.0.1"]])(
    "refuses a name that leads to %s",
    async (...addresses) => {
      await expect(ask(names(addresses))).rejects.toMatchObject({ code: FORBIDDEN_ADDRESS });
    },
  );

  it("refuses a name that leads nowhere", async () => {
    await expect(ask(names([]))).rejects.toMatchObject({ code: FORBIDDEN_ADDRESS });
  });
});

describe("a destination whose name leads to this machine", () => {
  let port = 0;
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.end("{}");
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());

  it("is not connected to, and the message says what to set", async () => {
    const guarded = fetchThrough({ lookup: checkedLookup(isPrivateAddress, names(["127.0.0.1"])) });
    const to = {
      name: "t",
      baseUrl: `http://fhir.example.org:${port}/fhir`,
      kind: "repository",
      allowPlainHttp: true,
      fetch: guarded,
    } as const;
    const report = await deliverBundle(patientBundle(1), to, { fetch, clock: () => new Date(), random: () => 0, sleep: async () => {} });
    expect([report.remedy, report.issues[0]?.code, requests]).toEqual(["fix-destination", "unreachable", 0]);
    expect(report.issues[0]?.message).toContain("allowPrivateAddress");
  });

  it("is reached where that is allowed, by the address that was checked", async () => {
    const open = fetchThrough({ lookup: checkedLookup(() => false, names(["127.0.0.1"])) });
    expect(await (await open(`http://fhir.example.org:${port}/`, {})).text()).toBe("{}");
    expect(requests).toBe(1);
  });
});
