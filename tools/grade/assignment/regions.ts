/**
 * Solution regions of an authored cell:
 *
 *     function f(n: number): number {
 *       // BEGIN SOLUTION
 *       return n - 1;
 *       // END SOLUTION
 *     }
 *
 * The release has a stub in their place: two lines that throw, which belong inside a function's body, or the
 * text of the region's own `// STUB` lines. In markdown the marks are HTML comments, and the opening one names
 * the question that a person will grade: `<!-- BEGIN SOLUTION q3 -->`.
 */
import { CourseError } from "../../course-error.js";

export interface Region {
  /** Line numbers of the marks, from 0. */
  readonly begin: number;
  readonly end: number;
  /** What follows BEGIN SOLUTION: the id of a written question, or "". */
  readonly question: string;
}

/** @throws CourseError if a region is nested, closed without being open, or left open; `where` names the cell */
export function regions(source: string, where: string): Region[] {
  const found: Region[] = [];
  let open: { begin: number; question: string } | undefined;
  source.split("\n").forEach((line, i) => {
    const begin = /BEGIN SOLUTION\s*([\w-]*?)\s*(?:-->)?\s*$/.exec(line);
    if (begin && open)
      throw new CourseError(`${where}: BEGIN SOLUTION on line ${i + 1} inside another region`);
    if (begin) open = { begin: i, question: begin[1] ?? "" };
    else if (line.includes("END SOLUTION")) {
      if (!open) throw new CourseError(`${where}: END SOLUTION on line ${i + 1} without a BEGIN SOLUTION`);
      found.push({ ...open, end: i });
      open = undefined;
    }
  });
  if (open) throw new CourseError(`${where}: BEGIN SOLUTION on line ${open.begin + 1} is never closed`);
  return found;
}

/** The cell as the student gets it: every region replaced by its stub. */
export function withoutSolutions(source: string, type: "code" | "markdown", where: string): string {
  const lines = source.split("\n");
  for (const { begin, end } of regions(source, where).reverse())
    lines.splice(begin, end - begin + 1, ...stub(lines.slice(begin, end), type));
  return lines.join("\n");
}

/** The cell as it is run and judged: the solution without the marks and the stub lines. */
export function withoutMarks(source: string): string {
  return source
    .split("\n")
    .filter((line) => !/(?:BEGIN|END) SOLUTION|^\s*\/\/ STUB/.test(line))
    .join("\n");
}

function stub(region: readonly string[], type: "code" | "markdown"): string[] {
  const indent = /^\s*/.exec(region[0] ?? "")?.[0] ?? "";
  if (type === "markdown") return [`${indent}YOUR ANSWER HERE`];
  const own = region
    .filter((line) => /^\s*\/\/ STUB/.test(line))
    .map((line) => line.replace(/\/\/ STUB ?/, ""));
  return own.length > 0
    ? own
    : [`${indent}// YOUR CODE HERE`, `${indent}throw new Error("not written yet");`];
}
