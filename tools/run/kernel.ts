/**
 * The kernel without its sockets: tslab's own converter, executor and Jupyter handler in a process of
 * their own, driven by messages. Started by kernel-process.ts, in the notebook's folder.
 *
 * Whatever goes wrong in the notebook's code is told as a fault, with its place, when it happens: tslab
 * itself tells only that a cell failed, and loses what fails outside of a cell's own run.
 */
import { createRequire } from "node:module";
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import { inspect } from "node:util";
import type { Given } from "../facts/claims.js";
import type { JsonObject } from "../notebook/notebook.js";
import { evaluated } from "./evaluated.js";
import type { FromKernel, ToKernel } from "./messages.js";
import { keepSourcePlaces } from "./source-places.js";

/** How long timers that are still pending after the last cell are waited for. */
const settlingMilliseconds = 300;
/** tslab refuses every cell in the 200 ms that follow a failed one. */
const refusalMilliseconds = 250;

interface TypeScript {
  transpile(code: string, options: object): string;
}
interface Converter {
  close(): void;
}
type Console = Record<"log" | "error", (...args: unknown[]) => void>;
type DisplayData = { data: JsonObject; metadata: JsonObject; transient?: { display_id?: string } };
interface Handler {
  handleExecute(
    request: { code: string },
    writeStream: (name: "stdout" | "stderr", text: string) => void,
    writeDisplayData: (display: DisplayData, update?: boolean) => void,
  ): Promise<{ status: string }>;
}

const exit = process.exit;
const send = process.send!.bind(process) as (message: FromKernel, sent?: () => void) => void;
const require = createRequire(import.meta.url);
const requireOfTslab = createRequire(require.resolve("tslab/dist/main.js"));
const places = keepSourcePlaces(requireOfTslab);
const { createConverter } = require("tslab/dist/converter.js") as {
  createConverter: (o: object) => Converter;
};
const { createExecutor } = require("tslab/dist/executor.js") as {
  createExecutor: (folder: string, converters: object, console: Console) => { readonly locals: object };
};
const { JupyterHandlerImpl } = require("tslab/dist/jupyter.js") as {
  JupyterHandlerImpl: new (executor: unknown, isJs: boolean) => Handler;
};

// Frames of a deep library must not push the cell's own frame out of the stack.
Error.stackTraceLimit = 100;

const node = createConverter({ isJS: false, isBrowser: false });
const converters = { node, browser: node, close: () => node.close() };
const executor = createExecutor(process.cwd(), converters, { log: console.log, error: failed });
const handler = new JupyterHandlerImpl(executor, false);
const typescript = requireOfTslab("@tslab/typescript-for-tslab") as TypeScript;
const transpile = (code: string) => typescript.transpile(code, { target: 99 /* ESNext */ });
let cell = 0;
let finished = false;

// These print what tslab's own main prints.
process.on("uncaughtException", (error) => {
  console.error("UncaughtException:", error);
  fault("in a timer or callback, outside any cell's run", error);
});
process.on("unhandledRejection", (reason) => {
  console.error("UnhandledPromiseRejection:", reason);
  fault("in a promise that nobody awaits", reason);
});
process.on("exit", (code) => {
  if (finished) return;
  const place = places.of(new Error("exit"));
  send({
    type: "fault",
    fault: { how: "", what: `process.exit(${code}) ended the kernel`, ...(place && { place }) },
  });
});
process.on("disconnect", () => exit(1));
process.on("message", (message: ToKernel) => {
  if (message.type === "execute") void execute(message.code);
  else if (message.type === "evaluate") void evaluate(message.expressions);
  else void finish();
});
send({ type: "ready" });

async function execute(code: string): Promise<void> {
  places.begin(++cell);
  const { status } = await handler.handleExecute(
    { code },
    (name, text) => send({ type: "stream", name, text }),
    ({ data, metadata, transient }, update = false) => {
      const id = transient?.display_id;
      send({ type: "display", data, metadata, update, ...(id !== undefined && { id }) });
    },
  );
  // A rejection that nobody awaits comes to light at the end of a turn of the event loop.
  await nextTurn();
  if (status !== "ok") await pause(refusalMilliseconds);
  send({ type: "reply", status });
}

/** What a notebook's sentences are checked against; see tools/facts. */
async function evaluate(expressions: readonly string[]): Promise<void> {
  const values: Given[] = [];
  for (const expression of expressions) values.push(await evaluated(expression, executor.locals, transpile));
  send({ type: "values", values });
}

/** Waits for what the notebook left pending, a bounded time, and ends the process. */
async function finish(): Promise<void> {
  const end = performance.now() + settlingMilliseconds;
  do await pause(5);
  while (performance.now() < end && process.getActiveResourcesInfo().includes("Timeout"));
  await nextTurn();
  finished = true;
  send({ type: "settled" }, () => exit(0));
}

/** What the executor prints of a failed cell: its type errors one by one, or what it threw. */
function failed(...args: unknown[]): void {
  console.error(...args);
  if (args.length > 1) {
    const [, file, line, , message] = args as [string, string, number, number, string];
    send({ type: "fault", fault: { how: "", what: `type error: ${file}${message}`, place: { cell, line } } });
  } else fault("", args[0], cell);
}

function fault(how: string, error: unknown, running?: number): void {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${inspect(error)}`;
  const place = places.of(error, running);
  send({ type: "fault", fault: { how, what, ...(place && { place }) } });
}
