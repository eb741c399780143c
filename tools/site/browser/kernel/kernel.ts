/** The kernel of the page: runs cells in a worker, one after the other, and tells the page what comes out. */
import { registerBets } from "./bets.js";
import { watchBuiltIns } from "./built-ins.js";
import { type CellNames, compileCell } from "./cell-code.js";
import { cellConsole } from "./console.js";
import { importPackage, type Library } from "./imports.js";
import { isOfLanguage } from "./language.js";
import type { FromKernel, ToKernel } from "./messages.js";
import { notebookNames } from "./notebook-names.js";
import { type Printer, printer } from "./printing.js";
import { takeAway } from "./safe-globals.js";
import { cellAddress, placeOf, troubleOf } from "./trouble.js";

/** The page names the kernel's files in the worker's name: the library, and the program of a team's threads. */
const files = JSON.parse(self.name) as { readonly library: string; readonly team: string };
let library: Promise<Library> | undefined;
function theLibrary(): Promise<Library> {
  library ??= import(files.library) as Promise<Library>;
  return library;
}
const post = postMessage.bind(globalThis) as unknown as (message: FromKernel) => void;
// biome-ignore lint/security/noGlobalEval: running what the learner writes is what a kernel does
const evaluate = globalThis.eval;
const { names, has, share } = notebookNames();
const brokenBuiltIn = watchBuiltIns();
const bets = registerBets((bet) => post({ type: "bet", bet }));
/** The latest run of each cell, by which a late failure finds its way. */
const runs = new Map<string, number>();
let current = { run: 0, cell: "", printer: printer(0, post) };

takeAway(globalThis);
const print: Printer["print"] = (name, text) => current.printer.print(name, text);
Object.assign(globalThis, {
  console: cellConsole(print),
  process: processFor(print),
  courseTeamWorker: files.team,
  [Symbol.for("coordlab.host")]: {
    stills: false,
    display(data: unknown, metadata: unknown) {
      current.printer.flush();
      post({
        type: "display",
        run: current.run,
        data: JSON.stringify(data),
        metadata: JSON.stringify(metadata),
      });
    },
  },
});

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  const cell = placeOf(event.reason)?.cell ?? current.cell;
  const trouble = troubleOf(event.reason, cell, Object.keys(names));
  post({ type: "late", run: runs.get(cell) ?? current.run, trouble });
});

addEventListener("message", ({ data }: MessageEvent<ToKernel>) => {
  if (data.type === "analyse")
    post({ type: "analysed", ask: data.ask, cells: data.sources.map(namesOfCell) });
  else if (data.type === "draw") void draw(data);
  else if (data.type === "bets") bets.take(data.bets);
  else void run(data);
});
post({ type: "ready" });
void theLibrary();

async function run({ run, cell, source }: Extract<ToKernel, { type: "run" }>): Promise<void> {
  current = { run, cell, printer: printer(run, post) };
  runs.set(cell, run);
  let ended: Omit<Extract<FromKernel, { type: "ended" }>, "broken"> = { type: "ended", run };
  try {
    const { code } = compileCell(source, (name) => isOfLanguage(name) && !has(name));
    // The function begins on line 1, so lines in stacks are lines of the cell.
    const cellFunction = evaluate(
      `(async ($, $share, $import) => { "use strict"; ${code}\n})\n//# sourceURL=${cellAddress(cell)}`,
    ) as (...words: unknown[]) => Promise<unknown>;
    const value = await cellFunction(names, (entries: never) => share(cell, entries), importInCell);
    if (value !== undefined && value !== null) console.log(value);
  } catch (error) {
    ended = { ...ended, trouble: troubleOf(error, cell, Object.keys(names)) };
  }
  current.printer.flush();
  const broken = brokenBuiltIn();
  post(broken ? { ...ended, broken } : ended);
}

async function importInCell(from: string, wanted?: readonly string[]) {
  return importPackage(await theLibrary(), from, wanted);
}

function namesOfCell(source: string): CellNames | null {
  try {
    const { defines, uses, changes } = compileCell(source, () => false);
    return { defines, uses, changes };
  } catch {
    return null;
  }
}

async function draw({ ask, charts }: Extract<ToKernel, { type: "draw" }>): Promise<void> {
  const still = await (await theLibrary()).drawStill();
  const pictures: string[] = [];
  for (const { spec, alt } of charts) pictures.push(await still({ kind: "vega-lite", spec, alt }));
  post({ type: "drawn", ask, pictures });
}

/** The little of Node's `process` that programs outside Node look for. */
function processFor(out: Printer["print"]): object {
  const stream = (name: "stdout" | "stderr") => ({ write: (text: string) => out(name, String(text)) });
  const began = performance.now();
  const bigint = () => BigInt(Math.round((performance.now() - began) * 1e6));
  const hrtime = Object.assign(() => [Math.floor((performance.now() - began) / 1000), 0], { bigint });
  return {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    env: {},
    argv: [],
    versions: {},
    cwd: () => "/",
    hrtime,
    nextTick: (task: () => void) => queueMicrotask(task),
  };
}
