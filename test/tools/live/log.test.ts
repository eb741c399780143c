import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LessonEvent } from "../../../tools/live/events.js";
import { Lesson, replay } from "../../../tools/live/lesson.js";
import { Log, type LogFile, openLog, readLog } from "../../../tools/live/log.js";
import { header, picture } from "./lessons.js";

const path = () => join(mkdtempSync(join(tmpdir(), "live-log-")), "session.jsonl");

const lesson: readonly LessonEvent[] = [
  { type: "join", hash: "a" },
  { type: "join", hash: "b" },
  { type: "name", seat: 1, name: "Zoë" },
  { type: "begin", game: "corridor", treatments: ["lowest first", "lowest first"] },
  { type: "open", round: 1, seconds: 20 },
  { type: "act", seat: 0, round: 1, a: 0 },
  { type: "act", seat: 1, round: 1, a: 1 },
];

async function written(file: string): Promise<void> {
  const made = await Lesson.open(file, header);
  await Promise.all(lesson.map((event) => made.submit(event)));
  await made.log.close();
}

test("a last line that was cut at any byte is as if it had never been written", async () => {
  const file = path();
  await written(file);
  const whole = readFileSync(file);
  const start = whole.lastIndexOf(10, whole.length - 2) + 1;
  const before = picture(replay([header, ...lesson.slice(0, -1)]));
  for (let cut = start; cut < whole.length; cut++) {
    writeFileSync(file, whole.subarray(0, cut));
    const again = await Lesson.open(file, header);
    expect(picture(again.session)).toEqual(before);
    expect(statSync(file).size).toBe(start);
    await again.submit(lesson.at(-1)!);
    await again.log.close();
    expect(picture(replay(readLog(readFileSync(file), file).events))).toEqual(
      picture(replay([header, ...lesson])),
    );
  }
});

test("a clock that jumped means nothing to a replay", async () => {
  const file = path();
  await written(file);
  const jumped = readLog(readFileSync(file), file).events.map((event, k) => ({
    ...event,
    at: 1e12 - 1e9 * k,
  }));
  expect(picture(replay(jumped))).toEqual(picture(replay([header, ...lesson])));
});

test.each([
  ["bytes that are no JSON", "!!!\n"],
  ["an event that cannot have happened", '{"type":"close","round":7}\n'],
  ["no event at all", '{"type":"act"}\n'],
  ["an unknown kind of event", '{"type":"dance"}\n'],
])("a damaged log, %s, is refused with its line", async (_what, line) => {
  const file = path();
  await written(file);
  appendFileSync(file, line);
  await expect(Lesson.open(file, header)).rejects.toThrow(
    `line ${lesson.length + 2} of ${file} is damaged; mend or remove it, or choose another --out`,
  );
});

/** A disk that holds `room` bytes; a write that runs past its end is cut short there. */
class SmallDisk implements LogFile {
  bytes = Buffer.alloc(0);
  constructor(public room: number) {}

  async write(buffer: Buffer, offset: number, length: number, position: number) {
    const fits = Math.min(length, this.room - position);
    if (fits <= 0)
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const grown = Buffer.alloc(Math.max(this.bytes.length, position + fits));
    this.bytes.copy(grown);
    buffer.copy(grown, position, offset, offset + fits);
    this.bytes = grown;
    return { bytesWritten: fits };
  }
  async truncate(length = 0): Promise<void> {
    this.bytes = this.bytes.subarray(0, length);
  }
  async datasync(): Promise<void> {}
  async close(): Promise<void> {}
}

test("while the disk is full nothing is acknowledged and nothing half stays; with room everything is", async () => {
  const disk = new SmallDisk(40);
  const troubles: (string | undefined)[] = [];
  const log = new Log(disk, 0, (trouble) => troubles.push(trouble));
  await log.append({ first: 1 });
  let saved = 0;
  const later = ["second", "third", "fourth"].map((name) =>
    log.append({ [name]: "twelve bytes" }).then(() => saved++),
  );
  while (log.trouble === undefined) await new Promise((resolve) => setImmediate(resolve));
  expect(saved).toBe(0);
  while (disk.bytes.length > 12) await new Promise((resolve) => setImmediate(resolve));
  expect(String(disk.bytes)).toBe('{"first":1}\n');
  disk.room = 1000;
  await Promise.all(later);
  expect(String(disk.bytes).trim().split("\n")).toHaveLength(4);
  expect(troubles).toEqual(["ENOSPC: no space left on device, write", undefined]);
});

test("three hundred answers share a handful of syncs", async () => {
  const file = path();
  const { log } = await openLog(file);
  await Promise.all(Array.from({ length: 300 }, (_, k) => log.append({ k })));
  expect(log.syncs.length).toBeLessThan(10);
  await log.close();
  expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(300);
});
