/** `course live --self-test`: whether this machine can hold a lesson, tried before there is a class. */
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../port/free-port.js";
import { lanAddresses } from "./addresses.js";
import { page } from "./page-text.js";

export async function selfTest(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "course-live-test-"));
  try {
    const milliseconds = await syncTime(join(folder, "disk"));
    say(`disk: an answer is safe after ${milliseconds.toFixed(1)} ms`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const addresses = lanAddresses();
  say(
    addresses.length > 0
      ? `network: phones can try http://${addresses[0]}:${await freePort(8400)}`
      : "network: none; pass the keyboard, or open a hotspot",
  );
  say(`phone page: ${(Buffer.byteLength(page("phone").html) / 1000).toFixed(1)} kB`);
  say(
    "last step, only you can do it: start with --lan and open the address on a phone; the console says whether it came",
  );
  return 0;
}

/** The slowest of twenty small writes with a sync, in milliseconds. */
export async function syncTime(path: string): Promise<number> {
  const file = await open(path, "w");
  let worst = 0;
  for (let k = 0; k < 20; k++) {
    const started = performance.now();
    await file.write(`{"type":"act","seat":${k},"round":1,"a":0}\n`);
    await file.datasync();
    worst = Math.max(worst, performance.now() - started);
  }
  await file.close();
  return worst;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
