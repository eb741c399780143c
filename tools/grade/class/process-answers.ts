/** The inner side of a process that answers requests: it gets ready, says so, and answers one at a time. */
import { Worker } from "node:worker_threads";

export type Said<Answer> =
  | { readonly prepared: unknown }
  | { readonly sign: string }
  | { readonly answer: Answer }
  | { readonly failure: string };

/**
 * @param prepare what it does first; the function in what it returns answers, and says with `sign` how far it is, as
 *   often as it likes
 */
export async function answerRequests<Request, Answer>(
  prepare: () => Promise<{
    readonly prepared: unknown;
    readonly answer: (request: Request, sign: (text: string) => void) => Promise<Answer>;
  }>,
): Promise<void> {
  // The grader that started this one is gone, or has no more work. What a terminal sends to all, it sees to.
  process.on("disconnect", () => process.exit());
  // It may have gone before anybody listened.
  if (!process.connected) process.exit();
  endWithParent();
  process.on("SIGINT", () => {});
  process.on("SIGHUP", () => {});
  process.on("SIGTERM", () => process.exit(143));
  const fail = (error: unknown) => say({ failure: String((error as Error)?.message ?? error) });
  // Something broke that nobody waited for: this process can no longer be trusted.
  for (const event of ["uncaughtException", "unhandledRejection"] as const)
    process.on(event, (error: unknown) => {
      fail(error);
      process.exitCode = 1;
      process.disconnect();
    });
  try {
    const { prepared, answer } = await prepare();
    process.on("message", (request: Request) => {
      answer(request, (text) => say({ sign: text })).then((value) => say({ answer: value }), fail);
    });
    say({ prepared });
  } catch (error) {
    fail(error);
    process.disconnect();
  }

  function say(message: Said<Answer>): void {
    // Whoever has gone does not hear it.
    if (process.connected) process.send!(message, () => {});
  }
}

/** An answer that never gives the loop back hears of no disconnection: a thread of its own looks whose child this is. */
function endWithParent(): void {
  const watch = `setInterval(() => {
    if (process.ppid !== ${process.ppid}) process.kill(process.pid, "SIGKILL");
  }, 1000);`;
  new Worker(watch, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}
