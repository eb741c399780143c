/** Secrets and what is kept of them. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** What the log keeps of a token. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex").slice(0, 32);
}

/** 128 random bits. */
export function newSecret(): string {
  return randomBytes(16).toString("base64url");
}

/** Six digits that a teacher reads out. */
export function newWord(): string {
  return String(randomBytes(4).readUInt32BE() % 1_000_000).padStart(6, "0");
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
