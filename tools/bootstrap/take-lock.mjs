// One writer at a time in a clone: who installs or builds holds the lock, whoever comes second waits. A lock is a
// numbered file that names its holder's process; the file with the highest number counts. A dead holder's lock
// is not removed, which two waiters might do at once, but outbid by the next number.
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const pollMilliseconds = 100;
/** A process on another machine cannot be asked: its lock counts while its file is touched. */
const strangerMilliseconds = 60_000;
/** Not by the clock of this machine alone, which the other's need not agree with. */
const longGoneMilliseconds = 600_000;
const touchMilliseconds = 5000;

/**
 * Waits for the lock in a folder.
 *
 * @param waiting told once, with the holder's process id, if somebody holds the lock
 * @returns what gives it back; the end of the process does so too
 */
export async function takeLock(folder, waiting = () => {}) {
  mkdirSync(folder, { recursive: true });
  let told = false;
  const seen = new Map();
  for (;;) {
    const highest = numbers(folder).at(-1) ?? 0;
    const holder = highest > 0 ? read(fileOf(folder, highest)) : undefined;
    if (isHeld(holder, fileOf(folder, highest), seen)) {
      if (!told) waiting(holder.pid);
      told = true;
      await pause(pollMilliseconds);
    } else {
      const release = claim(folder, highest + 1);
      if (release) return release;
    }
  }
}

/** Makes the file of a number, if nobody else does at the same time; what gives it back then. */
function claim(folder, number) {
  const file = fileOf(folder, number);
  const draft = join(folder, `draft-${process.pid}`);
  const mine = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  if (!writeAtOnce(file, draft, JSON.stringify(mine))) return undefined;
  const others = numbers(folder);
  if (others.at(-1) !== number) {
    // Somebody was a number ahead, and has cleared the lower ones away.
    rmSync(file, { force: true });
    return undefined;
  }
  for (const lower of others.slice(0, -1)) rmSync(fileOf(folder, lower), { force: true });
  const touching = setInterval(() => rewrite(file, draft, mine), touchMilliseconds).unref();
  let held = true;
  const release = () => {
    if (!held) return;
    held = false;
    clearInterval(touching);
    process.off("exit", release);
    rewrite(file, draft, { free: true });
  };
  process.on("exit", release);
  return release;
}

/** Writes a file that appears whole or not at all; false if it is there already. */
function writeAtOnce(file, draft, text) {
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    // A file system without links: the next best.
    return writeNew(file, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeNew(file, text) {
  try {
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function rewrite(file, draft, content) {
  try {
    writeFileSync(draft, JSON.stringify(content));
    renameSync(draft, file);
  } catch {
    // A full disk: the process's own end gives the lock back.
  }
}

function isHeld(holder, file, seen) {
  if (typeof holder?.pid !== "number") return false;
  if (holder.host === hostname()) return isAlive(holder.pid, holder.started);
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touched !== undefined && Date.now() - touched > longGoneMilliseconds) return false;
  const before = seen.get(file);
  if (before?.touched !== touched) seen.set(file, { touched, since: performance.now() });
  return performance.now() - seen.get(file).since < strangerMilliseconds;
}

/** Whether a process runs, and is the one that started then: its number may have been given to another. */
export function isAlive(pid, started) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  const now = startOf(pid);
  return now !== "dead" && (started === undefined || now === undefined || now === started);
}

/** When a process started, where the system tells; "dead" for one that has ended and waits for its parent. */
function startOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return /[ZX]/.test(fields[0]) ? "dead" : fields[19];
  } catch {
    return undefined;
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function numbers(folder) {
  const found = readdirSync(folder).map((name) => /^lock-(\d+)$/.exec(name)?.[1]);
  return found
    .filter((digits) => digits !== undefined)
    .map(Number)
    .sort((a, b) => a - b);
}

const fileOf = (folder, number) => join(folder, `lock-${number}`);
