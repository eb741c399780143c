/** Numbers of each student's own: given out and judged alike. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { numbersOf, withNumbers } from "../../../tools/grade/assignment/own-numbers.js";
import { run as grade } from "../../../tools/grade/command/command.js";
import { parseCsv } from "../../../tools/grade/gradebook/csv.js";
import type { Result } from "../../../tools/grade/result/result.js";
import { studentsIn } from "../../../tools/release/class-list.js";
import { run as release } from "../../../tools/release/command.js";
import { answers } from "../grade/handed-in.js";
import { solutions, toy } from "../grade/toy.js";

afterEach(() => vi.restoreAllMocks());

const root = mkdtempSync(join(tmpdir(), "course-variants-"));
const secret = join(root, "secret.txt");
const list = join(root, "class.csv");
const students = ["ann", "bo", "cy", "dee", "eli", "flo"];
writeFileSync(secret, "kept out of the repository\n");
writeFileSync(list, `student\n${students.join("\n")}\n`);

/** The toy with a number in a locked cell that the answer to `line` has to go by. */
function varied(): string {
  const folder = join(root, "solutions");
  cpSync(join(solutions, "00-toy"), join(folder, "00-toy"), { recursive: true });
  const judge = join(folder, "00-toy", "judge.ts");
  const text = readFileSync(judge, "utf8");
  const changed = text
    .replace("seededStream }", "seededStream, variants }")
    .replace(
      "export default assignment({",
      "export default variants({ team: [7, 8, 9, 11, 13] }, ({ team }) => assignment({",
    )
    .replace("(await lineEdges(n)) === n - 1", "(await lineEdges(n)) === n * team")
    .replace(/\}\);\s*$/, "}));\n");
  writeFileSync(judge, changed);
  const notebook = join(folder, "00-toy", "00-toy.ipynb");
  const file = JSON.parse(readFileSync(notebook, "utf8"));
  const imports = file.cells.find(({ id }: { id: string }) => id === "toy-imports");
  imports.source = `${[imports.source].flat().join("")}\nconst team = 7;`;
  imports.metadata.course = { varies: { "const team = 7": "team" } };
  writeFileSync(notebook, JSON.stringify(file));
  return folder;
}
const authored = varied();
const silent = () => vi.spyOn(process.stdout, "write").mockImplementation(() => true);

/** Who has which number, by `variants.csv`. */
async function released(folder: string): Promise<Map<string, number>> {
  const words = ["00-toy", "--variants", list, "--secret", secret, "--solutions", authored, "--out", folder];
  silent();
  expect(await release(words)).toBe(0);
  const [, ...rows] = parseCsv(readFileSync(join(folder, "variants.csv"), "utf8")).rows;
  return new Map(rows.filter((row) => row.length > 1).map(([student, , team]) => [student!, Number(team)]));
}

/** What each student gets for `line`, and the number by which it was judged. */
async function points(handedIn: string, ...words: string[]) {
  const out = mkdtempSync(join(root, "out-"));
  silent();
  await grade(["00-toy", handedIn, "--out", out, "--solutions", authored, "--as-root", ...words]);
  const results = readdirSync(join(out, "results")).map(
    (file): Result => JSON.parse(readFileSync(join(out, "results", file), "utf8")),
  );
  return new Map(
    results.map(({ student, questions, numbers }) => [student, [questions[0]!.points, numbers?.team]]),
  );
}

/** The released notebooks, with `line` answered. */
function answered(folder: string, line: (student: string) => string): string {
  const handedIn = mkdtempSync(join(root, "in-"));
  for (const student of students) {
    const file = JSON.parse(readFileSync(join(folder, "students", student, "00-toy.ipynb"), "utf8"));
    for (const cell of file.cells)
      cell.source = cell.id === "toy-line" ? line(student) : (answers[cell.id] ?? cell.source);
    mkdirSync(join(handedIn, student));
    writeFileSync(join(handedIn, student, "00-toy.ipynb"), JSON.stringify(file));
  }
  return handedIn;
}

