/** Secrets and what is kept of them. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** What the log keeps of a token. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex").slice(0, 32);
}

/** 128 random bits. */
export function newSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** Eight digits that a teacher reads out, `0472 9913`: a thousand guesses a second find them in half a day. */
export function newWord(): string {
  const digits = String(randomInt(100_000_000)).padStart(8, "0");
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** What the log keeps of the digits, however they are spaced. */
export function hashOfWord(word: string): string {
  return hashOf(word.replace(/\s/g, ""));
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** Four letters without I and O, which look like digits. */
export function newRoomCode(): string {
  return Array.from(randomBytes(4), (byte) => letters[byte % letters.length]).join("");
}

export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [hashOf(a), hashOf(b)].map((text) => Buffer.from(text));
  return timingSafeEqual(x!, y!);
}
