import { readFileSync } from "node:fs";
import { readClassRecord } from "coordlab-experiments/11-your-class/class-record.js";
import { classRuns } from "coordlab-experiments/11-your-class/class-runs.js";
import { afterEach, describe, expect, test } from "vitest";
import { serve } from "../../../tools/live/server.js";
import { type ClassRoom, classRoom, openRound, optionsFor } from "./class-room.js";
import { Phone } from "./phone.js";

const rooms: ClassRoom[] = [];

async function room(more = {}): Promise<ClassRoom> {
  const made = await classRoom(more);
  rooms.push(made);
  return made;
}

afterEach(async () => {
  for (const made of rooms.splice(0)) await made.close();
});

const join = (made: ClassRoom, token?: string) =>
  Phone.join(made.phonePort, token === undefined ? {} : { token });

describe("an answer", () => {
  test("is on disk before it is acknowledged", async () => {
    const made = await room();
    const phone = await join(made);
    const ack = await phone.act(openRound(made), 1);
    expect(ack).toEqual({ t: "ack", round: 1, a: 1 });
    expect(made.log()).toContainEqual(expect.objectContaining({ type: "act", seat: 0, round: 1, a: 1 }));
  });

  test("counts once: a second, different one is told what the first was", async () => {
    const made = await room();
    const [phone] = [await join(made), await join(made)];
    const round = openRound(made);
    await phone.act(round, 1);
    expect(await phone.act(round, 0)).toEqual({ t: "ack", round, a: 1, dup: true });
    expect(made.log().filter(({ type }) => type === "act")).toHaveLength(1);
    expect(made.room.refused.get("second answer")).toBe(1);
  });

  test("comes too late when the round is over, and does not count", async () => {
    const made = await room();
    const [phone] = [await join(made), await join(made)];
    const round = openRound(made);
    await phone.hears(({ phase }) => phase === "open");
    made.teach({ what: "close" });
    expect(await phone.act(round, 0)).toMatchObject({ t: "refused", round, why: "late" });
    expect(made.log().filter(({ type }) => type === "act")).toHaveLength(0);
  });

  test("that is none of the options is refused", async () => {
    const made = await room();
    const [phone] = [await join(made), await join(made)];
    expect(await phone.act(openRound(made), 2)).toMatchObject({ t: "refused", why: "bad" });
  });

  test("of everybody ends the round at once", async () => {
    const made = await room();
    const phones = [await join(made), await join(made), await join(made)];
    const round = openRound(made);
    await Promise.all(phones.map((phone, k) => phone.act(round, k === 1 ? 0 : 1)));
    const results = await Promise.all(
      phones.map((phone) => phone.hears(({ phase, result }) => phase === "result" && result !== "")),
    );
    expect(results.map(({ result }) => result)).toEqual(["You waited.", "You crossed.", "You waited."]);
  });
});

describe("a seat", () => {
  test("is got back by its token, with the answer of the round that is open", async () => {
    const made = await room();
    const [phone] = [await join(made), await join(made)];
    await phone.act(openRound(made), 0);
    phone.hangUp();
    const again = await join(made, phone.token);
    expect(again.last("view")).toMatchObject({ seat: 0, phase: "open", mine: 0 });
  });

  test("goes to the newest of two pages, and the older one is told", async () => {
    const made = await room();
    const first = await join(made);
    const second = await join(made, first.token);
    expect(await first.ends()).toBe(4001);
    expect(second.seat).toBe(first.seat);
  });

  test("for a broken phone: the teacher's word gives it to a new one, and the old one has lost it", async () => {
    const made = await room();
    const old = await join(made);
    const word = /types (\d{4} \d{4})/.exec(made.teach({ what: "handover", seat: 0 }))![1]!;
    const fresh = new Phone(made.phonePort);
    await fresh.open();
    fresh.say({ t: "claim", token: fresh.token, word });
    expect(await fresh.hears(({ t }) => t === "view")).toMatchObject({ seat: 0 });
    expect(await old.ends()).toBe(4001);
    // Used once; and what is not the word gives nothing.
    for (const tried of [word, "000000"]) {
      const thief = new Phone(made.phonePort);
      await thief.open();
      thief.say({ t: "claim", token: thief.token, word: tried });
      expect(await thief.hears(({ t }) => t === "away")).toMatchObject({ why: "turned away: wrong digits" });
    }
    expect((await join(made, old.token)).seat).toBe(1);
  });

  test("sent out by the teacher cannot come back until it is allowed again", async () => {
    const made = await room();
    const phone = await join(made);
    made.teach({ what: "kick", seat: 0 });
    expect(await phone.ends()).toBe(4003);
    expect((await join(made, phone.token)).last("away").why).toBe("turned away: sent out");
    made.teach({ what: "allow", seat: 0 });
    expect((await join(made, phone.token)).seat).toBe(0);
  });

  test("is found in a locked room by its token; others are turned away, as without the letters and when all are taken", async () => {
    const made = await room({ header: { ...optionsFor().header, seats: 2 } });
    const phone = await join(made);
    made.teach({ what: "lock" });
    expect((await join(made)).last("away").why).toBe("turned away: locked");
    expect((await join(made, phone.token)).seat).toBe(0);
    made.teach({ what: "lock" });
    expect((await Phone.join(made.phonePort, { code: "WXYZ" })).last("away").why).toBe(
      "turned away: wrong letters",
    );
    await join(made);
    expect((await join(made)).last("away").why).toBe("turned away: full");
  });

  test("asked for twice by the same phone is one seat", async () => {
    const made = await room();
    const token = "a-phone-that-is-impatient";
    await Promise.all([join(made, token), join(made, token)].map((phone) => phone.catch(() => {})));
    expect(made.room.session.seats.list).toHaveLength(1);
  });

  test("taken late watches the open round and plays the next", async () => {
    const made = await room();
    await join(made);
    openRound(made);
    const late = await join(made);
    expect(late.last("view")).toMatchObject({ phase: "open", buttons: [] });
    made.teach({ what: "close" });
    made.teach({ what: "next", seconds: 60 });
    expect(await late.act(2, 0)).toMatchObject({ t: "ack", round: 2 });
  });
});

