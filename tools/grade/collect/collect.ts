/** One notebook for every student, out of whatever was handed in. */
import { type Candidate, chosen, type Submission } from "./choose.js";
import { brokenEntry, type Entries, type Entry, entriesOf, zipEntries } from "./entries.js";
import { isDisguised, isNamedNotebook } from "./is-notebook.js";
import { type Owner, ownersOf, ownersOfOthers } from "./layouts.js";

export type { Submission } from "./choose.js";

export interface Collected {
  readonly submissions: readonly Submission[];
  /** Files that could not be matched to anything: a line each. */
  readonly notes: readonly string[];
  /** Whose each notebook was taken to be. */
  readonly owners: readonly (Owner & { readonly file: string })[];
}

/**
 * The submissions in a notebook, a folder or a zip. Of several notebooks of one student, those named like the
 * assignment go before others, and of those the newest counts; the others are noted. What was handed in and cannot be
 * opened is somebody's submission too.
 *
 * @param student whose all of it is, where the platform hands over one student's files
 * @param out where results are written: what lies there was not handed in
 */
export async function collect(
  path: string,
  assignment: string,
  student?: string,
  out?: string,
): Promise<Collected> {
  const { entries, notes: passedOver } = await entriesOf(path, out);
  const notes = [...passedOver];
  const stamps = await timestamps(entries);
  const found: (Omit<Candidate, "owner"> & { readonly within: string })[] = [];
  const add = (entry: Entry, within: string) => {
    const stamp = stamps.get(within.slice(0, within.lastIndexOf("/") + 1));
    const [time, timeFrom] =
      stamp === undefined ? ([entry.modified, "file time"] as const) : ([stamp, "timestamp.txt"] as const);
    found.push({ entry, time, timeFrom, within });
  };
  const others: Entry[] = [];
  for (const entry of entries) {
    if (entry.broken !== undefined || isNamedNotebook(entry.path)) add(entry, entry.path);
    else if (/\.zip$/i.test(entry.path))
      for (const inner of await unpacked(entry, notes)) add(inner, entry.path);
    else if (isTimestamp(entry.path)) continue;
    else if (await isDisguised(entry)) {
      add(entry, entry.path);
      notes.push(`${entry.path}: a notebook by what is in it`);
    } else others.push(entry);
  }
  const all = found.map(({ within }) => within);
  const owners =
    student === undefined ? ownersOf(all, assignment) : all.map(() => ({ student, layout: "flat" as const }));
  const candidates = found.map((candidate, i): Candidate => ({ ...candidate, owner: owners[i]! }));
  if (student === undefined) candidates.push(...withoutNotebook(others, all, owners, assignment));
  for (const { path } of others) notes.push(`${path}: not a notebook, passed over`);
  const submissions: Submission[] = [];
  for (const own of grouped(candidates).values()) submissions.push(await chosen(own, assignment));
  return {
    submissions: submissions.sort((a, b) => (a.student < b.student ? -1 : 1)),
    notes,
    owners: candidates.map(({ entry, owner }) => ({ file: entry.path, ...owner })),
  };
}

/** Whoever handed in files, but no notebook among them, has a row all the same. */
function withoutNotebook(
  others: readonly Entry[],
  notebooks: readonly string[],
  owners: readonly Owner[],
  assignment: string,
): Candidate[] {
  const known = new Set(owners.map(({ student }) => student));
  const paths = others.map(({ path }) => path);
  return ownersOfOthers(paths, notebooks, owners, assignment).flatMap((owner, i): Candidate[] => {
    if (owner === undefined || known.has(owner.student)) return [];
    const { path, modified } = others[i]!;
    const entry = brokenEntry(path, "it is no notebook, and none was handed in beside it", modified);
    return [{ owner, entry, time: modified, timeFrom: "file time" }];
  });
}

/** The notebooks of a zip and of zips in it, or the zip itself, broken, where there is none. */
async function unpacked(zip: Entry, notes: string[], levels = 3): Promise<Entry[]> {
  const inner: Entries = zipEntries(await zip.read(), zip.path);
  notes.push(...inner.notes);
  const notebooks: Entry[] = [];
  for (const entry of inner.entries) {
    const found = { ...entry, path: `${zip.path}/${entry.path}`, modified: zip.modified };
    if (isNamedNotebook(entry.path) || (await isDisguised(entry))) notebooks.push(found);
    else if (/\.zip$/i.test(entry.path) && entry.broken === undefined && levels > 1)
      notebooks.push(...(await unpacked(found, notes, levels - 1)));
  }
  const why = inner.entries.length === 0 && inner.notes.length > 0 ? inner.notes[0]! : "no notebook in it";
  return notebooks.length > 0
    ? notebooks
    : [brokenEntry(zip.path, why.replace(`${zip.path}: `, ""), zip.modified)];
}

function grouped(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { student } = candidate.owner;
    const group = groups.get(student);
    if (group) group.push(candidate);
    else groups.set(student, [candidate]);
  }
  return groups;
}

/** nbgrader's `timestamp.txt`, by folder. */
async function timestamps(entries: readonly Entry[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { path, read } of entries) {
    if (!isTimestamp(path)) continue;
    const time = parseTimestamp(Buffer.from(await read()).toString("utf8"));
    if (time !== undefined) times.set(path.slice(0, path.lastIndexOf("/") + 1), time);
  }
  return times;
}

function isTimestamp(path: string): boolean {
  return /(^|\/)timestamp\.txt$/.test(path);
}

/** @example parseTimestamp("2015-02-02 14:58:23.948203 UTC") // 1422889103948 */
export function parseTimestamp(text: string): number | undefined {
  const parts = /^\s*(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.\d+)?\s*(\S*)/.exec(text);
  if (!parts) return undefined;
  const [, day, clock, fraction = "", zone = ""] = parts;
  const utc = Date.parse(`${day}T${clock}${fraction.slice(0, 4)}Z`);
  return Number.isNaN(utc) ? undefined : utc - zoneOffset(zone, utc);
}

/** Milliseconds by which a zone is ahead of UTC at a local time; unknown zones count as UTC. */
function zoneOffset(zone: string, local: number): number {
  const numeric = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (numeric) return (numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3])) * 60_000;
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone || "UTC", timeZoneName: "longOffset" });
    const name = format.formatToParts(local).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? 0 : zoneOffset(name.replace("GMT", ""), local);
  } catch {
    return 0;
  }
}
