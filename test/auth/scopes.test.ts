import { describe, expect, it } from "vitest";
import { missingScopes } from "../../src/auth/scopes.ts";

describe("missingScopes", () => {
  it.each([
    ["system/*.cruds", "system/*.cruds", []],
    ["system/Observation.rs", "system/*.cruds", []],
    ["system/Observation.cruds", "system/Observation.rs", ["system/Observation.cruds"]],
    ["system/Observation.rs", "patient/*.cruds", ["system/Observation.rs"]],
    ["system/Observation.rs", "system/Observation.read", []],
    ["system/Observation.cud", "system/*.write", []],
    ["system/Patient.r system/Condition.c", "system/Patient.r", ["system/Condition.c"]],
    ["system/Observation.rs", "system/Observation.rs?category=laboratory", ["system/Observation.rs"]],
    ["system/Observation.rs?category=laboratory", "system/Observation.rs", []],
    ["openid", "", ["openid"]],
    ["system/*.rs", "", ["system/*.rs"]],
  ])("asked %s, granted %s", (asked, granted, missing) => {
    expect(missingScopes(asked, granted)).toEqual(missing);
  });
});
