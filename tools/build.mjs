// `npm run build`: makes the clone ready, as every command does, and checks the types of what it built.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureReady } from "./bootstrap.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = [join(root, "node_modules", "typescript", "bin", "tsc"), "-b", "lib", "tools"];
const ready = await ensureReady("build");
process.exitCode = ready ? spawnSync(process.execPath, tsc, { cwd: root, stdio: "inherit" }).status : 1;
