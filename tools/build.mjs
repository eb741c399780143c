// `npm run build`: makes the clone ready, as every command does, and checks the types of what it built. Words are
// folders that are checked without being built. The check is TypeScript 7's, which takes a fifth of the time; the
// JavaScript is left as the build wrote it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureReady } from "./bootstrap.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = join(root, "node_modules", "typescript-7", "bin", "tsc");
const check = (...words) =>
  spawnSync(process.execPath, [tsc, ...words], { cwd: root, stdio: "inherit" }).status;
const ready = await ensureReady("build");
const built = ready && check("-b", "lib", "tools", "--emitDeclarationOnly") === 0;
const right = process.argv.slice(2).map((folder) => check("-p", folder) === 0);
process.exitCode = built && right.every(Boolean) ? 0 : 1;
