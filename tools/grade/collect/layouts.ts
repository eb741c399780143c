/** Whose a file is, by the names that a learning platform or a person gave: decided once for a whole download. */

export type Layout = "flat" | "nbgrader" | "canvas" | "moodle";

export interface Owner {
  /** What the platform knows the student by. */
  readonly student: string;
  /** A name for people, if the file's name tells it. */
  readonly name?: string;
  readonly layout: Layout;
  /** Canvas numbers submissions in the order in which they came. */
  readonly order?: number;
  readonly late?: boolean;
}

/**
 * The owners of all `paths` of a download, in the same order:
 *
 *     submitted/jane/01-slug/01-slug.ipynb                          nbgrader: jane
 *     doejane_LATE_12345_67890_01-slug-2.ipynb                      Canvas: 12345
 *     Jane Doe_98765_assignsubmission_file_/01-slug.ipynb           Moodle: Participant 98765
 *     jane.ipynb, jane/anything.ipynb, jane/homework/anything.ipynb flat: jane
 */
export function ownersOf(paths: readonly string[], assignment: string): Owner[] {
  if (paths.length === 0) return [];
  const moodle = paths.map(moodleOwner);
  if (moodle.some((owner) => owner)) return paths.map((path, i) => moodle[i] ?? flatOwner(path.split("/")));
  const canvas = canvasOwners(paths);
  if (canvas) return canvas;
  const nbgrader = paths.map((path) => nbgraderOwner(path, assignment));
  if (nbgrader.some((owner) => owner))
    return paths.map((path, i) => nbgrader[i] ?? flatOwner(path.split("/")));
  return flatOwners(paths);
}

function moodleOwner(path: string): Owner | undefined {
  for (const part of path.split("/")) {
    const moodle = /^(.+)_(\d+)_assignsubmission_(?:file|onlinetext)/.exec(part);
    if (moodle) return { student: `Participant ${moodle[2]}`, name: moodle[1]!, layout: "moodle" };
  }
  return undefined;
}

/**
 * Canvas's names, if all are: a plain file name of letters, a student's number, a number that no other file has.
 * A number that is a date, or one for everybody, is somebody's own way to name files.
 */
function canvasOwners(paths: readonly string[]): Owner[] | undefined {
  const found = paths.map((path) =>
    /^([^_\d]+?)_(LATE_)?([1-9]\d*)_([1-9]\d*)_[^/]+$/.exec(path.slice(path.lastIndexOf("/") + 1)),
  );
  if (found.length === 0 || found.some((match) => !match)) return undefined;
  const matches = found.map((match) => match!);
  const orders = new Set(matches.map(([, , , , order]) => order));
  const people = new Map<string, string>();
  for (const [, name, , student] of matches) {
    if ((people.get(student!) ?? name) !== name) return undefined;
    people.set(student!, name!);
  }
  const everybodyIsCalled = new Set(people.values());
  if (orders.size < matches.length || (people.size > 1 && everybodyIsCalled.size === 1)) return undefined;
  return matches.map(([, name, late, student, order]) => ({
    student: student!,
    name: name!,
    layout: "canvas",
    order: Number(order),
    late: late !== undefined,
  }));
}

function nbgraderOwner(path: string, assignment: string): Owner | undefined {
  const parts = path.split("/");
  const folder = parts.lastIndexOf(assignment, parts.length - 2);
  return folder >= 1 ? { student: parts[folder - 1]!, layout: "nbgrader" } : undefined;
}

/** The first folder is the student, below folders that everybody shares and those of groups. */
function flatOwners(paths: readonly string[]): Owner[] {
  let parts = paths.map((path) => path.split("/"));
  const [first] = parts;
  if (first && parts.length === 1) return [flatOwner(first.slice(-2))];
  const isShared = () => new Set(parts.map(([folder]) => folder)).size === 1;
  const areGroups = () =>
    parts.every(([folder]) => /^(group|gruppe|section|tutorial|class|lab)?[\s_-]*\d+$/i.test(folder!));
  while (parts.every((all) => all.length > 2) && (isShared() || areGroups()))
    parts = parts.map(([, ...rest]) => rest);
  return parts.map(flatOwner);
}

function flatOwner(parts: readonly string[]): Owner {
  const student = parts.length > 1 ? parts[0]! : parts[0]!.replace(/\.(ipynb|zip)$/i, "");
  return { student, layout: "flat" };
}
