/** The results of a class on disk: one file a student, whole or not there. */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { makeFolder } from "../../make-folder.js";
import type { Result } from "./result.js";

/** A student's id as a file name: what is not a letter, a digit, `.`, `-`, `_` or `@` becomes `_`, told apart by a hash. */
export function fileNameOf(student: string): string {
  const plain = shortened(student.replace(/[^\p{L}\p{N}.@_-]/gu, "_"));
  const reserved = /^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|\.$/i.test(plain) || plain === "";
  // Two names that differ in case only would be one file on some systems.
  const folded = student !== student.normalize("NFC") || plain !== student || plain !== plain.toLowerCase();
  return folded || reserved ? `${plain.replace(/^\./, "_")}-${hash(student)}` : plain;
}

/** As much of a name as a file system takes, with room for what is put behind it: bytes count, not letters. */
function shortened(name: string): string {
  let short = name.slice(0, 80);
  while (Buffer.byteLength(short) > 160) short = [...short].slice(0, -1).join("");
  return short;
}

/**
 * Writes a file so that nobody ever sees half of it, whoever else writes it at the same time. One that holds the
 * content already is left alone.
 *
 * @throws CourseError in one sentence if the disk does not take it
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const old = await readFile(path).catch(() => undefined);
  if (old?.equals(Buffer.from(content as Uint8Array))) return;
  const partial = join(path, "..", `.${randomUUID()}.partial`);
  try {
    await makeFolder(join(path, ".."));
    await writeFile(partial, content);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {});
    throw new CourseError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

export function resultText(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/**
 * The results in `out/results`, by student; a file that is no whole result is taken for none.
 *
 * @param students whose results are wanted; everybody's if it is left out
 */
export async function readResults(
  out: string,
  students?: readonly { readonly student: string }[],
): Promise<Map<string, Result>> {
  const folder = join(out, "results");
  const results = new Map<string, Result>();
  const names = students
    ? students.map(({ student }) => `${fileNameOf(student)}.json`)
    : await readdir(folder).catch(() => []);
  for (const name of names.sort()) {
    if (!name.endsWith(".json")) continue;
    const result = wholeResult(await readFile(join(folder, name), "utf8").catch(() => ""));
    if (result) results.set(result.student, result);
  }
  return results;
}

/** The result that a text holds; undefined if somebody else's hand tore it, or it is something else. */
export function wholeResult(text: string): Result | undefined {
  try {
    const result = JSON.parse(text) as Result;
    return result.format === "course-result-1" && Array.isArray(result.questions) ? result : undefined;
  } catch {
    return undefined;
  }
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
