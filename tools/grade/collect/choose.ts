/** Of several notebooks of one student the one that counts. */
import type { Entry } from "./entries.js";
import { isReadable } from "./is-notebook.js";
import type { Owner } from "./layouts.js";

export interface Submission {
  readonly student: string;
  readonly name?: string;
  /** The file that counts. */
  readonly path: string;
  /** When it was handed in, in milliseconds, and what says so. */
  readonly time: number;
  readonly timeFrom: "timestamp.txt" | "file time";
  /** The platform says that it came late. */
  readonly late: boolean;
  /** Read when its turn comes: a class's notebooks together may be larger than the memory. */
  readonly read: () => Promise<Uint8Array>;
  /** What was decided about this student's files: a line each. */
  readonly notes: readonly string[];
}

export interface Candidate {
  readonly owner: Owner;
  readonly entry: Entry;
  readonly time: number;
  readonly timeFrom: Submission["timeFrom"];
}

/** Those that can be read go before others, then those called like the assignment, and of those the newest. */
export async function chosen(candidates: readonly Candidate[], assignment: string): Promise<Submission> {
  const isOnly = candidates.length === 1;
  const readable = new Set<Candidate>();
  for (const candidate of candidates)
    if (isOnly || (await isReadable(candidate.entry.read))) readable.add(candidate);
  const named = ({ entry }: Candidate) =>
    entry.path.slice(entry.path.lastIndexOf("/") + 1).includes(assignment) ? 1 : 0;
  const whole = (it: Candidate) => (it.entry.broken !== undefined ? 0 : readable.has(it) ? 2 : 1);
  const inOrder = [...candidates].sort(
    (a, b) =>
      whole(b) - whole(a) ||
      named(b) - named(a) ||
      (b.owner.order ?? 0) - (a.owner.order ?? 0) ||
      b.time - a.time ||
      (a.entry.path < b.entry.path ? 1 : -1),
  );
  const [first, ...others] = inOrder as [Candidate, ...Candidate[]];
  const { owner, entry, time, timeFrom } = first;
  const notes = others.map((other) => {
    const why = readable.has(other) || !readable.has(first) ? "" : " and cannot be read";
    return `${other.entry.path} was handed in as well${why}; ${entry.path} counts`;
  });
  return {
    student: owner.student,
    ...(owner.name === undefined ? {} : { name: owner.name }),
    path: entry.path,
    time,
    timeFrom,
    late: owner.late ?? false,
    read: entry.read,
    notes,
  };
}
