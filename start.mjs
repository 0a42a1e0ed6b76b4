// Plain JavaScript on purpose: it must run on any Node to say clearly which Node is missing before a .ts file is loaded.
import * as nodeModule from "node:module";
import { pathToFileURL } from "node:url";

const NEEDED = 26;
const running = Number(process.versions.node.split(".")[0]);

if (running < NEEDED) {
  console.error(
    `This program needs Node ${NEEDED} or newer; this is Node ${process.versions.node}.\n` +
      "On Linux (x64, arm64) and Windows (x64) `npm ci` brings the right Node along: start it with `npm run …`, not with `node …`.\n" +
      "Elsewhere install Node from https://nodejs.org and try again.",
  );
  process.exit(1);
}

nodeModule.enableCompileCache?.();
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error("usage: node start.mjs FILE [arguments]");
  process.exit(2);
}
process.argv.splice(1, process.argv.length, entry, ...args);
await import(pathToFileURL(entry).href);
