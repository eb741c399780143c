/**
 * nbgrader's cell metadata, schema 3, and its checksum, so that a course can move there and back.
 *
 * @see nbgrader/nbgraderformat/v3.py, nbgrader/utils.py
 */
import { createHash } from "node:crypto";

/** `cell.metadata.nbgrader`. No other keys are allowed. */
export interface NbgraderMetadata {
  readonly schema_version: 3;
  readonly grade: boolean;
  readonly solution: boolean;
  readonly locked: boolean;
  readonly task: boolean;
  readonly grade_id: string;
  readonly points?: number;
  readonly checksum?: string;
  readonly cell_type?: "code" | "markdown" | "raw";
}

/** The kinds of cell that a release has. */
export type CellKind = "answer" | "tests" | "written" | "read-only";

/** The metadata of a released cell; `points` counts for tests and written answers only. */
export function nbgraderMetadata(
  kind: CellKind,
  cell: { readonly id: string; readonly type: "code" | "markdown"; readonly source: string },
  points: number,
): NbgraderMetadata {
  const grade = kind === "tests" || kind === "written";
  const solution = kind === "answer" || kind === "written";
  const metadata: NbgraderMetadata = {
    schema_version: 3,
    grade,
    solution,
    locked: !solution,
    task: false,
    grade_id: cell.id,
    ...(grade ? { points } : {}),
    cell_type: cell.type,
  };
  return { ...metadata, checksum: checksum(cell.source, cell.type, metadata) };
}

/**
 * MD5 over source, cell type, Python's `True`/`False` for grade, solution and effective lock, the id and,
 * for grade cells, the points as a Python float.
 */
export function checksum(source: string, type: string, metadata: NbgraderMetadata): string {
  const { grade, solution, locked, grade_id, points = 0 } = metadata;
  const effectiveLock = !solution && (grade || locked);
  const parts = [source, type, python(grade), python(solution), python(effectiveLock), grade_id];
  if (grade) parts.push(Number.isInteger(points) ? `${points}.0` : String(points));
  return createHash("md5").update(parts.join(""), "utf8").digest("hex");
}

function python(value: boolean): string {
  return value ? "True" : "False";
}
