/** Whose a file is, by the names that a learning platform or a person gave: decided once for a whole download. */

import { flatStudents } from "./flat-folders.js";

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
 *
 * What somebody has put beside a platform's files is read as flat.
 */
export function ownersOf(paths: readonly string[], assignment: string): Owner[] {
  const platform =
    moodleOwners(paths) ?? canvasOwners(paths, assignment) ?? nbgraderOwners(paths, assignment);
  if (!platform) return flatOwners(paths, assignment);
  const others = paths.filter((_, i) => !platform[i]);
  const flat = flatOwners(others, assignment);
  return platform.map((owner) => owner ?? flat.shift()!);
}

type Some = (Owner | undefined)[];

function moodleOwners(paths: readonly string[]): Some | undefined {
  const owners = paths.map((path) => {
    for (const part of path.split("/")) {
      const moodle = /^(.+)_(\d+)_assignsubmission_(?:file|onlinetext)/.exec(part);
      if (moodle) return { student: `Participant ${moodle[2]}`, name: moodle[1]!, layout: "moodle" } as const;
    }
    return undefined;
  });
  return owners.some((owner) => owner) ? owners : undefined;
}

/**
 * Canvas's names: who, a student's number, a number that no other file has, what the student called it. Where most are
 * called like the assignment, a few others may lie among them. Where they are not, numbers in a name are likely
 * to be somebody's own way to name files, and nobody gets two.
 */
function canvasOwners(paths: readonly string[], assignment: string): Some | undefined {
  const found = paths.map((path) => canvasName.exec(path.slice(path.lastIndexOf("/") + 1)));
  const matches = found.flatMap((match) => (match ? [match] : []));
  if (matches.length === 0 || matches.length < (2 / 3) * paths.length) return undefined;
  const people = new Map<string, string>();
  for (const [, name, , student] of matches) {
    if ((people.get(student!) ?? name) !== name) return undefined;
    people.set(student!, name!);
  }
  if (new Set(matches.map(([, , , , order]) => order)).size < matches.length) return undefined;
  const named = matches.filter(([, , , , , rest]) => rest!.includes(assignment)).length;
  const everybodyIsCalled = new Set(people.values());
  const isDoubtful =
    matches.length < paths.length ||
    people.size < matches.length ||
    (people.size > 1 && everybodyIsCalled.size === 1);
  if (isDoubtful && named <= matches.length / 2) return undefined;
  return paths.map(canvasOwner);
}

const canvasName = /^(?=[^_]*\p{L})([^_]+)_(LATE_)?([1-9]\d*)_([1-9]\d*)_([^/]+)$/u;

function canvasOwner(path: string): Owner | undefined {
  const match = canvasName.exec(path.slice(path.lastIndexOf("/") + 1));
  if (!match) return undefined;
  const [, name, late, student, order] = match;
  return {
    student: student!,
    name: name!,
    layout: "canvas",
    order: Number(order),
    late: late !== undefined,
  };
}

/** Folders of nbgrader's own around those of students. */
const steps = /(^|\/)(submitted|autograded|feedback)$/;

/**
 * The student's folder lies around one that is called like the assignment, and at the same depth for all. Where one
 * such name lies in several places, as `exercises` in everybody's copy of a repository, it is nobody's.
 */
function nbgraderOwners(paths: readonly string[], assignment: string): Some | undefined {
  const parts = paths.map((path) => path.split("/"));
  const folders = parts.map((all) => all.lastIndexOf(assignment, all.length - 2) - 1);
  const depths = new Set(folders.filter((folder) => folder >= 0));
  if (depths.size !== 1) return undefined;
  const depth = Math.max(...depths);
  const places = new Map<string, string>();
  for (const [i, all] of parts.entries()) {
    if (folders[i]! < 0) continue;
    const [student, place] = [all[depth]!, all.slice(0, depth).join("/")];
    const isElsewhere = (places.get(student) ?? place) !== place;
    if (isElsewhere && !steps.test(place)) return undefined;
    places.set(student, place);
  }
  return parts.map((all) =>
    depth < all.length - 1 ? { student: all[depth]!, layout: "nbgrader" } : undefined,
  );
}

/**
 * The owners of files that are no notebooks, in the same order, where the layout of the notebooks tells them. A file
 * that lies beside everybody's folders is nobody's.
 *
 * @param owners those of the notebooks
 */
export function ownersOfOthers(
  others: readonly string[],
  notebooks: readonly string[],
  owners: readonly Owner[],
  assignment: string,
): (Owner | undefined)[] {
  const layouts = new Set(owners.map(({ layout }) => layout));
  const depth = layouts.has("flat") ? folderOf(notebooks, owners) : undefined;
  return others.map((path) => {
    if (layouts.has("moodle")) return moodleOwners([path])?.[0];
    if (layouts.has("canvas")) return canvasOwner(path);
    if (layouts.has("nbgrader")) return nbgraderOwners([...notebooks, path], assignment)?.at(-1);
    const parts = path.split("/");
    return depth !== undefined && depth < parts.length - 1
      ? { student: parts[depth]!, layout: "flat" }
      : undefined;
  });
}

/** How deep students' folders lie, if each notebook is in one that is called like its student. */
function folderOf(notebooks: readonly string[], owners: readonly Owner[]): number | undefined {
  const depths = notebooks.map((path, i) => path.split("/").slice(0, -1).indexOf(owners[i]!.student));
  return new Set(depths).size === 1 && depths[0]! >= 0 ? depths[0] : undefined;
}

function flatOwners(paths: readonly string[], assignment: string): Owner[] {
  return flatStudents(paths, assignment).map((student) => ({ student, layout: "flat" }));
}
