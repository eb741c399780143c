/** Bad input, row by row: each is refused with one sentence, changes nothing, and is counted on the console. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Reason, refusals } from "../../../tools/live/refusals.js";
import { type ClassRoom, classRoom, openRound, optionsFor } from "./class-room.js";
import { knock, upgrade } from "./knock.js";
import { Phone } from "./phone.js";

let room: ClassRoom;
let teacher: Phone;
/** Somebody who plays, and somebody for whom the round waits. */
let seated: Phone;

beforeAll(async () => {
  room = await classRoom({ header: { ...optionsFor().header, seats: 3 } });
  teacher = await consoleOf(room);
  seated = await Phone.join(room.phonePort);
  await Phone.join(room.phonePort);
  openRound(room);
  await room.room.lesson.saved();
});
afterAll(() => room.close());

async function consoleOf({ staffPort, options }: ClassRoom): Promise<Phone> {
  const page = new Phone(staffPort, undefined, {}, "/staff");
  await page.open();
  page.say({ t: "hello", secret: options.secrets.console });
  await page.hears(({ t }) => t === "welcome");
  return page;
}

const counted = (reason: Reason) => (message: { readonly t: string; readonly refused?: unknown }) =>
  message.t === "staff" && ((message.refused as Record<string, number>)[reason] ?? 0) > 0;

async function stranger(path = "/live"): Promise<Phone> {
  const phone = new Phone(path === "/live" ? room.phonePort : room.staffPort, undefined, {}, path);
  await phone.open();
  return phone;
}

/** The sentence with which a line is closed. */
const closing = async (phone: Phone, say: (phone: Phone) => void) => {
  say(phone);
  await phone.ends();
  return phone.reason;
};
/** The sentence of the answer to a message. */
const answer = async (phone: Phone, message: object | string) => {
  const before = phone.heard.length;
  phone.say(message);
  const heard = await phone.hears((heard) => phone.heard.indexOf(heard) >= before && "text" in heard);
  return String(heard.text);
};
const page = async (port: number, path: string, headers: Record<string, string>) =>
  (await knock(port, path, { headers })).text.trim();

const evilOrigin = { origin: "http://evil.example" };
const evilHost = { host: "evil.example" };

