import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lanAddress, lanAddresses } from "../../../tools/live/addresses.js";
import { page } from "../../../tools/live/page-text.js";
import { type ClassRoom, classRoom, openRound, optionsFor } from "./class-room.js";
import { knock } from "./knock.js";
import { Phone } from "./phone.js";

let room: ClassRoom;
beforeAll(async () => {
  room = await classRoom({ header: { ...optionsFor().header, seats: 50 } });
});
afterAll(() => room.close());

const status = async (port: number, path: string, headers: Record<string, string> = {}, method = "GET") =>
  (await knock(port, path, { headers, method })).status;

/** The code with which a connection ends, or 0 if it was never made. */
async function fate(made: Phone, say: (phone: Phone) => void): Promise<number> {
  await made.open();
  if (made.socket.readyState === made.socket.OPEN) say(made);
  const code = await made.ends();
  return code === 1006 ? 0 : code;
}

describe("pages", () => {
  test("are given to this machine's own names and to nobody who came by another", async () => {
    const { phonePort } = room;
    expect(await status(phonePort, "/")).toBe(200);
    expect(await status(phonePort, "/", { host: `localhost:${phonePort}` })).toBe(200);
    expect(await status(phonePort, "/", { host: "evil.example" })).toBe(403);
    expect(await status(phonePort, "/", { origin: "http://evil.example" })).toBe(403);
    expect(await status(phonePort, "/", {}, "POST")).toBe(405);
    expect(await status(phonePort, "/../package.json")).toBe(404);
  });

  test("of the teacher are not to be had where phones are", async () => {
    expect(await status(room.phonePort, "/console")).toBe(404);
    expect(await status(room.phonePort, "/projector")).toBe(404);
    expect(await status(room.staffPort, "/console")).toBe(200);
    expect(await status(room.staffPort, "/projector")).toBe(200);
    expect(await fate(new Phone(room.phonePort, undefined, {}, "/staff"), () => {})).toBe(0);
  });

  test.each(["phone", "projector", "console", "keyboard"] as const)(
    "%s: under 30 kB, nothing from elsewhere, never markup from text",
    (name) => {
      const { html, policy } = page(name);
      expect(Buffer.byteLength(html)).toBeLessThan(30_000);
      expect(html).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
      expect(html).not.toMatch(/(src|href)="https?:/);
      expect(policy).toMatch(/^default-src 'none'; .*script-src 'sha256-[^ ;]+'; style-src 'sha256-[^ ;]+'$/);
    },
  );
});

describe("connections", () => {
  test("of a foreign page or under a foreign name are refused", async () => {
    const { phonePort, staffPort } = room;
    expect(await fate(new Phone(phonePort, undefined, { origin: "http://evil.example" }), () => {})).toBe(0);
    expect(await fate(new Phone(phonePort, undefined, { host: "evil.example" }), () => {})).toBe(0);
    expect(
      await fate(new Phone(staffPort, undefined, { origin: "http://evil.example" }, "/staff"), () => {}),
    ).toBe(0);
  });

  test("that say nothing sensible are counted and change nothing", async () => {
    const seats = room.room.session.seats.list.length;
    const phone = new Phone(room.phonePort);
    await phone.open();
    for (const said of [
      "no json",
      '{"t":"act","round":1,"a":0}',
      '{"t":"hello","token":"short","code":"ABCD"}',
    ])
      phone.say(said);
    phone.say({ t: "hello", token: phone.token, code: "ABCD" });
    await phone.hears(({ t }) => t === "view");
    expect(room.room.session.seats.list).toHaveLength(seats + 1);
    expect(room.room.refused.get("no message")).toBeGreaterThanOrEqual(2);
    expect(room.room.refused.get("no seat")).toBeGreaterThanOrEqual(1);
    phone.hangUp();
  });

  test("to the console need its secret; the projector's opens no console", async () => {
    const wrong = new Phone(room.staffPort, undefined, {}, "/staff");
    await wrong.open();
    wrong.say({ t: "hello", secret: "guessed" });
    expect(await wrong.ends()).toBe(4401);
    const projector = new Phone(room.staffPort, undefined, {}, "/staff");
    await projector.open();
    projector.say({ t: "hello", secret: room.options.secrets.projector });
    await projector.hears(({ t }) => t === "welcome");
    const blocks = room.room.session.blocks.length;
    projector.say({ t: "do", what: "begin", treatment: "each for itself" });
    await expect.poll(() => room.room.refused.get("not a teacher")).toBe(1);
    expect(room.room.session.blocks).toHaveLength(blocks);
    projector.hangUp();
  });
});

test("a flood from a seat is cut off, and the others never notice", async () => {
  const [honest, flooder] = [await Phone.join(room.phonePort), await Phone.join(room.phonePort)];
  const round = openRound(room);
  await flooder.hears(({ phase }) => phase === "open");
  for (let k = 0; k < 1000; k++) flooder.say({ t: "act", round, a: 1 });
  expect(await flooder.ends()).toBe(1008);
  expect(await honest.act(round, 1)).toMatchObject({ t: "ack", a: 1 });
  // Its answer stands, and it stays out until the next phase.
  const again = new Phone(room.phonePort, flooder.token);
  await again.open();
  again.say({ t: "hello", token: flooder.token, code: "ABCD" });
  expect(await again.ends()).toBe(1008);
  room.teach({ what: "close" });
  await room.room.lesson.saved();
  expect((await Phone.join(room.phonePort, { token: flooder.token })).seat).toBe(flooder.seat);
  honest.hangUp();
});

test("strangers cannot keep the class out: the oldest of too many is cut", async () => {
  const strangers = Array.from({ length: 101 }, () => new Phone(room.phonePort));
  await Promise.all(strangers.map((phone) => phone.open()));
  expect(await Promise.race(strangers.map(async (phone) => (await phone.ends()) * 1))).toBe(1008);
  const honest = await Phone.join(room.phonePort);
  expect(honest.last("view").t).toBe("view");
  for (const phone of [...strangers, honest]) phone.hangUp();
});

test("a laptop in no network says what to do, and real networks come before virtual ones", () => {
  const address = (text: string, internal = false) =>
    ({ address: text, family: "IPv4", internal, netmask: "", mac: "", cidr: null }) as const;
  expect(lanAddresses({ lo: [address("127.0.0.1", true)] })).toEqual([]);
  expect(
    lanAddresses({
      docker0: [address("172.17.0.1")],
      eth0: [address("8.8.4.4")],
      wlan0: [address("192.168.1.7")],
    }),
  ).toEqual(["192.168.1.7", "8.8.4.4", "172.17.0.1"]);
  if (lanAddresses().length === 0) expect(() => lanAddress()).toThrow("this machine is in no network");
});
