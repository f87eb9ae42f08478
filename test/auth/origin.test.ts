import { describe, expect, it } from "vitest";
import { followable } from "../../src/auth/origin.ts";

const baseUrl = "https://fhir.example.org/r4";
const allowedOrigins = ["https://auth.example.org", "https://jobs.example.org:8443/"];

describe("followable", () => {
  it.each([
    ["https://fhir.example.org/r4/jobs/1", "https://fhir.example.org/r4/jobs/1"],
    ["/jobs/1", "https://fhir.example.org/jobs/1"],
    ["https://FHIR.example.org:443/x", "https://fhir.example.org/x"],
    ["https://auth.example.org/token", "https://auth.example.org/token"],
    ["https://jobs.example.org:8443/1", "https://jobs.example.org:8443/1"],
  ])("%s is followed", (named, href) => {
    expect(followable(named, { baseUrl, allowedOrigins })).toEqual({ url: new URL(href) });
  });

  it.each([
    "http://fhir.example.org/r4/jobs/1",
    "https://fhir.example.org.evil.example/r4",
    "https://fhir.example.org@evil.example/r4",
    "https://fhir.example.org:444/r4",
    "//evil.example/token",
    "https://auth.example.org.evil.example/token",
    "file:///etc/passwd",
    "data:application/json,{}",
    "https://[",
  ])("%s is not", (named) => {
    expect(followable(named, { baseUrl, allowedOrigins })).toHaveProperty("problem");
  });
});
