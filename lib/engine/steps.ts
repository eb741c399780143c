/**
 * Long calls in two forms from one implementation: a generator that yields every few milliseconds, whenever
 * `clock.due`. The synchronous form runs it to its end, the asynchronous one gives the loop back at each yield.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs to the end, in one go. */
export function runToEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Runs to the end; at each yield timers, keys and messages have their turn. */
export async function runInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
  }
}
