import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classGame } from "coordlab-experiments/11-your-class/class-games.js";
import { afterEach, expect, test } from "vitest";
import { obey } from "../../../tools/live/commands.js";
import { exportedFiles } from "../../../tools/live/export.js";
import { Lesson } from "../../../tools/live/lesson.js";
import { betweenRounds, lastRound } from "../../../tools/live/pages/round-words.js";
import { phoneView } from "../../../tools/live/phone-view.js";
import { predict } from "../../../tools/live/prediction.js";
import type { Line } from "../../../tools/live/presence.js";
import { projectorView } from "../../../tools/live/projector-view.js";
import { Room } from "../../../tools/live/room.js";
import { header } from "./lessons.js";

const lessons: Lesson[] = [];

afterEach(async () => {
  for (const lesson of lessons.splice(0)) await lesson.log.close();
});

/** A room whose clock is turned by hand. */
async function roomWith(people: number) {
  const lesson = await Lesson.open(join(mkdtempSync(join(tmpdir(), "live-room-")), "session.jsonl"), header);
  lessons.push(lesson);
  const clock = { now: 0 };
  const room = new Room(lesson, () => clock.now);
  room.stop();
  const lines = Array.from(
    { length: people },
    (): Line => ({ send: () => {}, replace: () => {}, end: () => {} }),
  );
  lines.forEach((line, seat) => {
    room.submit({ type: "join", hash: `person ${seat}` });
    room.presence.arrive(seat, line);
  });
  return { room, clock, lines };
}

function begin(room: Room, treatment = "each for itself", game = "corridor"): void {
  obey(room, { what: "begin", game, treatment });
  obey(room, { what: "next", seconds: 20 });
}

test("a round does not wait for a ghost, but for a phone that has just gone it waits five seconds", async () => {
  const { room, clock, lines } = await roomWith(3);
  begin(room);
  for (const seat of [0, 1]) room.submit({ type: "act", seat, round: 1, a: 1 });
  room.presence.leave(2, lines[2]!);
  clock.now = 4_999;
  room.closeIfComplete();
  expect(room.session.phase).toBe("open");
  clock.now = 5_000;
  room.closeIfComplete();
  expect(room.session.phase).toBe("result");
  expect(room.session.block!.groups[0]!.steps[0]!.by).toMatch(/^[ps.]+$/);
});

test("ten seconds more, and a pause that stops the clock", async () => {
  const { room, clock } = await roomWith(2);
  begin(room);
  clock.now = 5_000;
  expect(room.left()).toBe(15_000);
  obey(room, { what: "extend" });
  expect(room.left()).toBe(25_000);
  obey(room, { what: "pause" });
  clock.now = 60_000;
  expect(room.left()).toBe(25_000);
  obey(room, { what: "pause" });
  clock.now = 61_000;
  expect(room.left()).toBe(24_000);
});

test("no round is shorter than ten seconds", async () => {
  const { room } = await roomWith(2);
  obey(room, { what: "begin", treatment: "each for itself" });
  expect(obey(room, { what: "next", seconds: 3 })).toBe("Round 1 is open for 10 seconds.");
});

test("a bot plays for the absent until they answer again, and the rows say so", async () => {
  const { room, lines } = await roomWith(3);
  begin(room, "lowest first");
  room.presence.leave(2, lines[2]!);
  expect(obey(room, { what: "absent" })).toBe("Bots play for 1 until their people answer again.");
  for (const seat of [0, 1]) room.submit({ type: "act", seat, round: 1, a: 1 });
  room.closeIfComplete();
  expect(room.session.block!.groups[0]!.steps[0]!.by).toContain("b");
  obey(room, { what: "next" });
  room.submit({ type: "act", seat: 2, round: 2, a: 1 });
  expect(room.session.seats.list[2]!.bot).toBe(false);
});

