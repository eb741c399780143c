// What installing and building have in common: they hold the clone's lock, and end with the process that asked.
import { join } from "node:path";
import { takeLock } from "./take-lock.mjs";

/** Does the work once the lock is ours. Whoever waits is told of by a message to the parent. */
export async function asOnlyWriter(root, work) {
  // A parent that is killed cannot stop us: its end closes the channel, and nothing may be written after that.
  if (process.channel) {
    process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
    process.channel.unref();
  }
  const release = await takeLock(join(root, ".course"), (pid) => process.send?.({ waitsFor: pid }));
  await work(release);
}
