// Build step after tsc: copies the data files of src/ (everything that is no TypeScript) to the same places in dist/, because the code reads them beside itself.
//   node tools/copy-data.ts [FROM] [TO]   default src dist
import { cpSync } from "node:fs";

const [from = "src", to = "dist"] = process.argv.slice(2);
cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith(".ts") });
