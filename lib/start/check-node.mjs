// Loaded before everything else, in JavaScript that any Node.js reads: an old one cannot load TypeScript
// and would only say "unknown file extension".
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Timebook needs Node.js 22.18 or later; this is ${process.versions.node}. Install a newer one, or run ` +
      "npm ci on Linux or Windows (x64, Linux also arm64), where it brings its own.\n",
  );
  process.exit(1);
}
