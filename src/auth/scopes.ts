// SMART scopes, version 2 grammar with the version 1 words: does what was granted cover what was asked for?
// https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html

// "system/Observation.cruds", "system/*.rs", "system/Patient.read"
const SCOPE = /^(?<level>patient|user|system)\/(?<type>\*|[A-Z][A-Za-z]{1,60})\.(?<may>c?r?u?d?s?|read|write|\*)(?:\?.*)?$/;
const VERSION_1: Readonly<Record<string, string>> = { read: "rs", write: "cud", "*": "cruds" };

/** The asked scopes that no granted one covers. A scope narrowed by a query covers only itself. */
export function missingScopes(asked: string, granted: string): readonly string[] {
  const have = words(granted);
  return words(asked).filter((scope) => !have.includes(scope) && !have.some((one) => !one.includes("?") && isCovered(scope, one)));
}

function isCovered(asked: string, granted: string): boolean {
  const [a, g] = [parse(asked), parse(granted)];
  if (a === undefined || g === undefined || a.level !== g.level) return false;
  return (g.type === "*" || g.type === a.type) && [...a.may].every((letter) => g.may.includes(letter));
}

function parse(scope: string): { readonly level: string; readonly type: string; readonly may: string } | undefined {
  const { level, type, may } = SCOPE.exec(scope)?.groups ?? {};
  if (level === undefined || type === undefined || may === undefined || may === "") return undefined;
  return { level, type, may: VERSION_1[may] ?? may };
}

const words = (scopes: string): readonly string[] => scopes.split(" ").filter((word) => word !== "");
