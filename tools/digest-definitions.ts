// Writes src/validation/definitions/definitions.json.gz: R4 core, mCODE, the R4 extensions pack and our own package in one compact file.
// Run after the profiles were compiled: npm run definitions
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, gzipSync } from "node:zlib";
import { digestPackages } from "../src/validation/definitions/digest-packages.ts";
import { ROOT, readExtensionsPack, readGenomics, readIps, readMcode, readOwnPackage, readR4Core } from "./package-sources.ts";

const OUTPUT = join(ROOT, "src/validation/definitions/definitions.json.gz");
const isCompiled = existsSync(join(ROOT, "profiles/package/package.json"));

const definitions = digestPackages([
  readR4Core(),
  readMcode(),
  ...(isCompiled ? [readOwnPackage()] : []),
  readIps(),
  readGenomics(),
  readExtensionsPack(),
]);
const zipped = gzipSync(JSON.stringify(definitions), { level: constants.Z_BEST_COMPRESSION });
writeFileSync(OUTPUT, zipped);

const count = (of: object): number => Object.keys(of).length;
const { structures, valueSets, codeSystems, constraints } = definitions;
console.log(
  `${count(structures)} structures, ${count(valueSets)} value sets, ${count(codeSystems)} code systems, ${constraints.length} rules: ${zipped.length} bytes`,
);
