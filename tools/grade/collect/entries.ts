/**
 * The files of a folder, a zip or a single notebook, under names that are labels only: nothing is ever written
 * under a name that somebody handed in, and links are not followed.
 */
import { isUtf8 } from "node:buffer";
import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import { unzipSync } from "fflate";
import { CourseError } from "../../course-error.js";

export interface Entry {
  /** Relative, with `/` between folders. */
  readonly path: string;
  /** When the file was last changed, in milliseconds. */
  readonly modified: number;
  /** Rejects where the file is `broken`. */
  readonly read: () => Promise<Uint8Array>;
  /** Why it cannot be read: somebody handed it in all the same. */
  readonly broken?: string;
}

/** A file that is known by its name alone. */
export function brokenEntry(path: string, broken: string, modified = 0): Entry {
  return { path, modified, broken, read: () => Promise.reject(new Error(broken)) };
}

export interface Entries {
  readonly entries: readonly Entry[];
  /** What was passed over, and why: a line each. */
  readonly notes: readonly string[];
}

const largestFile = 256 * 1024 * 1024;
const largestZip = 1024 * 1024 * 1024;

/**
 * @param except a folder that holds results and nothing that was handed in
 * @throws CourseError if there is nothing at `path`, it is that folder, or it is a zip that cannot be read
 */
export async function entriesOf(path: string, except?: string): Promise<Entries> {
  const found = await lstat(path).catch(() => undefined);
  if (!found) throw new CourseError(`${path}: there is no such file or folder`);
  if (found.isDirectory()) {
    if (except !== undefined && resolve(except) === resolve(path))
      throw new CourseError(
        `${path}: what is handed in and the results are to be in one folder; name another`,
      );
    return folderEntries(path, except);
  }
  if (!found.isFile()) throw new CourseError(`${path}: neither a file nor a folder`);
  if (!path.toLowerCase().endsWith(".zip")) {
    if (found.size > largestFile) throw new CourseError(`${path}: larger than ${size(largestFile)}`);
    return {
      entries: [{ path: basename(path), modified: found.mtimeMs, read: () => readFile(path) }],
      notes: [],
    };
  }
  if (found.size > largestZip) throw new CourseError(`${path}: larger than ${size(largestZip)}`);
  const inside = zipEntries(await readFile(path), basename(path));
  if (inside.entries.length === 0 && inside.notes.length > 0) throw new CourseError(inside.notes[0]!);
  return inside;
}

