import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileSystem, pathInCourse, withPackages } from "../../../tools/kernel/packages-from-course.js";

let base: string;
const course = () => `${base}/course`;
const away = () => `${base}/home/deep`;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
};

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "course-away-"));
  write("course/node_modules/coordlab/index.d.ts", "the course's");
  write("course/node_modules/@scope/a/index.d.ts", "the course's");
  write("course/node_modules/chart/index.d.ts", "the course's");
  write("home/node_modules/chart/index.d.ts", "the learner's");
  mkdirSync(away(), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true }));

describe("pathInCourse(folder, course)", () => {
  const real = (path: string) => pathInCourse(away(), course())(path);

  it("leads a package that is not there to the course's, scoped ones too", () => {
    expect(real(`${away()}/node_modules/coordlab/index.d.ts`)).toBe(
      `${course()}/node_modules/coordlab/index.d.ts`,
    );
    expect(real(`${away()}/node_modules/@scope/a`)).toBe(`${course()}/node_modules/@scope/a`);
  });

  it("leaves a package alone that the folder, or one above it, has", () => {
    const path = `${away()}/node_modules/chart/index.d.ts`;
    expect(real(path)).toBe(path);
  });

  it("leaves every other path alone", () => {
    for (const path of [`${away()}/a.ts`, `${away()}/node_modules`, "/etc/hosts", `${course()}/a.ts`])
      expect(real(path)).toBe(path);
  });

  it("changes nothing inside the course", () => {
    const path = `${course()}/node_modules/coordlab/index.d.ts`;
    expect(pathInCourse(course(), course())(path)).toBe(path);
    const below = `${course()}/my-work/node_modules/coordlab`;
    expect(pathInCourse(`${course()}/my-work`, course())(below)).toBe(below);
  });
});

describe("withPackages(system, real)", () => {
  it("reads the course's file under the notebook's own path", () => {
    const system = {
      readFile: (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
      fileExists: existsSync,
      directoryExists: existsSync,
      realpath: realpathSync,
      newLine: "\n",
    };
    const seen = withPackages(system as unknown as FileSystem, pathInCourse(away(), course()));
    const path = `${away()}/node_modules/coordlab/index.d.ts`;
    expect(seen.readFile(path)).toBe("the course's");
    expect(seen.fileExists(path)).toBe(true);
    expect(seen.directoryExists(dirname(path))).toBe(true);
    expect(seen.realpath?.(path)).toBe(path);
    expect(seen.readFile(`${base}/home/node_modules/chart/index.d.ts`)).toBe("the learner's");
    expect(seen).toHaveProperty("newLine", "\n");
  });
});
