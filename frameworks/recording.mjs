/** recorded.json: read with care, compared number by number, written with one row a line. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Refusal } from "./refusal.mjs";

const version = 1;
const file = new URL("recorded.json", import.meta.url);
const inboxFile = new URL("inbox.json", import.meta.url);
const module = new URL("../lib/experiments/10-agent-frameworks/recorded.ts", import.meta.url);

/** The SHA-256 of the inbox: counts of another inbox are never compared. */
const inboxHash = () => createHash("sha256").update(readFileSync(inboxFile)).digest("hex");

/** The recorded programs by name; with another inbox than today's, none. */
export function readRecording({ toCompare }) {
  if (!existsSync(file)) return {};
  const recorded = JSON.parse(readFileSync(file, "utf8"));
  if (recorded.version !== version)
    throw new Refusal(`recorded.json is of version ${recorded.version}, and this script reads ${version}`);
  if (recorded.inbox === inboxHash()) return recorded.programs;
  if (toCompare) throw new Refusal("recorded.json was made with another inbox: record again");
  return {};
}

/** Writes recorded.json, and the same for the notebook, which can read no files in a browser. */
export function writeRecording(programs) {
  const sorted = Object.fromEntries(Object.entries(programs).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, layOut({ version, inbox: inboxHash(), programs: sorted }));
  writeFileSync(module, asModule(sorted));
}

/** The module of the notebook, byte for byte as it is written. */
export const asModule = (
  programs,
) => `/** Written by \`npm run frameworks\`: the inbox, and what the frameworks counted. Do not edit. */
import type { RecordedInbox, RecordedPrograms } from "./recording.js";

/** The messages of users that every framework was given. */
export const inbox: RecordedInbox = ${readFileSync(inboxFile, "utf8").trim()};

/** What the real frameworks did with the inbox, by program. */
export const recorded: RecordedPrograms = ${layOut(programs).trim()};
`;

/** One line for each number or version that differs; dates and machines may. */
export function differences(name, recorded, played) {
  if (!recorded) throw new Refusal(`recorded.json holds nothing of ${name}: record it first`);
  const { date: _, machine: __, runtime: ___, ...before } = recorded;
  const { runtime: ____, ...now } = JSON.parse(JSON.stringify(played));
  return compared(name, before, now);
}

function compared(path, before, now) {
  const both = [before, now].every((value) => typeof value === "object" && value !== null);
  if (!both) return before === now ? [] : [`${path}: recorded ${before}, now ${now}`];
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...keys].flatMap((key) =>
    compared(`${path} · ${now[key]?.pattern ?? now[key]?.rule ?? key}`, before[key], now[key]),
  );
}

const isRow = (value) => value && typeof value === "object" && !Array.isArray(value) && "tokens" in value;
const isOwnership = (value) =>
  value && typeof value === "object" && ("keys" in value || "followUps" in value);

function layOut(recorded) {
  const rows = [];
  const mark = (_, value) =>
    isRow(value) || isOwnership(value) ? `row ${rows.push(JSON.stringify(value)) - 1}` : value;
  const text = JSON.stringify(recorded, mark, 2);
  return `${text.replace(/"row (\d+)"/g, (_, i) => rows[i])}\n`;
}
