/** The `course` command: a table of commands, each loaded only when it is called. */
import { CourseError } from "./course-error.js";
import { versionLine } from "./version.js";

/** Runs one command and resolves to its exit code. */
export type Command = (args: readonly string[]) => Promise<number>;

interface Entry {
  readonly summary: string;
  readonly load: () => Promise<{ readonly run: Command }>;
}

const commands: Readonly<Record<string, Entry>> = {
  test: {
    summary: "check everything: lint, types, tests, every notebook run again",
    load: () => import("./test-command/command.js"),
  },
  dev: {
    summary: "build and test what a change touches, in seconds",
    load: () => import("./test-command/dev.js"),
  },
  "test-all": {
    summary: "check what is slow or needs a browser: JupyterLab, mutants, test/outer",
    load: async () => ({ run: (await import("./test-command/command.js")).runOuter }),
  },
  types: {
    summary: "type-check the code cells of notebooks",
    load: () => import("./check-cells/command.js"),
  },
  run: { summary: "execute notebooks; --check compares their outputs", load: () => import("./run/run.js") },
  gradescope: {
    summary: "make the autograder zip of an assignment",
    load: () => import("./gradescope/zip.js"),
  },
  grade: {
    summary: "points and feedback for what was handed in",
    load: () => import("./grade/command/command.js"),
  },
  regrade: {
    summary: "grade anew and show who gains and who loses",
    load: () => import("./grade/command/regrade-command.js"),
  },
  mark: {
    summary: "a page on which a person reads written answers",
    load: () => import("./mark/command.js"),
  },
  similar: {
    summary: "hand-ins that are suspiciously alike, side by side",
    load: () => import("./similar/command.js"),
  },
  merge: {
    summary: "merge individual plans of a JSON file into one",
    load: () => import("./merge/command.js"),
  },
  release: {
    summary: "make the students' files of an assignment",
    load: () => import("./release/command.js"),
  },
  site: {
    summary: "make the course a static web site with live cells",
    load: () => import("./site/command.js"),
  },
  visible: {
    summary: "run the visible checks of assignments without Jupyter",
    load: () => import("./visible/command.js"),
  },
  start: {
    summary: "open the course: its own page, and JupyterLab on your copies",
    load: () => import("./start/start.js"),
  },
  work: {
    summary: "copy notebooks and exercises into a folder of one's own",
    load: () => import("./start/work-command.js"),
  },
  "test-jupyter": {
    summary: "run notebooks in a real JupyterLab, in a headless browser",
    load: () => import("./test-jupyter/command.js"),
  },
  bench: {
    summary: "measure against brute force, peers and the machine's limit",
    load: () => import("./bench/command.js"),
  },
  house: {
    summary: "which room of the code needs which: floors, arrows, circles, lines",
    load: () => import("./house/command.js"),
  },
  solve: {
    summary: "the best joint action of a coordination graph in a .uai or .lg file",
    load: () => import("./solve/command.js"),
  },
  sweep: {
    summary: "scenarios x mechanisms x settings x seeds, to a table with intervals",
    load: () => import("./sweep/command.js"),
  },
  live: {
    summary: "a live class: the people in the room are the agents",
    load: () => import("./live/command.js"),
  },
  kernel: {
    summary: "register the course's kernel for VS Code and other Jupyters",
    load: () => import("./kernel/kernel.js"),
  },
};

/**
 * Runs `course WORDS...`. What the user got wrong is one line on stderr and exit code 1, without a stack
 * trace; a stack trace therefore always means a defect in the course.
 */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help") {
    process.stdout.write(usage());
    return 0;
  }
  if (name === "--version") {
    process.stdout.write(`${await versionLine()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    process.stderr.write(`course: no command "${name}"; there are ${Object.keys(commands).join(", ")}\n`);
    return 1;
  }
  try {
    return await (await entry.load()).run(rest);
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    process.stderr.write(`course ${name}: ${error.message}\n`);
    return 1;
  }
}

process.stdout.on("error", stopUnread);

/** Whoever read the output has gone, as `head` does when it has enough: no defect, and nothing to wait for. */
function stopUnread(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.stderr.write("course: nobody reads the output any more; stopped\n");
  process.exit(141);
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `course COMMAND [words]\n\n${lines.join("\n")}\n\ncourse --version says which version this is\n`;
}
