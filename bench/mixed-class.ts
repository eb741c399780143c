/** A class as it comes in: honest answers in several forms, wrong ones, damaged files, hostile code, and some that loop. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seededStream } from "coordlab";
import { damaged } from "../test/tools/grade/damage.js";

export const assignment = "04-write-a-convention";

type Cell = { id: string; source: string };

/** What stands in a cell instead of the solution. */
type Change = Readonly<Record<string, string>>;

const goes = (body: string, head = "(sight: Sight): boolean"): Change => ({
  "convention-one": `function goes${head} { ${body} }`,
});

const honest: readonly Change[] = [
  {},
  goes("return Math.max(...sight.contenders) === sight.agent;"),
  goes("return sight.contenders.at(-1) === sight.agent;"),
  { "convention-one": "const goes = ({ agent, contenders: [first] }: Sight): boolean => first === agent;" },
  goes("return first === agent;", "({ agent, contenders: [first] }: Sight): boolean"),
];
const wrong: readonly Change[] = [
  goes("return true;"),
  goes("return sight.contenders.length === 1;"),
  {
    "convention-owner":
      "function owner(key: number, agents: readonly Agent[]): Agent { return agents[key % agents.length]!; }",
  },
];
const hostile: readonly Change[] = [
  goes("return { then: (f: any) => f(true) };", "(sight: Sight): any"),
  goes("setTimeout(() => process.exit(0), 1); return true;"),
  goes("return new Proxy({}, { get: () => () => true });", "(sight: Sight): any"),
  goes("(JSON as any).stringify = () => '{}'; return true;"),
];
const looping: readonly Change[] = [
  goes("for (;;);"),
  { "convention-fair": "function goesFairly(sight: Sight): boolean { while (true) {} }" },
  { "convention-owner": "function owner(key: number, agents: readonly Agent[]): Agent { for (;;); }" },
];

/** Texts of notebooks by student; the looping ones lie among the others. */
export function mixedClass(students: number, loops: number): Map<string, string> {
  const stream = seededStream(13);
  const texts = new Map<string, string>();
  for (let i = 0; i < students - loops; i++) {
    const [kinds, kind] = [[honest, honest, honest, wrong, hostile], i % 10];
    const list = kinds[Math.min(4, kind >> 1)]!;
    const text = handIn(list[i % list.length]!, i);
    texts.set(`s${i}`, kind === 7 ? damaged(text, stream) : text);
  }
  for (let i = 0; i < loops; i++) texts.set(`s${40 * i}-loops`, handIn(looping[i % looping.length]!, i));
  return texts;
}

const released = readFileSync(join("exercises", assignment, `${assignment}.ipynb`), "utf8");
const solved: readonly Cell[] = JSON.parse(
  readFileSync(join("solutions", assignment, `${assignment}.ipynb`), "utf8"),
).cells.map(({ id, source }: { id: string; source: string | string[] }) => ({
  id,
  source: [source].flat().join(""),
}));

/** The released notebook with the solution, some of it changed, and a line of the student's own. */
function handIn(change: Change, student: number): string {
  const file = JSON.parse(released);
  for (const cell of file.cells) {
    const solution = solved.find(({ id }) => id === cell.id)!.source;
    if (!solution.includes("BEGIN SOLUTION")) continue;
    cell.source = change[cell.id] ?? solution.replace(/^.*(BEGIN SOLUTION|END SOLUTION|STUB).*\n?/gm, "");
    if (cell.cell_type === "code")
      cell.source += `\nconst of${student}in${cell.id.replace(/\W/g, "_")} = ${student};`;
  }
  return JSON.stringify(file);
}
