/** The results of a class on disk: one file a student, whole or not there. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Result } from "../class/result.js";

/** A student's id as a file name: what is not a letter, a digit, `.`, `-`, `_` or `@` becomes `_`, told apart by a hash. */
export function fileNameOf(student: string): string {
  const plain = student.replace(/[^\p{L}\p{N}.@_-]/gu, "_").slice(0, 80);
  const reserved = /^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|\.$/i.test(plain) || plain === "";
  const folded = student !== student.normalize("NFC") || plain !== student;
  return folded || reserved ? `${plain.replace(/^\./, "_")}-${hash(student)}` : plain;
}

/** Writes a file so that nobody ever sees half of it. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(`${path}.partial`, content);
  await rename(`${path}.partial`, path);
}

export function resultText(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** The results in `out/results`, by student; a file that is no whole result is taken for none. */
export async function readResults(out: string): Promise<Map<string, Result>> {
  const folder = join(out, "results");
  const results = new Map<string, Result>();
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (!name.endsWith(".json")) continue;
    try {
      const result = JSON.parse(await readFile(join(folder, name), "utf8")) as Result;
      if (result.format === "course-result-1" && Array.isArray(result.questions))
        results.set(result.student, result);
    } catch {
      // Half-written by somebody else's hand: it is graded again.
    }
  }
  return results;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