async function folderEntries(folder: string, except?: string): Promise<Entries> {
  const entries: Entry[] = [];
  const notes: string[] = [];
  // Names as bytes: not every file system writes them in UTF-8.
  const walk = async (below: Buffer, label: string): Promise<void> => {
    const found = await readdir(below, { withFileTypes: true, encoding: "buffer" });
    const utf8 = new Set(found.flatMap(({ name }) => (isUtf8(name) ? [name.toString()] : [])));
    for (const entry of found) {
      const full = Buffer.concat([below, Buffer.from(sep), entry.name]);
      const shown = readable(entry.name);
      const isTaken = utf8.has(shown) && !isUtf8(entry.name);
      const path = `${label}${isTaken ? `${entry.name.toString("hex")} ${shown}` : shown}`;
      if (isJunk(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) {
        if (except === undefined || !isSameFolder(full, except)) await walk(full, `${path}/`);
      } else if (!entry.isFile()) passOver(path, "not a plain file");
      else await add(full, path);
    }
  };
  const passOver = (path: string, why: string) => {
    if (isHandedIn(path)) entries.push(brokenEntry(path, why));
    else notes.push(`${path}: ${why}, passed over`);
  };
  const add = async (full: Buffer, path: string): Promise<void> => {
    const found = await lstat(full).catch(() => undefined);
    if (!found) passOver(path, "it cannot be looked at");
    else if (found.size > largestFile) passOver(path, `larger than ${size(largestFile)}`);
    else entries.push({ path, modified: found.mtimeMs, read: () => readFile(full) });
  };
  await walk(Buffer.from(folder), "");
  return { entries: entries.sort(byPath), notes: notes.sort() };
}

function isSameFolder(one: Buffer, other: string): boolean {
  return isUtf8(one) && resolve(one.toString()) === resolve(other);
}

/** A name for people: UTF-8 if it is that, else every byte as a letter of Latin 1, so that none are merged. */
function readable(name: Buffer): string {
  return name.toString(isUtf8(name) ? "utf8" : "latin1");
}

/** The files in a zip; `name` is what notes call it. A zip that cannot be read has no files and a note. */
export function zipEntries(zip: Uint8Array, name: string): Entries {
  const notes: string[] = [];
  const entries: Entry[] = [];
  const wanted = ({ name: path, originalSize }: { name: string; originalSize: number }) => {
    if (path.endsWith("/") || isJunk(path)) return false;
    if (originalSize <= largestFile) return true;
    const why = `larger than ${size(largestFile)}`;
    if (isHandedIn(path)) entries.push(brokenEntry(cleaned(path), why));
    else notes.push(`${name}: ${path} is ${why}, passed over`);
    return false;
  };
  let paths: string[] = [];
  try {
    unzipSync(zip, { filter: (file) => (wanted(file) ? paths.push(file.name) : 0) < 0 });
  } catch {
    return { entries: [], notes: [`${name}: not a zip that can be read`] };
  }
  paths = [...new Set(paths)];
  const times = modificationTimes(zip);
  for (const path of paths) {
    const clean = cleaned(path);
    if (clean !== path)
      notes.push(`${name}: ${JSON.stringify(path)} is no proper file name, taken as ${clean}`);
    const read = async () => unzipped(zip, path);
    entries.push({ path: clean, modified: times.get(path) ?? 0, read });
  }
  return { entries: entries.sort(byPath), notes };
}

function unzipped(zip: Uint8Array, path: string): Uint8Array {
  try {
    return unzipSync(zip, { filter: (file) => file.name === path })[path] ?? new Uint8Array();
  } catch (error) {
    throw new Error(`it cannot be taken out of its zip: ${(error as Error).message}`);
  }
}

/** A name that stays below where it is put. */
function cleaned(path: string): string {
  return path
    .replaceAll("\\", "/")
    .split("/")
    .filter((part) => !["", ".", ".."].includes(part))
    .join("/");
}

/** Whether a file of this name is somebody's work, or may hold it. */
function isHandedIn(path: string): boolean {
  return /\.(ipynb|zip)$/i.test(path);
}

/** Times from the zip's directory, in the zone of whoever made it, read as UTC. */
function modificationTimes(zip: Uint8Array): Map<string, number> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const times = new Map<string, number>();
  let at = zip.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) return times;
  let entry = view.getUint32(at + 16, true);
  while (entry + 46 <= zip.length && view.getUint32(entry, true) === 0x02014b50) {
    const [time, date] = [view.getUint16(entry + 12, true), view.getUint16(entry + 14, true)];
    const length = view.getUint16(entry + 28, true);
    const path = new TextDecoder().decode(zip.subarray(entry + 46, entry + 46 + length));
    const [year, month, day] = [1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31];
    times.set(path, Date.UTC(year, month, day, time >> 11, (time >> 5) & 63, (time & 31) * 2));
    entry += 46 + length + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
  }
  return times;
}

/** What systems and editors leave behind: hidden folders, bins, installed packages, locks and shadows of files. */
const junkFolder =
  /(^|\/)(\.[^./][^/]*|__MACOSX|node_modules|site-packages|__pycache__|@eaDir|\$RECYCLE\.BIN|System Volume Information)\//i;
const junkFile = /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*|~\$[^/]*|\.~lock\.[^/]*)$/i;

function isJunk(path: string): boolean {
  return junkFolder.test(path) || junkFile.test(path);
}

function byPath(a: Entry, b: Entry): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function size(bytes: number): string {
  return `${bytes / 1024 / 1024} MiB`;
}
