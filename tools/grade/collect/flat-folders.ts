/**
 * Whose a file is where no platform named it: a file or the first folder is called like the student, below folders
 * that everybody shares and those of groups. When in doubt two are kept apart.
 */

/** By path, in the same order. */
export function flatStudents(paths: readonly string[], assignment: string): string[] {
  const files = paths.map((path): File => ({ above: [], parts: path.split("/") }));
  if (files.length === 0) return [];
  if (files.length === 1) return [called(files[0]!.parts.slice(-2))];
  let rest: readonly File[] = files;
  while (isShared(rest, assignment) || areGroups(rest, assignment)) rest = rest.map(inside);
  const students = rest.map(({ parts }) => called(parts));
  // One name in two groups is two people.
  const places = new Map<string, Set<string>>();
  rest.forEach(({ above }, i) => {
    const known = places.get(students[i]!) ?? new Set();
    places.set(students[i]!, known.add(above.join("/")));
  });
  return students.map((student, i) =>
    places.get(student)!.size > 1 ? [...rest[i]!.above, student].join("/") : student,
  );
}

interface File {
  /** Folders that are no student's. */
  readonly above: readonly string[];
  readonly parts: readonly string[];
}

function inside({ above, parts: [folder, ...parts] }: File): File {
  return { above: [...above, folder!], parts };
}

/** One folder is around everything; a student's own if a notebook in it is called like the assignment. */
function isShared(files: readonly File[], assignment: string): boolean {
  const [first] = files;
  if (!files.every(({ parts }) => parts.length > 1 && parts[0] === first!.parts[0])) return false;
  return files.every(({ parts }) => parts.length > 2) || !files.some((file) => isNamed(file, assignment));
}

const group =
  /^((group|gruppe|gruppo|groupe|grupo|section|tutorial|tut|class|kurs|lab|seminar|course|cohort|team)[\s_-]*([a-z]|\d{1,3})|\d{1,3})$/i;
const isWork =
  /^(attempt|version|draft|final|old|new|backup|copy|submission|homework|hw|week|src|work|code|notebook|assignment|task|ex|exercise|try|v)s?[\s_-]*\d*$/i;

/**
 * The first folders are called like groups; or each holds several folders or files, none of which is called like
 * one in another, like work, or like the assignment.
 */
function areGroups(files: readonly File[], assignment: string): boolean {
  if (!files.every(({ parts }) => parts.length > 1)) return false;
  const within = new Map<string, Set<string>>();
  for (const { parts } of files) {
    const known = within.get(parts[0]!) ?? new Set();
    within.set(parts[0]!, known.add(called(parts.slice(1))));
  }
  const inner = [...within.values()].map((names) => [...names].join("/"));
  const isSameInside = within.size > 1 && new Set(inner).size === 1 && [...within.values()][0]!.size === 1;
  if (!isSameInside && [...within.keys()].every((folder) => group.test(folder)))
    return (
      files.every(({ parts }) => parts.length > 2) ||
      (new Set(inner).size === inner.length && holdPeople(within, files, assignment))
    );
  return within.size > 1 && isApart(within, files, assignment);
}

function isApart(
  within: ReadonlyMap<string, ReadonlySet<string>>,
  files: readonly File[],
  assignment: string,
): boolean {
  const names = [...within.values()].flatMap((inner) => [...inner]);
  return new Set(names).size === names.length && holdPeople(within, files, assignment);
}

/** Whether each holds several names, and none of them is one of work. */
function holdPeople(
  within: ReadonlyMap<string, ReadonlySet<string>>,
  files: readonly File[],
  assignment: string,
): boolean {
  const names = [...within.values()].flatMap((inner) => [...inner]);
  return (
    [...within.values()].every(({ size }) => size > 1) &&
    !names.some((name) => isWork.test(name)) &&
    !files.some((file) => isNamed(file, assignment))
  );
}

function isNamed({ parts }: File, assignment: string): boolean {
  return parts.at(-1)!.includes(assignment);
}

function called(parts: readonly string[]): string {
  const [first] = parts;
  const name =
    parts.length > 1 ? first! : first!.replace(/\.(ipynb|zip)$|(\.ipynb)?\.(json|txt|download)$/i, "");
  return name.trim() === "" ? first! : name;
}
