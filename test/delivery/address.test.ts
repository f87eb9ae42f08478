import { describe, expect, it } from "vitest";
import { addressProblem } from "../../src/delivery/address.ts";

describe("addressProblem", () => {
  it.each([
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://localhost/",
    "https://a.localhost./",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a00:1]/",
    "https://10.0.0.1/",
    "https://172.31.255.255/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest",
    "https://100.64.0.1/",
    "https://0.0.0.0/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
  ])("%s is private, in every spelling", (baseUrl) => {
    expect(addressProblem({ baseUrl })).toContain("allowPrivateAddress");
    expect(addressProblem({ baseUrl, allowPrivateAddress: true })).toBeUndefined();
  });

  it.each(["https://fhir.example.org/r4", "https://8.8.8.8/", "https://[2001:db8::1]/", "https://172.32.0.1/", "https://127.example.org/"])(
    "%s is public",
    (baseUrl) => {
      expect(addressProblem({ baseUrl })).toBeUndefined();
    },
  );

  it("plain http is for this machine, or for those who say so", () => {
    expect(addressProblem({ baseUrl: "http://fhir.example.org" })).toContain("https");
    expect(addressProblem({ baseUrl: "http://fhir.example.org", allowPlainHttp: true })).toBeUndefined();
    expect(addressProblem({ baseUrl: "http://127.0.0.1:8080/fhir", allowPrivateAddress: true })).toBeUndefined();
    expect(addressProblem({ baseUrl: "http://10.0.0.1/fhir", allowPrivateAddress: true })).toContain("https");
  });

  it.each([
    "ftp://example.org",
    "file:///etc/passwd",
    "not a url",
    "https://u:p@example.org",
    "https://example.org/?a=b",
    "https://example.org/#f",
  ])("%s is no base URL", (baseUrl) => {
    expect(addressProblem({ baseUrl, allowPrivateAddress: true, allowPlainHttp: true })).toBeDefined();
  });
});
