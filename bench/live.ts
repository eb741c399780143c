/** A live class of 300: how soon an answer is safe, what a flood costs, how soon a killed server serves again. */
import { fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepServing } from "course/live";
import { Crowd, Teacher } from "./crowd.js";
import { Flood } from "./flood.js";
import { printTable } from "./table.js";

const seats = 300;

/** Most milliseconds at p99, where a small write and its sync take `promisedSync`; a slower disk has more. */
const limits = { answer: 50, besideAFlood: 100, fullAgain: 1000 };
/** Most megabytes of the server. */
const mostMemory = 100;
/** What an idle laptop's disk keeps at p99, in milliseconds. */
const promisedSync = 6;

const secrets = { console: "console-secret-of-the-bench", projector: "projector-secret" };
const code = "ABCD";

/** @returns whether nothing was lost and every limit kept */
export async function run(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "bench-live-"));
  const measured: Measured[] = [];
  const row = (what: string, values: readonly number[], limit: number) =>
    measured.push({ what, values, limit });
  const syncs = syncTimes(join(folder, "disk"));

  const header = { type: "header", schema: 1, game: "corridor", seed: "bench", seats: 400 } as const;
  const server = await keepServing(
    {
      ...{ folder, header, secrets, code, lan: undefined, publicUrl: undefined, phonePort: 0, staffPort: 0 },
      ...{ seconds: 60, split: false, bots: 0, names: false, keep: false },
    },
    () => {},
  );
  let thinking = (member: number) => (member * 1000) / seats;
  const crowd = new Crowd({
    port: server.phonePort,
    code,
    count: seats,
    delay: (member) => thinking(member),
  });
  let teacher = await Teacher.open(server.staffPort, secrets.console);
  const round = async (number: number) => {
    crowd.latencies.length = 0;
    await teacher.do({ what: "next", seconds: 60 });
    await crowd.until(() => crowd.complete(number));
    await crowd.until(() =>
      crowd.members.every(({ view }) => view?.phase === "result" && view.result !== ""),
    );
    return [...crowd.latencies];
  };
  let number = 0;
  const rounds = async (count: number) => {
    const all: number[] = [];
    for (let k = 0; k < count; k++) all.push(...(await round(++number)));
    return all;
  };
  try {
    const joining = performance.now();
    await crowd.join();
    const joined = performance.now() - joining;
    await teacher.do({ what: "begin", treatment: "each for itself" });
    // A lesson does not begin in the second in which the server starts and makes its spare.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await rounds(3);
    row("300 answers over a second, until acknowledged", await rounds(5), limits.answer);
    thinking = () => 0;
    row("300 answers all at once", await rounds(5), limits.answer);
    thinking = (member) => (member * 1000) / seats;
    const flood = new Flood(server.phonePort, code);
    flood.start();
    row("the same over a second, beside a flood", await rounds(5), limits.besideAFlood);
    const floodRate = flood.stop();

    thinking = () => 0;
    const returns: number[] = [];
    for (let k = 0; k < 5; k++) {
      await new Promise((resolve) => setTimeout(resolve, 2500));
      thinking = (member) => (member < seats / 2 ? 0 : 1e9);
      await teacher.do({ what: "next", seconds: 60 });
      number++;
      await crowd.until(() => crowd.members.filter(({ acks }) => acks.has(number)).length >= seats / 2);
      thinking = () => 0;
      const killed = performance.now();
      process.kill(server.pid()!, "SIGKILL");
      await crowd.until(() => crowd.complete(number));
      returns.push(performance.now() - killed);
      teacher = await Teacher.open(server.staffPort, secrets.console);
      await crowd.until(() => crowd.members.every(({ view }) => view?.phase === "result"));
    }
    row("kill -9 after 150 answers, until all 300 are in", returns, limits.fullAgain);
    const memory = residentMegabytes(server.pid()!);
    syncs.push(...syncTimes(join(folder, "disk")));

    const inTime = report(measured, syncs);
    const { lost, twice } = compare(folder, crowd);
    process.stdout.write(
      `300 joins ${joined.toFixed(0)} ms; flood ${floodRate.toFixed(0)} messages/s from 20 connections; ` +
        `memory ${Number.isNaN(memory) ? "unknown" : `${memory} MB`}; acknowledged answers lost ${lost}, stored twice ${twice}\n`,
    );
    const small = !(memory > mostMemory);
    if (!small) process.stdout.write(`TOO LARGE: more than ${mostMemory} MB\n`);
    return inTime && small && lost + twice === 0;
  } finally {
    crowd.leave();
    teacher.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly what: string;
  readonly values: readonly number[];
  /** Milliseconds at p99 on an idle laptop. */
  readonly limit: number;
}

/** The table, with each limit scaled by what this disk's sync takes; whether all are kept. */
function report(measured: readonly Measured[], syncs: readonly number[]): boolean {
  const scale = Math.max(1, percentile(syncs, 0.99) / promisedSync);
  const rows: (readonly (string | number)[])[] = [
    ["what", "p50 (ms)", "p99 (ms)", "most (ms)", "limit of p99 here"],
    ["this disk: one small write and its sync", ...spread(syncs), "-"],
    ...measured.map(({ what, values, limit }) => [what, ...spread(values), (limit * scale).toFixed(0)]),
  ];
  printTable(`A live class of ${seats}, server and phones on this machine`, rows);
  process.stdout.write(
    `limits: those of a disk that syncs in ${promisedSync} ms, times ${scale.toFixed(2)}\n`,
  );
  const late = measured.filter(({ values, limit }) => percentile(values, 0.99) > limit * scale);
  for (const { what } of late) process.stdout.write(`TOO SLOW: ${what}\n`);
  return late.length === 0;
}

function syncTimes(path: string): number[] {
  const file = openSync(path, "w");
  return Array.from({ length: 200 }, () => {
    const began = performance.now();
    writeSync(file, '{"type":"act","seat":0,"round":1,"a":0}\n');
    fdatasyncSync(file);
    return performance.now() - began;
  });
}

/** What the crowd was told against what the log holds. */
function compare(folder: string, crowd: Crowd): { readonly lost: number; readonly twice: number } {
  const events = readFileSync(join(folder, "session.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const acts = events.filter(({ type }) => type === "act");
  const stored = new Map(acts.map(({ seat, round, a }) => [`${seat}/${round}`, a]));
  let lost = 0;
  for (const { seat, acks } of crowd.members)
    for (const [round, a] of acks) if (stored.get(`${seat}/${round}`) !== a) lost++;
  return { lost, twice: acts.length - stored.size };
}

/** NaN where the system does not tell. */
function residentMegabytes(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024);
  } catch {
    return Number.NaN;
  }
}

function spread(values: readonly number[]): readonly string[] {
  return [0.5, 0.99, 1].map((share) => percentile(values, share).toFixed(1));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
