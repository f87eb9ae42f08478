// npm falls back to the machine's Node in silence when the install script of the `node` package was blocked: say so instead of failing oddly.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(
    `Casebridge needs Node 24 and found ${process.version}. The project brings it as a dependency: run "npm ci" with install scripts allowed for "node" (not with --ignore-scripts), then start it through "npm run".`,
  );
  process.exit(1);
}
