/** Whose a file is, by the name that a learning platform or a person gave it. */

export interface Owner {
  /** What the platform knows the student by. */
  readonly student: string;
  /** A name for people, if the file's name tells it. */
  readonly name?: string;
  readonly layout: "flat" | "nbgrader" | "canvas" | "moodle";
  /** Canvas numbers submissions in the order in which they came. */
  readonly order?: number;
  readonly late?: boolean;
}

/**
 * The owner of `path`:
 *
 *     submitted/jane/01-slug/01-slug.ipynb                          nbgrader: jane
 *     doejane_LATE_12345_67890_01-slug-2.ipynb                      Canvas: 12345
 *     Jane Doe_98765_assignsubmission_file_/01-slug.ipynb           Moodle: Participant 98765
 *     jane.ipynb, jane/anything.ipynb                               flat: jane
 */
export function ownerOf(path: string, assignment: string): Owner {
  const parts = path.split("/");
  const file = parts[parts.length - 1]!;
  for (const part of parts) {
    const moodle = /^(.+)_(\d+)_assignsubmission_(?:file|onlinetext)/.exec(part);
    if (moodle) return { student: `Participant ${moodle[2]}`, name: moodle[1]!, layout: "moodle" };
  }
  const canvas = /^(.+?)_(LATE_)?(\d+)_(\d+)_.+$/.exec(file);
  if (canvas)
    return {
      student: canvas[3]!,
      name: canvas[1]!,
      layout: "canvas",
      order: Number(canvas[4]),
      late: canvas[2] !== undefined,
    };
  const folder = parts.lastIndexOf(assignment, parts.length - 2);
  if (folder >= 1) return { student: parts[folder - 1]!, layout: "nbgrader" };
  return {
    student: parts.length > 1 ? parts[parts.length - 2]! : file.replace(/\.(ipynb|zip)$/i, ""),
    layout: "flat",
  };
}
