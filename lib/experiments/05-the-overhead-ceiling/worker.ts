/** One worker of the real team: what runs in a thread of its own. See workers.ts. */
import { parentPort, workerData } from "node:worker_threads";

/** How the workers have to coordinate after each unit of work. */
export type WorkerPattern = "partitioned" | "shared corridor" | "all-to-all round";

/** What a worker is told, and the memory that all of them share. */
export interface WorkerTask {
  readonly pattern: WorkerPattern;
  readonly worker: number;
  readonly workers: number;
  /** Units of work that each worker does. */
  readonly units: number;
  /** Turns of the mixing loop in a unit: its size. */
  readonly turns: number;
  /** [0] opens the gate, [1] counts the workers before it, [2] is the corridor's lock, [3] who is in it; then the mailboxes. */
  readonly shared: SharedArrayBuffer;
}

/** What a worker has to say afterwards. */
export interface WorkerReport {
  /** Nanoseconds of the machine's own clock, which all threads read alike. */
  readonly began: bigint;
  readonly ended: bigint;
  /** Messages that it sent. */
  readonly messages: number;
}

const gate = 0;
const ready = 1;
const lock = 2;
const inside = 3;
const firstMailbox = 4;

/** How many numbers the workers share. */
export function sharedNumbers(workers: number): number {
  return firstMailbox + workers * workers;
}

/** Waits until all workers stand at the gate, then opens it. For the thread that started them. */
export async function openGate(shared: SharedArrayBuffer, workers: number): Promise<void> {
  const memory = new Int32Array(shared);
  while (Atomics.load(memory, ready) < workers) await new Promise((resolve) => setTimeout(resolve, 1));
  Atomics.store(memory, gate, 1);
  Atomics.notify(memory, gate);
}

function run({ pattern, worker, workers, units, turns, shared }: WorkerTask): WorkerReport {
  const memory = new Int32Array(shared);
  Atomics.add(memory, ready, 1);
  Atomics.wait(memory, gate, 0);
  const began = process.hrtime.bigint();
  let sink = worker;
  let messages = 0;
  for (let unit = 1; unit <= units; unit++) {
    sink = mix(sink, turns);
    if (pattern === "shared corridor") sink = cross(memory, sink, turns / 4);
    if (pattern === "all-to-all round") messages += agree(memory, worker, workers, unit);
  }
  const ended = process.hrtime.bigint();
  // The result is kept, so that the work cannot be optimised away.
  if (sink === 0.5) throw new Error("a whole number is never a half");
  return { began, ended, messages };
}

/** Work that needs nobody: `turns` steps of a 32-bit mix. */
function mix(value: number, turns: number): number {
  for (let i = 0; i < turns; i++) value = (Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) + i) | 0;
  return value;
}

/** Work that only one may do at a time: a lock of three states (free, held, held and awaited). */
function cross(memory: Int32Array, value: number, turns: number): number {
  if (Atomics.compareExchange(memory, lock, 0, 1) !== 0)
    while (Atomics.exchange(memory, lock, 2) !== 0) Atomics.wait(memory, lock, 2);
  if (Atomics.add(memory, inside, 1) !== 0) throw new Error("two workers are in the corridor");
  const result = mix(value, turns);
  Atomics.sub(memory, inside, 1);
  if (Atomics.exchange(memory, lock, 0) === 2) Atomics.notify(memory, lock, 1);
  return result;
}

/** Tells every other worker that this round is done, and waits to hear the same from each: n - 1 messages. */
function agree(memory: Int32Array, worker: number, workers: number, round: number): number {
  for (let other = 0; other < workers; other++) {
    if (other === worker) continue;
    const box = firstMailbox + other * workers + worker;
    Atomics.store(memory, box, round);
    Atomics.notify(memory, box);
  }
  for (let other = 0; other < workers; other++) {
    if (other === worker) continue;
    const box = firstMailbox + worker * workers + other;
    for (let heard = Atomics.load(memory, box); heard < round; heard = Atomics.load(memory, box))
      Atomics.wait(memory, box, heard);
  }
  return workers - 1;
}

if (parentPort) parentPort.postMessage(run(workerData as WorkerTask));
