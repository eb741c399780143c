/** What a command shows while an answer and its bound close in on each other, and how Ctrl-C ends that. */
import type { Limits } from "coordlab-engine";
import { CourseError } from "./course-error.js";

/** `signal` for the call; `end` gives Ctrl-C back to the system. */
export interface ClosingIn {
  readonly signal: AbortSignal;
  readonly show: (value: number | undefined, bound: number) => void;
  readonly end: () => void;
}

/**
 * One line on stderr for each change that leaves a gap, with or without a terminal. The first Ctrl-C asks for the best
 * so far, the second one ends the process.
 *
 * @param noun what the value is, as "payoff"
 * @param limit how the bound bounds it, as "at most"
 */
export function closingIn(noun: string, limit: "at most" | "at least"): ClosingIn {
  const stop = new AbortController();
  const started = performance.now();
  const interrupted = () => {
    process.removeListener("SIGINT", interrupted);
    process.stderr.write("stopping with the best so far\n");
    stop.abort();
  };
  process.on("SIGINT", interrupted);
  return {
    signal: stop.signal,
    show(value, bound) {
      const gap = Math.abs(bound - (value ?? Number.NaN));
      if (gap === 0) return;
      const found = value === undefined ? "nothing found yet" : `${noun} ${short(value)}`;
      const open = value === undefined ? "" : `, gap ${short(gap)}`;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stderr.write(`${found}, ${limit} ${short(bound)}${open} after ${seconds} s\n`);
    },
    end: () => void process.removeListener("SIGINT", interrupted),
  };
}

/** @throws CourseError that says what a budget looks like */
export function budgetOf(amount: string): Pick<Limits, "milliseconds" | "nodes"> {
  const match = /^(\d+(?:\.\d+)?)(ms|s)?$/i.exec(amount);
  if (!match)
    throw new CourseError(
      `--budget must be a time such as 10s or 500ms, or a number of nodes, got ${amount}`,
    );
  const number = Number(match[1]);
  if (match[2] === undefined) return { nodes: number };
  return { milliseconds: number * (match[2].toLowerCase() === "s" ? 1000 : 1) };
}

function short(value: number): string {
  return String(Number(value.toPrecision(10)));
}
