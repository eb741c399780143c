/** `course live` as a teacher types it. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../../tools/project.js";

const running = new Set<LiveCommand>();

export class LiveCommand {
  /** What it has said on stderr. */
  said = "";
  readonly child: ChildProcess;
  /** Resolves to the exit code, or to the signal that ended it. */
  readonly over: Promise<number | NodeJS.Signals | null>;
  private readonly waiting = new Set<() => void>();

  /** @param before a command that the rest is given to, as `unshare` */
  constructor(words: readonly string[], before: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const [program, ...args] = [
      ...before,
      process.execPath,
      join(projectRoot, "tools", "course.mjs"),
      ...["live", ...words],
    ];
    this.child = spawn(program!, args, {
      cwd: projectRoot,
      stdio: ["ignore", "ignore", "pipe"],
      // A group of its own, as a terminal gives to what runs in it.
      detached: true,
      env: { ...process.env, ...env },
    });
    this.child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.said += text;
      for (const wake of this.waiting) wake();
      this.waiting.clear();
    });
    running.add(this);
    this.over = new Promise((resolve) => {
      this.child.on("close", (code, signal) => {
        running.delete(this);
        resolve(code ?? signal);
        for (const wake of this.waiting) wake();
        this.waiting.clear();
      });
    });
  }

  /** Resolves to the match as soon as it has been said; rejects if it ends without. */
  async says(words: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = words.exec(this.said);
      if (found) return found;
      if (!running.has(this)) throw new Error(`it ended and said:\n${this.said}`);
      await new Promise<void>((resolve) => this.waiting.add(resolve));
    }
  }

  /** Ports and letters of the lesson, when it is on. */
  async serving() {
    const [, phonePort, code] = await this.says(/phones: http:\/\/[\d.]+:(\d+) {3}letters: ([A-Z]{4})/);
    const [, staffPort, secret] = await this.says(/console: http:\/\/127\.0\.0\.1:(\d+)\/console#(\S+)/);
    return { phonePort: Number(phonePort), staffPort: Number(staffPort), code: code!, secret: secret! };
  }
}

/** Ends whatever a failed test has left. */
export async function endAll(): Promise<void> {
  for (const command of [...running]) {
    command.child.kill("SIGKILL");
    await command.over;
  }
}
