/** The workspace of all assignments, as a student has it. */
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { writeBundle } from "../../tools/grade/assignment/bundle.js";
import { withoutMarks } from "../../tools/grade/assignment/regions.js";
import { projectRoot } from "../../tools/project.js";
import { workspace } from "../../tools/release/workspace.js";

const run = promisify(execFile);

it("checks without Jupyter; each assignment has its own library", { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "course-workspace-"));
  try {
    await writeBundle(await workspace(["02-price-the-round", "03-count-the-edges"]), folder);
    await symlink(join(projectRoot, "node_modules"), join(folder, "node_modules"));
    await copyFile(join(projectRoot, "package-lock.json"), join(folder, "package-lock.json"));
    const check = (name: string) =>
      run(process.execPath, [".course/start.mjs", "check", name], { cwd: folder }).then(
        ({ stdout }) => stdout,
        (failed: { stdout: string }) => failed.stdout,
      );
    expect(await check("03-count-the-edges")).toMatch(/^03-count-the-edges: 0 of 12 visible checks hold/);
    const name = "03-count-the-edges/03-count-the-edges.ipynb";
    const released = JSON.parse(await readFile(join(folder, name), "utf8"));
    const solved = JSON.parse(await readFile(join(projectRoot, "solutions", name), "utf8"));
    for (const cell of released.cells)
      if (cell.metadata.nbgrader.solution)
        cell.source = withoutMarks(
          solved.cells.find(({ id }: { id: string }) => id === cell.id).source.join(""),
        );
    await writeFile(join(folder, name), JSON.stringify(released));
    expect(await check("03-count-the-edges")).toBe("03-count-the-edges: 12 of 12 visible checks hold\n");
    const ask = (assignment: string) =>
      run(
        process.execPath,
        [
          "--input-type=module",
          "-e",
          'const { playCorridor } = await import("coordlab"); playCorridor([[1]], "lost"); console.log("plays");',
        ],
        { cwd: join(folder, assignment) },
      ).then(
        ({ stdout }) => stdout.trim(),
        () => "withheld",
      );
    expect([await ask("02-price-the-round"), await ask("03-count-the-edges")]).toEqual(["withheld", "plays"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
