import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { help as gradingHelp } from "../../../tools/grade/command/options.js";
import { projectRoot } from "../../../tools/project.js";

const folder = join(projectRoot, "clusters");
const adapters = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(sbatch|py)$/.test(name),
);
const page = readFileSync(join(folder, "README.md"), "utf8");

describe("an adapter in clusters/", () => {
  it.each(adapters)("%s has fewer than 40 lines, and its page names it", (name) => {
    expect(readFileSync(join(folder, name), "utf8").trimEnd().split("\n").length).toBeLessThan(40);
    expect(page).toContain(`clusters/${name}`);
  });

  it("exists for Slurm and Ray; the others are blocks on the page", () => {
    expect(adapters.sort()).toEqual([join("ray", "course_ray.py"), join("slurm", "course.sbatch")]);
    for (const engine of ["Slurm", "Ray", "Kubernetes", "GitHub", "Snakemake"])
      expect(page).toContain(`\n## ${engine}\n`);
  });

  it("uses words that grading has", () => {
    const words = adapters.flatMap(
      (name) => readFileSync(join(folder, name), "utf8").match(/--(?:shard|merge|only|workers)\b/g) ?? [],
    );
    for (const word of words) expect(gradingHelp).toContain(`\n  ${word} `);
    expect(new Set(words).size).toBeGreaterThan(2);
  });
});
