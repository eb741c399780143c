import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Teacher } from "../../../bench/crowd.js";
import { CourseError } from "../../../tools/course-error.js";
import { run } from "../../../tools/live/command.js";
import { secretsIn } from "../../../tools/live/room-secrets.js";
import { projectRoot } from "../../../tools/project.js";
import { endAll, LiveCommand } from "./live-command.js";
import { Phone } from "./phone.js";

const folder = () => mkdtempSync(join(tmpdir(), "live-command-"));
const start = (out: string, ...words: string[]) =>
  new LiveCommand(["corridor", "--no-browser", "--out", out, ...words]);

afterEach(endAll);

/** A lesson in which one phone has answered and one has not. */
async function begun(command: LiveCommand) {
  const on = await command.serving();
  const join = (token?: string) =>
    Phone.join(on.phonePort, token === undefined ? { code: on.code } : { code: on.code, token });
  const phones = [await join(), await join()];
  const teacher = await Teacher.open(on.staffPort, on.secret);
  await teacher.do({ what: "begin", treatment: "each for itself" });
  await teacher.do({ what: "next", seconds: 60 });
  expect(await phones[0]!.act(1, 0)).toMatchObject({ t: "ack" });
  return { ...on, phones, teacher };
}

describe("what cannot be is refused with one sentence and exit code 1", () => {
  test.each([
    [["chess"], 'no game "chess"; there are corridor, doorway, crawlers, lift'],
    [[], "one game, please; usage: course live GAME"],
    [["corridor", "--seats", "0"], "--seats must be in 1..1000, got 0"],
    [["corridor", "--seconds", "5"], "--seconds must be in 10..600, got 5"],
    [["corridor", "--bots", "many"], "--bots must be in 0..1000, got many"],
    [["corridor", "--bots-play", "chess"], 'bots cannot play "chess"; they can play '],
    [["corridor", "--port", "99999"], "99999"],
    [["corridor", "--public-url", "my-class"], "--public-url must be an address such as "],
    [["corridor", "--out", "/dev/null/class"], "/dev/null/class cannot be made: "],
    [["corridor", "--wan"], "--wan"],
  ])("%j", async (words, sentence) => {
    const refused = await run(["--no-browser", ...words]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CourseError);
    expect((refused as CourseError).message).toContain(sentence);
    expect((refused as CourseError).message).not.toContain("\n");
  });

  test("as a line on stderr", async () => {
    const command = new LiveCommand(["chess"]);
    expect(await command.over).toBe(1);
    expect(command.said).toBe('course live: no game "chess"; there are corridor, doorway, crawlers, lift\n');
  });

  test("a port in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number };
    const command = start(folder(), "--port", String(port));
    expect(await command.over).toBe(1);
    expect(command.said).toBe(`course live: port ${port} is in use; choose another with --port\n`);
    other.close();
  });

  const alone = ["unshare", process.getuid?.() === 0 ? "-n" : "-rn"];
  const canBeAlone = spawnSync(alone[0]!, [alone[1]!, "true"]).status === 0;
  test.skipIf(!canBeAlone)("--lan on a machine without a network interface", async () => {
    const command = new LiveCommand(["corridor", "--lan", "--no-browser"], alone);
    expect(await command.over).toBe(1);
    expect(command.said).toBe(
      "course live: this machine is in no network that phones could share; leave out --lan and pass the keyboard, or open a hotspot\n",
    );
  });

  test("a log that is damaged in the middle, with the line and the way out", async () => {
    const out = folder();
    const first = start(out);
    await begun(first);
    first.child.kill("SIGTERM");
    await first.over;
    const log = join(out, "session.jsonl");
    const lines = readFileSync(log, "utf8").split("\n");
    writeFileSync(log, lines.with(2, '{"type":"dance"}').join("\n"));
    const second = start(out);
    expect(await second.over).toBe(1);
    expect(second.said).toBe(
      `course live: line 3 of ${log} is damaged; mend or remove it, or choose another --out\n`,
    );
  });

  test("the folder of a lesson that has ended", async () => {
    const out = folder();
    const first = start(out);
    const { teacher } = await begun(first);
    expect(await teacher.do({ what: "end" })).toBe(`Kept in ${out}.`);
    expect(await first.over).toBe(0);
    const second = start(out);
    expect(await second.over).toBe(1);
    expect(second.said).toBe(
      `course live: the lesson in ${out} has ended, and its files are there; choose another --out for the next one\n`,
    );
  });
});

