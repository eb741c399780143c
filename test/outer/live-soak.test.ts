/**
 * Outer ring: five minutes of rounds while a tenth of three hundred phones keeps losing its line. Nothing is lost,
 * nothing is there twice. SOAK_SECONDS makes it shorter or longer.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Crowd, Teacher } from "../../bench/crowd.js";
import { keepServing } from "../../tools/live/keep-serving.js";
import { optionsFor } from "../tools/live/class-room.js";

const people = 300;
const seconds = Number(process.env.SOAK_SECONDS ?? 300);

test("a tenth of the phones flaps: 0 answers lost, 0 there twice, every seat held by its own phone", async () => {
  const options = optionsFor({ folder: mkdtempSync(join(tmpdir(), "live-soak-")) });
  const deaths: string[] = [];
  const server = await keepServing(options, (sentence) => deaths.push(sentence));
  const delay = (member: number) => (member * 7919) % 800;
  const crowd = new Crowd({ port: server.phonePort, code: options.code, count: people, delay });
  let flaps = 0;
  try {
    await crowd.join();
    const seats = crowd.members.map(({ seat }) => seat);
    const teacher = await Teacher.open(server.staffPort, options.secrets.console);
    await teacher.do({ what: "begin", treatment: "each for itself" });
    const flapping = setInterval(() => crowd.drop((flaps++ * 10) % people), 50);
    const end = performance.now() + 1000 * seconds;
    for (let round = 1; performance.now() < end; round++) {
      await teacher.do({ what: "next", seconds: 30 });
      await crowd.until(() => crowd.complete(round));
      await crowd.until(() =>
        crowd.members.every(({ view }) => view?.phase === "result" && view.round === round),
      );
    }
    clearInterval(flapping);
    expect(crowd.members.map(({ seat }) => seat)).toEqual(seats);
    teacher.close();
  } finally {
    crowd.leave();
    await server.stop();
  }
  expect(deaths).toEqual([]);
  expect(flaps).toBeGreaterThan(seconds);
  const events = readFileSync(join(options.folder, "session.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const acts = events.filter(({ type }) => type === "act");
  const stored = new Map(acts.map(({ seat, round, a }) => [`${seat}/${round}`, a]));
  expect(acts).toHaveLength(stored.size);
  expect(events.filter(({ type }) => type === "join")).toHaveLength(people);
  for (const { seat, acks } of crowd.members)
    for (const [round, a] of acks) expect(stored.get(`${seat}/${round}`)).toBe(a);
});
