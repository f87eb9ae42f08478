import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certifiedFetch } from "../../src/auth/client-certificate.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(folder, { recursive: true }));
const pem = (name: string): string => readFileSync(join(folder, name), "utf8");

function certify(name: string, subject: string): void {
  const run = (...args: string[]) => spawnSync("openssl", args, { cwd: folder });
  const names = "subjectAltName=IP:127.0.0.1,DNS:localhost";
  run(
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "1",
    "-subj",
    `/CN=${subject}`,
    "-addext",
    names,
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.crt`,
  );
}

describe.skipIf(!hasOpenssl)("a fetch with a client certificate", () => {
  let url = "";
  let close = (): void => {};
  beforeAll(async () => {
    certify("server", "server");
    certify("client", "casebridge");
    const options = { key: pem("server.key"), cert: pem("server.crt"), ca: pem("client.crt"), requestCert: true, rejectUnauthorized: true };
    const server = createServer(options, (request, response) => {
      response.end(JSON.stringify({ client: (request.socket as TLSSocket).getPeerCertificate().subject?.CN }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    close = () => void server.close();
  });
  afterAll(() => close());

  it("is known to the server by it", async () => {
    const certified = certifiedFetch({ certificate: pem("client.crt"), key: pem("client.key"), authority: pem("server.crt") });
    const answer = await (await certified(url, { signal: AbortSignal.timeout(5000) })).json();
    expect(answer).toEqual({ client: "casebridge" });
  });

  it("does not talk to a server whose authority it does not know", async () => {
    const certified = certifiedFetch({ certificate: pem("client.crt"), key: pem("client.key") });
    await expect(certified(url, {})).rejects.toMatchObject({ cause: { code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY|CERT/) } });
  });
});
