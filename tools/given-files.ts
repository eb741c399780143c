/** The files that are named on the command line. */
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { CourseError } from "./course-error.js";

/** @throws CourseError if there is none */
export async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new CourseError(`${path}: there is no such file that can be read`);
  }
}

/**
 * A platform's own file. One that is no UTF-8, because a spreadsheet saved it in an older encoding, is read byte by
 * byte, so that it can be written as it was.
 */
export async function platformFile(path: string): Promise<{ text: string; encoding: "utf8" | "latin1" }> {
  const bytes = await readFile(path).catch(() => {
    throw new CourseError(`${path}: there is no such file that can be read`);
  });
  if (bytes.includes(0)) throw new CourseError(`${path}: no CSV in UTF-8; save it as "CSV UTF-8"`);
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  return { text: bytes.toString(encoding), encoding };
}
