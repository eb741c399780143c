/** What each wall around a student's process adds to its start. */
import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Walls from "../tools/grade/sandbox/isolation.js";

// As it is built: what runs here is compiled apart from the tools.
const built = join(process.cwd(), "tools", "dist", "grade", "sandbox", "isolation.js");
const { defaultLimits, isolated, isolation }: typeof Walls = await import(pathToFileURL(built).href);

const rounds = 20;

/** Taken in turns, so that whatever else the machine does is spread over all of them. */
export async function wallStarts(): Promise<{ walls: string; ms: number }[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-walls-")));
  const program = join(folder, "nothing.cjs");
  writeFileSync(program, "");
  const found = isolation();
  const kinds: [string, Walls.Isolation][] = [
    ["Node's permissions alone", { ...found, ownFiles: false, namespaces: false }],
    ...(found.namespaces
      ? [["and namespaces", { ...found, ownFiles: false }] as [string, Walls.Isolation]]
      : []),
    ...(found.ownFiles ? [["and bubblewrap", found] as [string, Walls.Isolation]] : []),
  ];
  const times = kinds.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, [, walls]] of kinds.entries()) {
      const [command, ...args] = isolated(program, folder, defaultLimits, walls);
      const start = performance.now();
      const child = spawn(command, args, { cwd: folder, env: {}, stdio: "ignore" });
      await new Promise((resolve) => child.on("exit", resolve));
      times[i]!.push(performance.now() - start);
    }
  return kinds.map(([walls], i) => ({ walls, ms: times[i]!.sort((a, b) => a - b)[rounds / 2]! }));
}
