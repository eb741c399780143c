/** `course solve FILE`: the best joint action of a coordination graph in a `.uai` or `.lg` file. */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { type CoordinationGraph, payoff, type Solution } from "coordlab";
import { FormatError, observe, readEvidence, readLg, readUai } from "coordlab-engine";
import { budgetOf, closingIn } from "../closing-in.js";
import { CourseError } from "../course-error.js";
import { readWords } from "../words.js";
import { methods } from "./methods.js";

const usage = `course solve FILE  the best joint action of a coordination graph in a .uai or .lg file
  --method NAME    ${Object.keys(methods).join(", ")} (auto)
  --memory SIZE    most memory for tables, as 500MB or 4GB (1GB)
  --budget AMOUNT  most time or nodes for a search, as 10s, 500ms or 2000000 (20000000)
  --evidence FILE  agents whose actions are known, with or without a count of samples
  --json           one line of JSON, infinite numbers as null
A search says on stderr how payoff and bound close in; Ctrl-C ends it with the best so far.
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(
    "course solve FILE [--method NAME] [--memory SIZE] [--budget AMOUNT] [--evidence FILE] [--json]",
    {
      args: [...args],
      allowPositionals: true,
      options: {
        method: { type: "string", default: "auto" },
        memory: { type: "string", default: "1GB" },
        budget: { type: "string" },
        evidence: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean" },
      },
    },
  );
  const [file, another] = positionals;
  if (values.help || file === undefined) {
    process.stdout.write(usage);
    return values.help ? 0 : 1;
  }
  if (another !== undefined) throw new CourseError(`one file at a time; got ${file} and ${another}`);
  const method = Object.hasOwn(methods, values.method) ? methods[values.method] : undefined;
  if (!method)
    throw new CourseError(`no method "${values.method}"; there are ${Object.keys(methods).join(", ")}`);
  const memory = bytesOf(values.memory);
  const budget = values.budget === undefined ? {} : budgetOf(values.budget);

  const started = performance.now();
  const graph = await inFile(file, graphReader(file));
  const observed =
    values.evidence === undefined
      ? undefined
      : observe(graph, await inFile(values.evidence, (text) => readEvidence(text, graph)));
  const read = performance.now();
  const progress = method.inTurns ? closingIn("payoff", "at most") : undefined;
  const solution = await solved(async () =>
    method.run(observed?.graph ?? graph, {
      ...{ memory, ...budget },
      ...(progress && {
        signal: progress.signal,
        onImproved: (best, bound) => progress.show(best?.payoff, bound),
      }),
    }),
  );
  progress?.end();
  const milliseconds = { read: round(read - started), solve: round(performance.now() - read) };
  const found = solution.jointAction.length > 0;
  const jointAction = Array.from(
    observed && found ? observed.complete(solution.jointAction) : solution.jointAction,
  );
  const report = reportOf(solution, { graph, jointAction, milliseconds });
  process.stdout.write(values.json ? `${JSON.stringify({ file, ...report })}\n` : table(report));
  return 0;
}

interface Report {
  readonly payoff: number;
  readonly status: Solution["status"];
  readonly upperBound: number;
  readonly gap: number;
  readonly tolerance: number;
  readonly method: string;
  readonly width: number | undefined;
  readonly cells: number;
  readonly milliseconds: { readonly read: number; readonly solve: number };
  readonly jointAction: readonly number[];
}

interface Context {
  readonly graph: CoordinationGraph;
  readonly jointAction: readonly number[];
  readonly milliseconds: Report["milliseconds"];
}

/** The payoff is summed again from the file's own tables, evidence filled in. */
function reportOf(solution: Solution, { graph, jointAction, milliseconds }: Context): Report {
  const { status, upperBound, gap, tolerance, reason, counters } = solution;
  return {
    payoff: jointAction.length > 0 ? payoff(graph, jointAction) : solution.payoff,
    status,
    upperBound,
    gap,
    tolerance,
    method: reason,
    width: counters.inducedWidth,
    cells: counters.cells,
    milliseconds,
    jointAction,
  };
}

function table({
  payoff,
  status,
  upperBound,
  gap,
  tolerance,
  method,
  width,
  cells,
  milliseconds,
  jointAction,
}: Report): string {
  const lines: [string, string][] = [
    ["payoff", String(payoff)],
    ["status", status],
    ["upper bound", gap === 0 ? String(upperBound) : `${upperBound} (gap ${gap}, tolerance ${tolerance})`],
    ["method", method],
    ["width", width === undefined ? "-" : String(width)],
    ["cells", String(cells)],
    ["milliseconds", `${milliseconds.solve} (and ${milliseconds.read} to read the file)`],
    ["joint action", jointAction.join(" ") || "-"],
  ];
  return lines.map(([name, value]) => `${name.padEnd(14)}${value}\n`).join("");
}

function graphReader(file: string): (text: string) => CoordinationGraph {
  const extension = extname(file).toLowerCase();
  if (extension === ".uai") return readUai;
  if (extension === ".lg") return readLg;
  throw new CourseError(`${file} is neither a .uai nor a .lg file`);
}

async function inFile<T>(file: string, read: (text: string) => T): Promise<T> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CourseError(
      `cannot read ${file}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`,
    );
  });
  try {
    return read(text);
  } catch (error) {
    if (error instanceof FormatError) throw new CourseError(`${file}, ${error.message}`);
    throw error;
  }
}

async function solved(solve: () => Promise<Solution>): Promise<Solution> {
  try {
    return await solve();
  } catch (error) {
    if (error instanceof RangeError) throw new CourseError(error.message);
    throw error;
  }
}

function bytesOf(size: string): number {
  const match = /^(\d+(?:\.\d+)?)(MB|GB)$/i.exec(size);
  const bytes = match ? Number(match[1]) * (match[2]!.toUpperCase() === "GB" ? 1e9 : 1e6) : 0;
  if (bytes > 0) return bytes;
  throw new CourseError(`--memory must be a size such as 500MB or 4GB, got ${size}`);
}

function round(milliseconds: number): number {
  return Math.round(10 * milliseconds) / 10;
}