test("undo takes back the open round, then the last one, and the group's books with it", async () => {
  const { room } = await roomWith(2);
  begin(room);
  room.submit({ type: "act", seat: 0, round: 1, a: 0 });
  room.submit({ type: "act", seat: 1, round: 1, a: 1 });
  room.closeIfComplete();
  const { run } = room.session.block!.groups[0]!;
  expect(run.ledger().worked).toBeGreaterThanOrEqual(0);
  obey(room, { what: "next" });
  expect(obey(room, { what: "undo" })).toBe("The open round is gone.");
  expect(room.session.block!.rounds).toEqual([1]);
  expect(obey(room, { what: "undo" })).toBe("The last round is undone.");
  expect(room.session.block!.groups[0]!.run.ledger().steps).toBe(0);
  expect(obey(room, { what: "undo" })).toBe("There is no round to undo.");
});

test("half of the groups: the rule goes to the even ones first, in the next block to the odd ones", async () => {
  const { room } = await roomWith(12);
  obey(room, { what: "begin", treatment: "lowest first", split: true });
  expect(room.session.block!.treatments).toEqual(["lowest first", "each for itself"]);
  expect(
    projectorView(room.session, null, "").arms.map(({ treatment, groups }) => [treatment, groups]),
  ).toEqual([
    ["lowest first", 1],
    ["each for itself", 1],
  ]);
  obey(room, { what: "begin", treatment: "lowest first", split: true });
  expect(room.session.block!.treatments).toEqual(["each for itself", "lowest first"]);
});

test("no round is opened while nothing can be saved", async () => {
  const { room } = await roomWith(2);
  obey(room, { what: "begin", treatment: "each for itself" });
  room.lesson.log.trouble = "ENOSPC: no space left on device";
  expect(obey(room, { what: "next" })).toBe(
    "No round: nothing can be saved (ENOSPC: no space left on device). Make room on the disk.",
  );
  expect(room.session.phase).toBe("result");
});

test("a room of bots alone plays, in every game and under every rule", async () => {
  for (const game of ["corridor", "doorway", "crawlers", "lift"])
    for (const treatment of ["each for itself", "lowest first", "taking turns", "coordinator"]) {
      const { room } = await roomWith(0);
      obey(room, { what: "testers", count: 12 });
      begin(room, treatment, game);
      room.closeIfComplete();
      const [arm] = projectorView(room.session, null, "").arms;
      expect(arm!.rounds).toHaveLength(1);
      if (treatment === "lowest first" && game === "corridor")
        expect(arm!.rounds[0]).toEqual({ round: 1, made: 2, wrong: 0, messages: 0 });
      if (treatment === "coordinator")
        expect(arm!.rounds[0]!.messages).toBe(12 - room.session.block!.groups.length);
    }
});

test("the prediction: by number every group crosses in every round; a coin crosses in 6/64 of them", () => {
  const game = classGame("corridor");
  expect(predict(game, "lowest first", 50)).toEqual({ mean: 50, low: 50, high: 50 });
  // 4,000 rounds of a coin at 6 * 0.5^6: within four standard errors of the law.
  const { mean } = predict(game, "each for itself", 1);
  expect(Math.abs(mean - 6 / 64)).toBeLessThan(4 * Math.sqrt(((6 / 64) * (58 / 64)) / 4000));
});

test("what a phone shows of others is what everybody may know: no other seat's answer", async () => {
  const { room } = await roomWith(6);
  begin(room);
  const before = phoneView(room.session, 0, 20_000);
  for (const seat of [1, 2, 3]) room.submit({ type: "act", seat, round: 1, a: seat % 2 });
  expect(phoneView(room.session, 0, 20_000)).toEqual(before);
});

test.each([
  ["corridor", "lowest first", [/^You (crossed|waited)\.$/, "made 1 crossing", "made 2 crossings"]],
  ["lift", "lowest first", [/^You two lifted the shelf\.$/, "lifted 2 shelves", "lifted 4 shelves"]],
] as const)("%s: phone and projector count the same, in whole sentences", async (game, rule, expected) => {
  const { room } = await roomWith(4);
  obey(room, { what: "begin", game, treatment: rule });
  for (const round of [1, 2]) {
    obey(room, { what: "next", seconds: 20 });
    const { groups } = room.session.block!;
    for (const seat of [0, 1, 2, 3]) {
      const at = room.session.block!.placeOf(seat)!;
      room.submit({ type: "act", seat, round, a: groups[at.group]!.suggestion[at.place]! });
    }
    room.closeIfComplete();
    const made = projectorView(room.session, null, "").arms[0]!.rounds.reduce(
      (sum, one) => sum + one.made,
      0,
    );
    const { text, result } = phoneView(room.session, 0, null);
    expect(result).toMatch(expected[0]);
    expect(text).toContain(`Your group ${expected[round]}.`);
    expect(text).toContain(` ${made} `);
    expect(text).toMatch(
      round === 1 ? /^You [a-z ]+ in [01] of 1 round\. / : /^You [a-z ]+ in [0-2] of 2 rounds\. /,
    );
  }
});

