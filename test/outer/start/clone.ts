/** A clone of the course that starts are tried in, as after `git clone` whenever a test wants it so. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { projectRoot } from "../../../tools/project.js";

export const repository = existsSync(join(projectRoot, ".git")) ? projectRoot : undefined;

/** What a start shows while it works, in this order. */
export const phases = ["installing the locked packages", "building the library", "making the pages"] as const;
export type Phase = (typeof phases)[number];

export interface Start {
  readonly child: ChildProcess;
  /** The page's address; rejects if the start ends before. */
  readonly page: Promise<string>;
  /** Until a phase has begun; never if it is passed over. */
  readonly begun: (phase: Phase) => Promise<void>;
  readonly said: () => string;
  readonly ended: Promise<void>;
}

export class Clone {
  readonly folder: string;
  private readonly children: ChildProcess[] = [];

  constructor(name: string) {
    this.folder = join(mkdtempSync(join(tmpdir(), `course-${name}-`)), "course");
    if (repository !== undefined) execFileSync("git", ["clone", "--quiet", repository, this.folder]);
  }

  /** As after `git clone`. */
  forgetEverything(): void {
    execFileSync("git", ["clean", "-xdfq"], { cwd: this.folder });
  }

  /** A start of the course's own page, in a process group of its own. */
  start(): Start {
    const words = [join(this.folder, "tools", "course.mjs"), "start", "--reader", "--no-browser"];
    const child = spawn(process.execPath, words, {
      cwd: this.folder,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, npm_config_prefer_offline: "true" },
    });
    this.children.push(child);
    let said = "";
    const heard: (() => void)[] = [];
    const until = (isThere: () => boolean) =>
      new Promise<void>((resolve) => heard.push(() => isThere() && resolve()));
    child.stderr?.on("data", (chunk) => {
      said += chunk;
      for (const listener of heard) listener();
    });
    const address = () => /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const page = Promise.race([
      until(() => address() !== undefined).then(() => address()!),
      ended.then(() => {
        throw new Error(`the start ended:\n${said}`);
      }),
    ]);
    page.catch(() => {});
    return { child, page, ended, said: () => said, begun: (phase) => until(() => said.includes(phase)) };
  }

  /** A start must show the home page, and a lesson with its figures. What it said. */
  async expectAStart(): Promise<string> {
    const { child, page, said, ended } = this.start();
    const address = await page;
    expect((await fetch(address)).status, said()).toBe(200);
    await expectFigure(address);
    endGroup(child);
    await ended;
    return said();
  }

  end(): void {
    for (const child of this.children) endGroup(child);
  }
}

/** A lesson comes with the still picture of its first figure. */
export async function expectFigure(address: string): Promise<void> {
  const lesson = `${address}notebooks/04-the-corridor/`;
  const picture = /src="([^"]*pictures\/[^"]+\.svg)"/.exec(await (await fetch(lesson)).text())?.[1];
  expect(picture).toBeDefined();
  expect(await (await fetch(new URL(picture!, lesson))).text()).toContain("<svg");
}

/** As when the terminal of a command is gone. */
export function endGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