describe("a release with numbers of each student's own", () => {
  it("is judged by the numbers that were given out", { timeout: 240_000 }, async () => {
    const folder = join(root, "released");
    const given = await released(folder);
    expect(new Set(given.values()).size).toBeGreaterThan(1);
    for (const [student, team] of given)
      expect(readFileSync(join(folder, "students", student, "00-toy.ipynb"), "utf8")).toContain(
        `const team = ${team};`,
      );
    const right = answered(
      folder,
      (student) => `function lineEdges(n: number): number { return n * ${given.get(student)}; }`,
    );
    const secretly = ["--variants", "--secret", secret];
    expect(await points(right, ...secretly)).toEqual(
      new Map(students.map((student) => [student, [2, given.get(student)]])),
    );
    const copied = answered(
      folder,
      () => `function lineEdges(n: number): number { return n * ${given.get("ann")}; }`,
    );
    expect(await points(copied, ...secretly)).toEqual(
      new Map(
        students.map((student) => [
          student,
          [given.get(student) === given.get("ann") ? 2 : 0, given.get(student)],
        ]),
      ),
    );
    // A locked cell that somebody took over from somebody else has the student's own number again.
    const byName = answered(folder, () => "function lineEdges(n: number): number { return n * team; }");
    cpSync(join(byName, "ann", "00-toy.ipynb"), join(byName, "bo", "00-toy.ipynb"));
    expect((await points(byName, ...secretly)).get("bo")).toEqual([2, given.get("bo")]);
  });

  it("needs an assignment that has some", async () => {
    const words = ["00-toy", "--variants", list, "--solutions", solutions, "--out", join(root, "none")];
    await expect(release(words)).rejects.toThrow("--variants: in 00-toy everybody has the same numbers");
  });
});

describe("numbers", () => {
  const variants = { choices: { fee: [0.8, 0.7, 0.9] as [number, ...number[]] }, of: () => toy.assignment };
  it("go by student, assignment and secret, and are the same every time", () => {
    const of = (student: string, key?: string) =>
      numbersOf(variants, { name: "02", student, ...(key === undefined ? {} : { secret: key }) }).fee;
    const many = Array.from({ length: 60 }, (_, i) => of(`s${i}`));
    expect(many).toEqual(Array.from({ length: 60 }, (_, i) => of(`s${i}`)));
    expect(new Set(many).size).toBe(3);
    expect(Array.from({ length: 60 }, (_, i) => of(`s${i}`, "another"))).not.toEqual(many);
  });

  it("must stand where a cell says", () => {
    const cell = {
      ...toy.notebook.cells[0]!,
      source: "a fee of 0.8",
      metadata: { course: { varies: { "fee of 0.7": "fee" } } },
    };
    expect(() => withNumbers({ ...toy.notebook, cells: [cell] }, variants, { fee: 0.9 })).toThrow(
      '"fee of 0.7" is to hold the number fee, 0.8, and does not',
    );
  });
});

describe("the students of a class", () => {
  it.each([
    ["a list", "student,name\nann,Ann\nbo,Bo\n", ["ann", "bo"]],
    ["names alone", "ann\nbo\n", ["ann", "bo"]],
    [
      "Canvas",
      'Student,ID,SIS User ID,Section\nPoints Possible,,,\n"Doe, Jane",77,u1,A\n"Roe, R",78,u2,A\n',
      ["77", "78"],
    ],
    [
      "Moodle",
      "Identifikator,Name,E-Mail,Status\nTeilnehmer/in41,A,a@b.c,x\nTeilnehmer/in42,B,b@b.c,x\n",
      ["Participant 41", "Participant 42"],
    ],
  ])("are read from %s", (_, text, ids) => {
    expect(studentsIn(text, "class.csv")).toEqual(ids);
  });

  it("are each there once", () => {
    expect(() => studentsIn("ann\nann\n", "class.csv")).toThrow("class.csv: ann is in it twice");
    expect(() => studentsIn("student\n", "class.csv")).toThrow("class.csv: no student in it");
  });
});
