/**
 * Outer ring: a lesson in which the server is killed twenty times at moments that nobody chose. What was acknowledged
 * is there afterwards, once and unchanged.
 */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Crowd, Teacher } from "../../bench/crowd.js";
import { keepServing } from "../../tools/live/keep-serving.js";
import { optionsFor } from "../tools/live/class-room.js";

const people = 60;
const kills = 20;

test("twenty kills in a lesson: nothing acknowledged is lost, changed or there twice", async () => {
  const options = optionsFor({ folder: mkdtempSync(join(tmpdir(), "live-kills-")) });
  const deaths: string[] = [];
  const server = await keepServing(options, (sentence) => deaths.push(sentence));
  const crowd = new Crowd({
    ...{ port: server.phonePort, code: options.code, count: people },
    // Answers dribble in, so that a kill falls among them.
    delay: (member) => (member * 7919) % 400,
  });
  const lesson = async () => {
    await crowd.join();
    const teach = async (command: { what: string; treatment?: string; seconds?: number }) => {
      const teacher = await Teacher.open(server.staffPort, options.secrets.console);
      const said = await teacher.do(command);
      teacher.close();
      return said;
    };
    await teach({ what: "begin", treatment: "each for itself" });
    for (let round = 1; round <= kills; round++) {
      expect(await teach({ what: "next", seconds: 60 })).toContain(`Round ${round} is open`);
      // After some of the answers, as chance has it.
      const some = Math.floor(Math.random() * people);
      await crowd.until(() => crowd.members.filter(({ acks }) => acks.has(round)).length >= some);
      process.kill(server.pid()!, "SIGKILL");
      await crowd.until(() => crowd.complete(round));
      await crowd.until(() =>
        crowd.members.every(
          ({ view }) => view?.phase === "result" && view.round === round && view.result !== "",
        ),
      );
    }
    expect(deaths).toHaveLength(kills);
  };
  try {
    // A server that gives up ends the test with its sentence; without it the phones would call for ever.
    await Promise.race([lesson(), server.ended]);
  } finally {
    crowd.leave();
    await server.stop();
  }
  const events = readFileSync(join(options.folder, "session.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const acts = events.filter(({ type }) => type === "act");
  const stored = new Map(acts.map(({ seat, round, a }) => [`${seat}/${round}`, a]));
  expect(acts).toHaveLength(stored.size);
  expect(events.filter(({ type }) => type === "join")).toHaveLength(people);
  let acknowledged = 0;
  for (const { seat, acks } of crowd.members)
    for (const [round, a] of acks) {
      expect(stored.get(`${seat}/${round}`)).toBe(a);
      acknowledged++;
    }
  // A phone whose acknowledgement died with the server sees its answer on the page instead.
  expect(acknowledged).toBeGreaterThan((people * kills) / 2);
});

test("a server that dies without having saved anything is given up after the sixth time, in one sentence", async () => {
  const options = optionsFor({ folder: mkdtempSync(join(tmpdir(), "live-dies-")) });
  const server = await keepServing(options, () => {});
  const ended = server.ended.catch(({ message }: Error) => message);
  let killed: number | undefined;
  const again = setInterval(() => {
    if (server.pid() !== killed) process.kill((killed = server.pid()!), "SIGKILL");
  }, 20);
  try {
    expect(await ended).toBe(`the server keeps dying; its log is in ${options.folder}`);
  } finally {
    clearInterval(again);
  }
});

test("a server that cannot start says so in one sentence", async () => {
  const options = optionsFor({ folder: join(tmpdir(), "there", "is", "no", "such", "folder") });
  await expect(keepServing(options, () => {})).rejects.toThrow("session.jsonl cannot be written");
});
