/** The shape of what `npm run frameworks` records. */
import type { Bill, GrowthBill } from "./bill.js";
import type { Inbox } from "./inbox.js";

export interface RecordedInbox extends Inbox {
  readonly version: number;
  readonly tokenRule: string;
  readonly growth: Readonly<Record<"role" | "manager" | "question" | "reply" | "answer", string>>;
  readonly doorway: Readonly<Record<"role" | "question" | "reply", string>>;
}

/** One framework's program: when and where it was played, and what it counted. */
export interface RecordedProgram {
  readonly date: string;
  readonly machine: string;
  readonly script: string;
  readonly runtime: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly rows: readonly Bill[];
  readonly growth?: Readonly<Record<string, readonly GrowthBill[]>>;
  readonly doorway?: readonly RecordedDoorway[];
  readonly ownership?: readonly Readonly<Record<string, number | string | boolean>>[];
}

export interface RecordedDoorway {
  readonly rule: string;
  readonly calls: number;
  readonly tokens: number;
  readonly end: string;
}

export type RecordedPrograms = Readonly<Record<string, RecordedProgram>>;

/** The program of that name. */
export function programOf(programs: RecordedPrograms, name: string): RecordedProgram {
  const program = programs[name];
  if (!program)
    throw new RangeError(`no program ${name} is recorded, only ${Object.keys(programs).join(", ")}`);
  return program;
}

/** The bill that a program recorded for a pattern. */
export function recordedBill(programs: RecordedPrograms, name: string, pattern: string): Bill {
  const { rows } = programOf(programs, name);
  const row = rows.find((bill) => bill.pattern === pattern);
  if (!row)
    throw new RangeError(`${name} recorded ${rows.map((bill) => bill.pattern).join(", ")}, not ${pattern}`);
  return row;
}
