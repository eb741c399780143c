/** Lets a command that is interrupted end in order: what is to be done at exit is done, which a signal alone skips. */
import { constants } from "node:os";

/** @returns a function that leaves signals alone again */
export function endOnSignals(line: string): () => void {
  const end = (signal: NodeJS.Signals) => {
    process.stderr.write(`course: ${line}\n`);
    process.exit(128 + constants.signals[signal]);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
