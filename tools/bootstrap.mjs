// Installs the locked dependencies and builds coordlab and the tools when they are missing or stale,
// then runs a course command. Plain JavaScript on Node alone: nothing else is there on a fresh clone.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function ensureBuilt() {
  const tsc = new URL("../node_modules/typescript/bin/tsc", import.meta.url);
  if (!existsSync(tsc)) spawnSync("npm", ["ci"], { cwd: root, stdio: "inherit" });
  const built = spawnSync(process.execPath, [fileURLToPath(tsc), "-b", "lib", "tools"], {
    cwd: root,
    stdio: "inherit",
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuilt();
  const { main } = await import("./dist/course.js");
  process.exitCode = await main(process.argv.slice(2));
}
