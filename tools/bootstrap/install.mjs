// Installs the locked packages, as a process of its own: npm runs inside it, so that the lock's holder is the one
// who writes. Words: `--authors` for everything, `--anew` to start from nothing whatever is there.
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { packagesAreFresh, stampOf } from "./installed.mjs";
import { npmProgram } from "./npm-program.mjs";
import { asOnlyWriter } from "./only-writer.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
const authors = process.argv.includes("--authors");
const anew = process.argv.includes("--anew");

await asOnlyWriter(root, (release) => {
  // Another start may have installed everything while this one waited.
  if (!anew && packagesAreFresh(root, { authors })) return release();
  const npm = npmProgram(process.env);
  if (npm === undefined) {
    process.stderr.write("spawn npm ENOENT\n");
    process.exit(1);
  }
  // npm deletes what is there in no order: cut off, it must not look complete.
  rmSync(stampOf(root), { force: true });
  if (anew) rmSync(join(root, "node_modules"), { recursive: true, force: true });
  const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=4000"];
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--no-progress", "--no-update-notifier"];
  // No package of ours needs its scripts: native parts come ready made.
  const omit = authors ? ["--include=dev"] : ["--omit=dev"];
  process.argv = [process.argv[0], npm, "ci", "--ignore-scripts", ...omit, ...quiet, ...patience];
  process.chdir(root);
  createRequire(npm)(npm);
});
