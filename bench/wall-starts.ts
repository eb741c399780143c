/** What each wall around a student's process adds to its start. */
import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultLimits, type Isolation, isolated, isolation } from "../tools/grade/sandbox/isolation.js";

const rounds = 20;

/** Taken in turns, so that whatever else the machine does is spread over all of them. */
export async function wallStarts(): Promise<{ walls: string; ms: number }[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-walls-")));
  const program = join(folder, "nothing.cjs");
  writeFileSync(program, "");
  const found = isolation();
  const kinds: [string, Isolation][] = [
    ["Node's permissions alone", { ...found, ownFiles: false, namespaces: false }],
    ...(found.namespaces ? [["and namespaces", { ...found, ownFiles: false }] as [string, Isolation]] : []),
    ...(found.ownFiles ? [["and bubblewrap", found] as [string, Isolation]] : []),
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
