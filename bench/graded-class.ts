/** One class graded by `course grade`, and what that took. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The columns of a row. */
export const header = [
  "work",
  "wall s",
  "processor s",
  "first result s",
  "s each, first 25",
  "s each, all",
  "peak MiB",
  "rows",
  "without",
] as const;

export interface Task {
  readonly assignment: string;
  readonly solutions?: string;
}

/** @returns a row: every hand-in has a result if nobody is `without` */
export async function graded(
  work: string,
  texts: ReadonlyMap<string, string>,
  folder: string,
  { assignment, solutions }: Task,
): Promise<(string | number)[]> {
  mkdirSync(join(folder, "in"), { recursive: true });
  for (const [student, text] of texts) writeFileSync(join(folder, "in", `${student}.ipynb`), text);
  const start = Date.now();
  const words = [
    ...[
      "tools/course.mjs",
      "grade",
      assignment,
      join(folder, "in"),
      "--out",
      join(folder, "out"),
      "--as-root",
    ],
    ...(solutions === undefined ? [] : ["--solutions", solutions]),
  ];
  // The shell adds up the processor time of all processes below.
  const script = `TIMEFORMAT="%U %S"; time "$@" 2>/dev/null`;
  const child = spawn("bash", ["-c", script, "bash", process.execPath, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child));
  }, 1000);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  const wall = (Date.now() - start) / 1000;
  const [user = 0, system = 0] = said.trim().split(/\s+/).slice(-2).map(Number);
  const done = results(folder);
  const moments = done.map(({ written }) => (written - start) / 1000).sort((a, b) => a - b);
  const early = Math.min(25, moments.length);
  return [
    work,
    wall.toFixed(1),
    (user + system).toFixed(1),
    (moments[0] ?? Number.NaN).toFixed(1),
    (moments[early - 1]! / early).toFixed(2),
    (moments.at(-1)! / moments.length).toFixed(2),
    Math.round(peak),
    done.length,
    texts.size - done.length,
  ];
}

/** What is known of each student, and when it was written. */
export function results(folder: string): { maximum: number; written: number }[] {
  const place = join(folder, "out", "results");
  return readdirSync(place)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      ...JSON.parse(readFileSync(join(place, file), "utf8")),
      written: statSync(join(place, file)).mtimeMs,
    }));
}

/** MiB of a process and all below it, shared pages shared out; 0 where there is no /proc. */
function memoryOf({ pid }: ChildProcess): number {
  const below = [pid ?? -1];
  for (const each of below) {
    try {
      const children = readFileSync(`/proc/${each}/task/${each}/children`, "utf8").trim();
      if (children !== "") below.push(...children.split(" ").map(Number));
    } catch {
      // It has ended in the meantime, or there is no /proc.
    }
  }
  let kibibytes = 0;
  for (const each of below) {
    try {
      kibibytes += Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, "utf8"))?.[1] ?? 0,
      );
    } catch {
      // It has ended in the meantime.
    }
  }
  return kibibytes / 1024;
}
