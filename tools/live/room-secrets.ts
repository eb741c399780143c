/** Letters and secrets of the lesson in a folder: a lesson that is taken up again keeps them. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import type { Secrets } from "./staff.js";
import { newRoomCode, newSecret } from "./tokens.js";

export interface RoomSecrets {
  readonly secrets: Secrets;
  /** Four letters. */
  readonly code: string;
}

/**
 * Reads `secrets.json`, or makes it.
 *
 * @param say told when the file was damaged and is made anew
 */
export async function secretsIn(folder: string, say: (sentence: string) => void): Promise<RoomSecrets> {
  const file = join(folder, "secrets.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  const kept = text === undefined ? undefined : read(text);
  if (kept) return kept;
  const made = { secrets: { console: newSecret(), projector: newSecret() }, code: newRoomCode() };
  await writeFile(file, JSON.stringify(made), { mode: 0o600 }).catch((error: Error) => {
    throw new CourseError(`${file} cannot be written: ${error.message}`);
  });
  if (text !== undefined)
    say(
      `${file} was damaged: the room has new letters, console and projector new addresses; every seat is kept`,
    );
  return made;
}

function read(text: string): RoomSecrets | undefined {
  try {
    const { secrets, code } = JSON.parse(text);
    const isSecret = (value: unknown) => typeof value === "string" && value.length >= 16;
    const whole = isSecret(secrets.console) && isSecret(secrets.projector) && /^[A-Z]{4}$/.test(code);
    return whole ? { secrets: { console: secrets.console, projector: secrets.projector }, code } : undefined;
  } catch {
    return undefined;
  }
}
