/** Runs short commands to their end, for their answer alone. */
import { execFile } from "node:child_process";
import type { Probe } from "./choose-jupyter.js";

/** A probe that runs commands in a folder and an environment. */
export function commandProbe(cwd: string, env: NodeJS.ProcessEnv): Probe {
  return (command, args) =>
    new Promise((resolve) => {
      const options = { cwd, env, encoding: "utf8", windowsHide: true, maxBuffer: 1 << 26 } as const;
      execFile(command, args, options, (error, stdout, stderr) =>
        resolve(
          error ? { ok: false, output: stdout + (stderr || error.message) } : { ok: true, output: stdout },
        ),
      );
    });
}