test("--help prints the usage and ends with 0", async () => {
  const asked = spawnSync(process.execPath, [join(projectRoot, "tools", "course.mjs"), "live", "--help"], {
    encoding: "utf8",
  });
  expect([asked.status, asked.stderr]).toEqual([0, ""]);
  expect(asked.stdout).toMatch(/^course live GAME .*--out DIR.*\n$/);
});

test("a damaged secrets.json is made anew: new letters and addresses, and every seat is kept", async () => {
  const out = folder();
  const first = start(out);
  const { phones } = await begun(first);
  first.child.kill("SIGTERM");
  await first.over;
  writeFileSync(join(out, "secrets.json"), '{"secrets":{"cons');
  const second = start(out);
  const { phonePort } = await second.serving();
  expect(second.said).toContain("secrets.json was damaged: the room has new letters");
  const again = await Phone.join(phonePort, { token: phones[0]!.token, code: "" });
  expect(again.last("view")).toMatchObject({ seat: 0, phase: "open", mine: 0 });
});

test.each(["", "{}", '{"secrets":{"console":1},"code":"ABCD"}', "null"])(
  "a secrets.json that holds %j is damaged",
  async (damage) => {
    const out = folder();
    writeFileSync(join(out, "secrets.json"), damage);
    const said: string[] = [];
    const made = await secretsIn(out, (sentence) => said.push(sentence));
    expect(said).toHaveLength(1);
    expect(await secretsIn(out, (sentence) => said.push(sentence))).toEqual(made);
    expect(said).toHaveLength(1);
  },
);

test("of two servers on one folder the second is refused; that of one which was killed is taken over", async () => {
  const out = folder();
  const first = start(out);
  const { phones } = await begun(first);
  const second = start(out);
  expect(await second.over).toBe(1);
  expect(second.said).toMatch(
    /^course live: another live class \(process \d+\) writes into .*; end that one, or choose another --out\n$/,
  );
  // The first is none the worse for it.
  expect(await phones[1]!.act(1, 1)).toMatchObject({ t: "ack" });
  first.child.kill("SIGKILL");
  await first.over;
  await phones[1]!.ends();
  const third = start(out);
  const { phonePort, code } = await third.serving();
  const again = await Phone.join(phonePort, { token: phones[1]!.token, code });
  expect(again.last("view")).toMatchObject({ seat: 1, phase: "result" });
});

test("a lock of another machine, or of this one under an older name, is watched for a minute before it is taken", async () => {
  const out = folder();
  mkdirSync(join(out, ".lock"));
  // No process of this machine has so high a number.
  writeFileSync(join(out, ".lock", "lock-1"), JSON.stringify({ pid: 2 ** 30, host: "elsewhere" }));
  const command = start(out);
  await command.says(/another machine wrote into .*; one minute shows whether it still does\n/);
  process.kill(-command.child.pid!, "SIGINT");
  expect(await command.over).toBe("SIGINT");
});

test.each(["SIGHUP", "SIGINT"] as const)(
  "%s, as the terminal sends it to all of a group, is a clean end: answers are kept, files made, and the same command goes on",
  async (signal) => {
    const out = folder();
    const first = start(out);
    const { phones } = await begun(first);
    if (signal === "SIGHUP") first.child.stderr!.destroy();
    process.kill(-first.child.pid!, signal);
    expect(await first.over).toBe(0);
    if (signal !== "SIGHUP")
      expect(first.said).toContain(`stopped; the same command goes on with the lesson in ${out}`);
    expect(JSON.parse(readFileSync(join(out, "class.json"), "utf8"))).toMatchObject({ synthetic: false });
    for (const name of ["actions.csv", "rounds.csv"]) expect(existsSync(join(out, name))).toBe(true);
    const second = start(out);
    const { phonePort, code } = await second.serving();
    const again = await Phone.join(phonePort, { token: phones[0]!.token, code });
    expect(again.last("view")).toMatchObject({ seat: 0, phase: "open", round: 1, mine: 0 });
  },
);

test("without --out nothing stays, also when the command is killed", async () => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const temporary = folder();
    const command = new LiveCommand(["corridor", "--no-browser"], [], { TMPDIR: temporary });
    const { phones } = await begun(command);
    expect(readdirSync(temporary)).toHaveLength(1);
    command.child.kill(signal);
    await phones[0]!.ends();
    await expect.poll(() => readdirSync(temporary), { timeout: 20_000 }).toEqual([]);
    await command.over;
  }
});

test("a full disk for the lock is no reason not to serve", async () => {
  const out = folder();
  // Where the lock's folder should be is a file: no lock can be written there.
  appendFileSync(join(out, ".lock"), "");
  expect((await start(out).serving()).code).toMatch(/^[A-Z]{4}$/);
});