test("a coordinator's word reaches its group, costs a message for each of the others, and is in the books", async () => {
  const made = await room();
  const phones = await Promise.all(Array.from({ length: 6 }, () => join(made)));
  const round = openRound(made, "corridor", "coordinator");
  const views = await Promise.all(phones.map((phone) => phone.hears(({ phase }) => phase === "open")));
  const leads = views.findIndex(({ members }) => (members as unknown[]).length === 6);
  phones[leads]!.say({ t: "instruct", round, choices: [1, 1, 0, 1, 1, 1] });
  const told = await Promise.all(
    phones.map((phone) => phone.hears((message) => message.told !== undefined && message.told !== "")),
  );
  expect(told.map(({ told }) => told).sort()).toEqual(["Go", "Wait", "Wait", "Wait", "Wait", "Wait"]);
  await Promise.all(
    phones.map((phone, k) => (k === leads ? undefined : phone.act(round, told[k]!.told === "Go" ? 0 : 1))),
  );
  await phones[0]!.hears(({ phase, result }) => phase === "result" && result !== "");
  expect(made.room.session.block!.groups[0]!.run.ledger()).toMatchObject({
    worked: 1,
    messages: 5,
    rounds: 1,
  });
});

test("what a teacher does is on disk before the console says so", async () => {
  const made = await room();
  const teacher = new Phone(made.staffPort, undefined, {}, "/staff");
  await teacher.open();
  teacher.say({ t: "hello", secret: made.options.secrets.console });
  await teacher.hears(({ t }) => t === "welcome");
  const logged = new Promise<boolean>((resolve) => {
    teacher.socket.on("message", (data) => {
      if (JSON.parse(String(data)).t === "said") resolve(made.log().some(({ type }) => type === "begin"));
    });
  });
  teacher.say({ t: "do", what: "begin", treatment: "each for itself" });
  expect(await logged).toBe(true);
});

test("a round in progress goes on from the log after the server is gone", async () => {
  const made = await room();
  const phones = [await join(made), await join(made), await join(made)];
  const round = openRound(made);
  await phones[0]!.act(round, 0);
  await made.close();
  const again = await serve(made.options);
  try {
    const [first, second] = await Promise.all(
      phones.map((phone) => Phone.join(again.phonePort, { token: phone.token })),
    );
    expect(first!.last("view")).toMatchObject({ seat: 0, round, phase: "open", mine: 0 });
    expect(second!.last("view")).toMatchObject({ seat: 1, round, phase: "open", mine: null });
    expect(await second!.act(round, 1)).toMatchObject({ t: "ack" });
  } finally {
    await again.close();
  }
});

test("tokens and nicknames: the log never holds a token, a nickname may be markup and stays text", async () => {
  const made = await room();
  const phone = await join(made);
  phone.say({ t: "name", name: "<img src=x onerror=alert(1)>" });
  await phone.hears(({ name }) => name !== undefined && name !== "");
  expect(made.room.session.seats.list[0]!.name).toBe("<img src=x onerror=alert");
  expect(JSON.stringify(made.log())).not.toContain(phone.token);
});

test("one hundred and fifty-one people called Kim have one hundred and fifty-one names", async () => {
  const made = await room();
  const phones = await Promise.all(Array.from({ length: 151 }, () => join(made)));
  for (const phone of phones) phone.say({ t: "name", name: "Kim" });
  await Promise.all(phones.map((phone) => phone.hears(({ name }) => name !== undefined && name !== "")));
  const names = made.room.session.seats.list.map(({ name }) => name);
  expect(new Set(names).size).toBe(151);
  expect(names).toContain("Kim");
  expect(names).toContain("Kim 151");
});

test("a port that is in use is refused with the way out", async () => {
  const made = await room();
  await expect(serve(optionsFor({ phonePort: made.phonePort }))).rejects.toThrow(
    `port ${made.phonePort} is in use; choose another with --port`,
  );
});

test("the end of a lesson that is kept leaves its files in the folder, and the record plays again", async () => {
  const made = await room({ keep: true });
  const [phone] = [await join(made), await join(made)];
  await phone.act(openRound(made), 0);
  made.teach({ what: "close" });
  const teacher = new Phone(made.staffPort, undefined, {}, "/staff");
  await teacher.open();
  teacher.say({ t: "hello", secret: made.options.secrets.console });
  await teacher.hears(({ t }) => t === "welcome");
  teacher.say({ t: "do", what: "end" });
  expect(await teacher.hears(({ t }) => t === "said")).toMatchObject({
    text: `Kept in ${made.options.folder}.`,
  });
  const record = readClassRecord(readFileSync(`${made.options.folder}/class.json`, "utf8"));
  expect(classRuns(record)[0]!.ledger.worked).toBe(made.room.session.block!.groups[0]!.run.ledger().worked);
  expect(
    readFileSync(`${made.options.folder}/actions.csv`, "utf8").trim().split("\n").length,
  ).toBeGreaterThan(2);
});
