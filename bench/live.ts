/** A live class of 300: how soon an answer is safe, what a flood costs, how soon a killed server serves again. */
import { fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepServing } from "course/live";
import { WebSocket } from "ws";
import { Crowd, Teacher } from "./crowd.js";
import { printTable } from "./table.js";

const seats = 300;
const secrets = { console: "console-secret-of-the-bench", projector: "projector-secret" };
const code = "ABCD";

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-live-"));
  const rows: (readonly (string | number)[])[] = [["what", "p50 (ms)", "p99 (ms)", "most (ms)"]];
  const row = (what: string, values: readonly number[]) => rows.push([what, ...spread(values)]);
  row("this disk: one small write and its sync", syncTimes(join(folder, "disk")));

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
    row("300 answers over a second, until acknowledged", await rounds(5));
    thinking = () => 0;
    row("300 answers all at once", await rounds(5));
    thinking = (member) => (member * 1000) / seats;
    const flood = new Flood(server.phonePort);
    flood.start();
    row("the same over a second, beside a flood", await rounds(5));
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
    row("kill -9 after 150 answers, until all 300 are in", returns);
    const memory = residentMegabytes(server.pid()!);

    printTable(`A live class of ${seats}, server and phones on this machine`, rows);
    const { lost, twice } = compare(folder, crowd);
    process.stdout.write(
      `300 joins ${joined.toFixed(0)} ms; flood ${floodRate.toFixed(0)} messages/s from 20 connections; ` +
        `memory ${memory} MB; acknowledged answers lost ${lost}, stored twice ${twice}\n`,
    );
  } finally {
    crowd.leave();
    teacher.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Twenty attackers who know the letters: each comes anew every tenth of a second and says 100 things. */
class Flood {
  private sent = 0;
  private readonly began = performance.now();
  private readonly sockets = new Set<WebSocket>();
  private readonly ticking: NodeJS.Timeout[] = [];

  constructor(private readonly port: number) {}

  start(): void {
    for (let flooder = 0; flooder < 20; flooder++)
      this.ticking.push(setInterval(() => this.strike(`the-token-of-flooder-${flooder}`), 100));
  }

  /** Messages a second that were sent. */
  stop(): number {
    for (const timer of this.ticking) clearInterval(timer);
    for (const socket of this.sockets) socket.terminate();
    return (1000 * this.sent) / (performance.now() - this.began);
  }

  private strike(token: string): void {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/live`, { perMessageDeflate: false });
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.sockets.delete(socket));
    socket.on("open", () => {
      socket.send(JSON.stringify({ t: "hello", token, code }));
      for (let k = 0; k < 100; k++) socket.send('{"t":"act","round":1,"a":0}');
      this.sent += 101;
    });
  }
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

function residentMegabytes(pid: number): number | string {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024);
  } catch {
    return "unknown";
  }
}

function spread(values: readonly number[]): readonly [string, string, string] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  return [at(0.5), at(0.99), at(1)];
}