describe("bad input is refused with its sentence, changes nothing and is counted on the console", () => {
  const rows: readonly (readonly [what: string, reason: Reason, provoke: () => Promise<string>])[] = [
    ["a foreign Host asks for a page", "foreign host", () => page(room.phonePort, "/", evilHost)],
    ["a foreign Origin asks for a page", "foreign origin", () => page(room.phonePort, "/", evilOrigin)],
    [
      "a foreign Host asks for a line",
      "foreign host",
      () => page(room.phonePort, "/live", { ...upgrade, ...evilHost }),
    ],
    [
      "a foreign Origin asks for a line",
      "foreign origin",
      () => page(room.phonePort, "/live", { ...upgrade, ...evilOrigin }),
    ],
    [
      "a foreign Host asks for the console's line",
      "foreign host",
      () => page(room.staffPort, "/staff", { ...upgrade, ...evilHost }),
    ],
    [
      "a foreign Origin asks for the console's line",
      "foreign origin",
      () => page(room.staffPort, "/staff", { ...upgrade, ...evilOrigin }),
    ],
    ["a line to nowhere", "no such page", () => page(room.phonePort, "/elsewhere", upgrade)],
    [
      "a wrong secret",
      "wrong secret",
      async () => closing(await stranger("/staff"), (phone) => phone.say({ t: "hello", secret: "guessed" })),
    ],
    [
      "binary",
      "binary",
      async () =>
        closing(await stranger(), ({ socket }) => socket.send(Buffer.from([1, 2]), { binary: true })),
    ],
    ["JSON that says nothing", "no message", () => answer(seated, '{"t":"dance"}')],
    ["no JSON", "no message", () => answer(seated, "no json")],
    [
      "an answer of somebody without a seat",
      "no seat",
      async () => answer(await stranger(), { t: "act", round: 1, a: 0 }),
    ],
    [
      "five messages before a seat",
      "too many messages",
      async () =>
        closing(await stranger(), (phone) => [1, 2, 3, 4, 5].forEach(() => void phone.say({ t: "ping" }))),
    ],
    ["an answer to a round that is over", "late answer", () => answer(seated, { t: "act", round: 0, a: 0 })],
    ["an impossible answer", "impossible answer", () => answer(seated, { t: "act", round: 1, a: 7 })],
    [
      "the word of somebody who coordinates nobody",
      "answer of a spectator",
      () => answer(seated, { t: "instruct", round: 1, choices: [1, 1, 1, 1, 1, 1] }),
    ],
    [
      "wrong letters",
      "turned away: wrong letters",
      async () => answer(await stranger(), { t: "hello", token: "a-token-of-the-test", code: "WXYZ" }),
    ],
    [
      "wrong digits",
      "turned away: wrong digits",
      async () => answer(await stranger(), { t: "claim", token: "a-token-of-the-test", word: "000000" }),
    ],
  ];
  test.each(rows)("%s: %s", async (_what, reason, provoke) => {
    const [log, { seats, phase }] = [room.log().length, room.room.session];
    const before = room.room.refused.get(reason) ?? 0;
    expect(await provoke()).toBe(refusals[reason]);
    expect(room.room.refused.get(reason)).toBe(before + 1);
    await teacher.hears(counted(reason));
    expect(room.log()).toHaveLength(log);
    expect([seats.list.length, phase]).toEqual([2, "open"]);
  });

  test.each([
    ["bytes that are no text", "garbage", 1007, Buffer.from([0xff, 0xfe])],
    ["ten thousand bytes", "oversized", 1009, "x".repeat(10_000)],
  ] as const)("%s end the line with the code that says so: %s", async (_what, reason, code, bytes) => {
    for (const path of ["/live", "/staff"]) {
      const phone = await stranger(path);
      phone.socket.send(bytes, { binary: false });
      expect(await phone.ends()).toBe(code);
    }
    expect(room.room.refused.get(reason)).toBe(2);
    await teacher.hears(counted(reason));
  });

  test("an order of the projector: not a teacher", async () => {
    const projector = await stranger("/staff");
    projector.say({ t: "hello", secret: room.options.secrets.projector });
    await projector.hears(({ t }) => t === "welcome");
    projector.say({ t: "do", what: "close" });
    await teacher.hears(counted("not a teacher"));
    expect(room.room.session.phase).toBe("open");
  });

  test("a second answer: it is told the first, and counted", async () => {
    await seated.act(1, 1);
    expect(await seated.act(1, 0)).toEqual({ t: "ack", round: 1, a: 1, dup: true });
    await teacher.hears(counted("second answer"));
  });

  test("a locked room, a full one and a seat that was sent out", async () => {
    const hello = { t: "hello", code: "ABCD" };
    room.teach({ what: "lock" });
    expect(await answer(await stranger(), { ...hello, token: "somebody-who-is-late" })).toBe(
      refusals["turned away: locked"],
    );
    room.teach({ what: "lock" });
    const third = await Phone.join(room.phonePort);
    expect(await answer(await stranger(), { ...hello, token: "a-fourth-of-three" })).toBe(
      refusals["turned away: full"],
    );
    room.teach({ what: "kick", seat: 2 });
    expect(await answer(await stranger(), { ...hello, token: third.token })).toBe(
      refusals["turned away: sent out"],
    );
    for (const why of ["locked", "full", "sent out"] as const)
      await teacher.hears(counted(`turned away: ${why}`));
  });
});

test("a log with half a line at its end is mended, and the console says so", async () => {
  const first = await classRoom();
  await Phone.join(first.phonePort);
  await first.close();
  appendFileSync(join(first.options.folder, "session.jsonl"), '{"type":"jo');
  const again = await classRoom(first.options);
  try {
    const page = await consoleOf(again);
    await page.hears(counted("half a line of the log"));
    expect(again.room.session.seats.list).toHaveLength(1);
  } finally {
    await again.close();
  }
});
