/** A grader that is killed at any moment, with or without its workers, leaves no process and no folder behind. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { below, seededStream } from "coordlab";
import { describe, expect, it } from "vitest";
import { isolation } from "../../../../tools/grade/sandbox/isolation.js";
import { projectRoot } from "../../../../tools/project.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "course-killed-")));
const [handedIn, temporary] = [join(root, "in"), join(root, "tmp")];
mkdirSync(handedIn);
mkdirSync(temporary);
const write = (student: string, line: string) =>
  writeFileSync(join(handedIn, `${student}.ipynb`), JSON.stringify(answered({ "toy-line": line })));
write("asleep", "function lineEdges(n: number): any { return new Promise((r) => setTimeout(r, 1e9)); }");
write("busy", "function lineEdges(n: number): number { for (;;); }");
write(
  "stuck",
  "await new Promise((r) => setTimeout(r, 1e9));\nfunction lineEdges(n: number): number { return 1; }",
);

const grader = (...words: string[]) =>
  spawn(
    process.execPath,
    [
      join(projectRoot, "tools", "course.mjs"),
      "grade",
      ...["00-toy", handedIn, "--out", join(root, "out"), "--solutions", solutions, "--as-root", ...words],
    ],
    { stdio: "ignore", env: { ...process.env, TMPDIR: temporary } },
  );

interface Running {
  readonly pid: number;
  readonly words: string;
}

/** Every process that names a folder of this test: the grader, its workers, students' processes and their launchers. */
function family(): Running[] {
  return readdirSync("/proc").flatMap((name): Running[] => {
    try {
      const words = readFileSync(`/proc/${Number(name)}/cmdline`, "utf8").replaceAll("\0", " ");
      return words.includes(root) ? [{ pid: Number(name), words }] : [];
    } catch {
      return [];
    }
  });
}

const isWorker = ({ words }: Running) => /(reading|verdict)-process\.js/.test(words);
const isStudent = ({ words }: Running) => words.includes("start.cjs") && !isWorker({ pid: 0, words });

const stream = seededStream(13);
/** Who dies, and how long after the first student's process, or the first worker, is there. */
const moments = ["parent", "workers", "both"].flatMap((whom) =>
  (["student", "student", "worker", "worker"] as const).map((first, i) => {
    const longest = [2_500, 2_500, 300, 2_500][i]!;
    return [whom, below(longest, stream), first] as const;
  }),
);

describe.skipIf(!isolation().namespaces)("of a grader", () => {
  it.each(moments)(
    "nothing outlives the death of its %s, %i ms after the first %s",
    async (whom, ms, first) => {
      const parent = grader("--call-limit", "600", "--time-limit", "600");
      const over = new Promise((resolve) => parent.on("close", resolve));
      const isReady = first === "student" ? isStudent : isWorker;
      while (!family().some(isReady)) await pause(5);
      await pause(ms);
      const workers = family().filter(isWorker);
      const victims = [
        ...(whom === "workers" ? [] : [parent.pid!]),
        ...(whom === "parent" ? [] : workers.map(({ pid }) => pid)),
      ];
      const students = family().filter(isStudent);
      for (const pid of victims) process.kill(pid, "SIGKILL");
      if (whom === "workers") {
        // Students go with their worker; the grader starts others, until it is told to end.
        const gone = () => !family().some(({ pid }) => students.some((student) => student.pid === pid));
        while (!gone()) await pause(20);
        parent.kill("SIGTERM");
      }
      await over;
      while (family().length > 0) await pause(20);
    },
  );

  it("the next one clears away the folders", async () => {
    expect(readdirSync(temporary).length).toBeGreaterThan(0);
    const next = grader("--call-limit", "0.1", "--time-limit", "1", "--budget", "2");
    await new Promise((resolve) => next.on("close", resolve));
    expect(readdirSync(temporary)).toEqual([]);
  });
});