test("a coordinator reads of itself, before and after it has spoken; everybody reads a number of their own", async () => {
  const { room } = await roomWith(3);
  begin(room, "coordinator");
  const { block, seats } = room.session;
  const leader = block!.coordinatorOf(0, seats.list)!;
  const others = [0, 1, 2].filter((seat) => seat !== leader);
  const rules = () => [leader, ...others].map((seat) => phoneView(room.session, seat, 20_000).rule);
  const numbers = [leader, ...others].map((seat) => block!.placeOf(seat)!.place + 1);
  const told = numbers
    .slice(1)
    .map((k) => `One of your group tells everybody what to do. You are number ${k}.`);
  const mine = (text: string) => [`${text} You are number ${numbers[0]}.`, ...told];
  expect(rules()).toEqual(mine("You are the coordinator: choose for everybody in your group."));
  room.submit({
    type: "instruct",
    seat: leader,
    round: 1,
    choices: [0, 1, 1, 0, 0, 0],
  });
  expect(rules()).toEqual(mine("You are the coordinator: your group knows what you chose for it."));
  expect(phoneView(room.session, leader, 20_000)).toMatchObject({ mine: 0, members: [] });
  expect(phoneView(room.session, others[0]!, 20_000).told).not.toBe("");
  room.close();
  expect(rules()).toEqual(mine("You are the coordinator of your group."));
});

test("console and projector say which round is over and how many are played, also after an undo", async () => {
  const { room } = await roomWith(2);
  const view = () => projectorView(room.session, null, "");
  expect(betweenRounds(view())).toBe("No game yet.");
  obey(room, { what: "begin", treatment: "lowest first" });
  expect(betweenRounds(view())).toBe("The corridor, lowest first: no round is played yet.");
  const play = () => {
    obey(room, { what: "next", seconds: 20 });
    room.close();
  };
  play();
  expect(betweenRounds(view())).toBe("Round 1 is over. The corridor, lowest first: 1 round is played.");
  play();
  expect(betweenRounds(view())).toBe("Round 2 is over. The corridor, lowest first: 2 rounds are played.");
  obey(room, { what: "undo" });
  expect(lastRound(view())).toBe(1);
  expect(betweenRounds(view())).toBe("Round 1 is over. The corridor, lowest first: 1 round is played.");
  obey(room, { what: "undo" });
  expect(lastRound(view())).toBe(undefined);
  obey(room, { what: "begin", treatment: "lowest first", split: true });
  play();
  expect(betweenRounds(view())).toMatch(/^Round 3 is over\. The corridor, .* and .*: 1 round is played\.$/);
});

test("exports: a row a decision, no names unless asked for, and no formula for a spreadsheet", async () => {
  const { room } = await roomWith(3);
  room.submit({ type: "name", seat: 0, name: '=1+"x"' });
  begin(room);
  for (const seat of [0, 1, 2]) room.submit({ type: "act", seat, round: 1, a: 1 });
  room.closeIfComplete();
  const [actions, rounds, record] = exportedFiles(room.session, false);
  expect(actions!.text.trim().split("\r\n")).toHaveLength(4);
  expect(rounds!.text).toContain("1,corridor,each for itself,1,1,0,0,0,0");
  expect(actions!.text).not.toContain("name");
  expect(JSON.parse(record!.text).blocks[0].groups[0].steps[0].by).toBe("ppp...");
  expect(exportedFiles(room.session, true)[0]!.text).toContain(`"'=1+""x"""`);
});
