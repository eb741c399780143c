/** From outside: the machine's other address, as a phone in the same network calls it. */
import { afterEach, expect, test } from "vitest";
import { lanAddresses } from "../../../tools/live/addresses.js";
import { type ClassRoom, classRoom } from "./class-room.js";
import { knock, upgrade } from "./knock.js";

const [address] = lanAddresses();
let room: ClassRoom | undefined;
afterEach(() => room?.close());

const name = (port: number) => ({ host: `${address}:${port}` });
const refused = expect.objectContaining({ code: "ECONNREFUSED" });

test.skipIf(address === undefined)(
  "without --lan nothing answers at this machine's own address",
  async () => {
    room = await classRoom();
    const { phonePort, staffPort } = room;
    for (const port of [phonePort, staffPort])
      await expect(knock(port, "/", { address: address! })).rejects.toEqual(refused);
  },
);

test.skipIf(address === undefined)(
  "with --lan the phone page answers there, and nothing else; the console's port stays at home",
  async () => {
    room = await classRoom({ lan: address });
    const { phonePort, staffPort } = room;
    const call = (port: number, path: string, headers = {}) =>
      knock(port, path, { address: address!, headers: { ...name(port), ...headers } });
    expect((await call(phonePort, "/")).text).toContain("<title>Live class</title>");
    for (const path of ["/console", "/projector", "/keyboard", "/session.jsonl"])
      expect((await call(phonePort, path)).status).toBe(404);
    expect((await call(phonePort, "/staff", upgrade)).status).toBe(403);
    // A name that is not the room's own, also from the network.
    expect(
      (await knock(phonePort, "/", { address: address!, headers: { host: "evil.example" } })).status,
    ).toBe(403);
    for (const path of ["/console", "/projector"])
      await expect(call(staffPort, path)).rejects.toEqual(refused);
    expect((await knock(staffPort, "/console")).status).toBe(200);
  },
);
