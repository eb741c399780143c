/** A disk that is really full: a small file system in memory, which only the server and this test see. */
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Teacher } from "../../../bench/crowd.js";
import { endAll, LiveCommand } from "./live-command.js";
import { Phone } from "./phone.js";

afterEach(endAll);

const apart = ["unshare", process.getuid?.() === 0 ? "-m" : "-rm", "sh", "-c"];
const mount = (folder: string) => `mount -t tmpfs -o size=256k none ${folder}`;
const out = mkdtempSync(join(tmpdir(), "live-full-"));
const canMount = spawnSync(apart[0]!, [...apart.slice(1), mount(out)]).status === 0;

test.skipIf(!canMount)(
  "disk full: nothing is acknowledged and no round opens, all say so, and with room again nothing is lost",
  async () => {
    const command = new LiveCommand(
      ["corridor", "--no-browser", "--out", out],
      [...apart, `${mount(out)} && exec "$0" "$@"`],
    );
    const { phonePort, staffPort, code, secret } = await command.serving();
    const phones = [await Phone.join(phonePort, { code }), await Phone.join(phonePort, { code })];
    const teacher = await Teacher.open(staffPort, secret);
    const projector = new Phone(staffPort, undefined, {}, "/staff");
    await projector.open();
    projector.say({ t: "hello", secret });
    await teacher.do({ what: "begin", treatment: "each for itself" });
    await teacher.do({ what: "next", seconds: 600 });
    expect(await phones[0]!.act(1, 0)).toMatchObject({ t: "ack" });

    // The file system as the server sees it.
    const inside = `/proc/${command.child.pid}/root${out}`;
    const filler = join(inside, "filler");
    fill(filler);
    // What is left of the log's last page is used up first.
    for (let k = 0; k < 50; k++) phones[0]!.say({ t: "name", name: "x".repeat(100) });
    await projector.hears(({ t, trouble }) => t === "room" && /ENOSPC/.test(String(trouble)));
    const answered = phones[1]!.act(1, 1);
    const whole = readFileSync(join(inside, "session.jsonl"), "utf8");
    expect(whole).toMatch(/\n$/);
    expect(whole).not.toContain('"seat":1,"round":1');
    expect(await teacher.do({ what: "next" })).toMatch(/^No round: nothing can be saved \(ENOSPC/);
    expect(await teacher.do({ what: "end" })).toMatch(/^Not ended: nothing can be saved \(ENOSPC/);
    expect(phones[1]!.heard.some(({ t }) => t === "ack")).toBe(false);

    rmSync(filler);
    expect(await answered).toMatchObject({ t: "ack", a: 1 });
    expect(readFileSync(join(inside, "session.jsonl"), "utf8")).toContain('"seat":1,"round":1');
    expect(await teacher.do({ what: "end" })).toBe(`Kept in ${out}.`);
    expect(await command.over).toBe(0);
  },
);

/** Writes until not a byte more fits. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (const size of [4096, 64, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  closeSync(file);
}
