/** The inbox that every program plays, and the letters in it as a framework gets them. */
import { readFileSync } from "node:fs";

export const inbox = JSON.parse(readFileSync(new URL("inbox.json", import.meta.url), "utf8"));
export const { topics, growth, doorway } = inbox;

/** Five roles in the one prompt of a single agent. */
export const everyRole = topics.map((topic) => inbox.role[topic]).join("\n");

/** The conversations, each a list of `{ topic, text }`. */
export const conversations = inbox.conversations.map((turns) =>
  turns.map((topic) => ({ topic, text: inbox.question[topic] })),
);

/** The names of a growing team: `desk_01`, `desk_02`, ..., all of one length, so that counts are whole polynomials. */
export const deskNames = (n) => Array.from({ length: n }, (_, i) => `desk_${String(i + 1).padStart(2, "0")}`);
export const teamSizes = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16];
