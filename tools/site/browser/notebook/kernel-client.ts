/** The page's hold on its kernel: started when it is first needed, stopped and replaced at will. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import type { CellNames } from "../kernel/cell-code.js";
import type { Chart, FromKernel, ToKernel, Trouble } from "../kernel/messages.js";

export interface CellHeard {
  printed(name: "stdout" | "stderr", text: string, left: number | undefined): void;
  displayed(data: Record<string, unknown>, metadata: Record<string, unknown>): void;
}

export interface Outcome {
  readonly trouble?: Trouble;
  /** A built-in that the cell changed. */
  readonly broken?: string;
  readonly stopped?: boolean;
}

export interface KernelClient {
  readonly alive: boolean;
  start(): void;
  analyse(sources: readonly string[]): Promise<(CellNames | null)[]>;
  run(cell: string, source: string, heard: CellHeard): Promise<Outcome>;
  draw(charts: readonly Chart[]): Promise<readonly string[]>;
  /** Ends the kernel: the running cell ends as stopped, and all names are gone. */
  stop(): void;
}

export interface KernelFiles {
  readonly kernel: string;
  readonly library: string;
  readonly team: string;
}

export interface KernelTold {
  /** A promise failed when its cell had ended. */
  late(cell: string, trouble: Trouble): void;
  /** A cell placed or compared a bet. */
  bet(bet: KeptBet): void;
  /** What a kernel knows of the learner's bets before a cell runs. */
  bets(): readonly KeptBet[];
}

export function kernelClient({ kernel, ...files }: KernelFiles, told: KernelTold): KernelClient {
  let worker: Worker | undefined;
  let count = 0;
  let running: { run: number; heard: CellHeard; end: (outcome: Outcome) => void } | undefined;
  const asked = new Map<number, (answer: never) => void>();
  const cells = new Map<number, string>();

  function started(): Worker {
    if (worker) return worker;
    const mine = new Worker(kernel, { type: "module", name: JSON.stringify(files) });
    mine.onmessage = ({ data }: MessageEvent<FromKernel>) => {
      // What a kernel that was stopped still had to say is not heard.
      if (mine === worker) hear(data);
    };
    mine.onerror = (event) => {
      if (mine !== worker) return;
      event.preventDefault();
      const words = event.message
        ? `The kernel broke down: ${event.message}`
        : "The kernel broke down. Perhaps there was not enough memory.";
      end({ trouble: { words } });
    };
    worker = mine;
    return mine;
  }

  function hear(message: FromKernel): void {
    if (message.type === "analysed") answer(message.ask, message.cells);
    else if (message.type === "drawn") answer(message.ask, message.pictures);
    else if (message.type === "bet") told.bet(message.bet);
    else if (message.type === "late") told.late(cells.get(message.run) ?? "", message.trouble);
    else if (message.type === "ready" || message.run !== running?.run) return;
    else if (message.type === "printed") running.heard.printed(message.name, message.text, message.left);
    else if (message.type === "display")
      running.heard.displayed(JSON.parse(message.data), JSON.parse(message.metadata));
    else {
      const { end } = running;
      running = undefined;
      end(message);
    }
  }

  function answer(ask: number, value: unknown): void {
    asked.get(ask)?.(value as never);
    asked.delete(ask);
  }

  /** The kernel is gone; whoever waits for it is told. */
  function end(outcome: Outcome): void {
    worker?.terminate();
    worker = undefined;
    const waiting = running;
    running = undefined;
    for (const [ask, answer] of asked) {
      asked.delete(ask);
      answer([] as never);
    }
    waiting?.end(outcome);
  }

  function ask<Answer>(message: (ask: number) => ToKernel): Promise<Answer> {
    const number = ++count;
    return new Promise((resolve) => {
      asked.set(number, resolve as (answer: never) => void);
      started().postMessage(message(number));
    });
  }

  return {
    get alive() {
      return worker !== undefined;
    },
    start: () => void started(),
    analyse: (sources) => ask((number) => ({ type: "analyse", ask: number, sources })),
    draw: (charts) => ask((number) => ({ type: "draw", ask: number, charts })),
    run(cell, source, heard) {
      const run = ++count;
      cells.set(run, cell);
      return new Promise((resolve) => {
        running = { run, heard, end: resolve };
        started().postMessage({ type: "bets", bets: told.bets() } satisfies ToKernel);
        started().postMessage({ type: "run", run, cell, source } satisfies ToKernel);
      });
    },
    stop: () => end({ stopped: true }),
  };
}
