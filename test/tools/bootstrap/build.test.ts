import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildIsFresh, workspaces } from "../../../tools/bootstrap/built.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;
const path = (file: string) => join(folder, file);
const write = (file: string, text: string) => writeFileSync(path(file), text);
const text = (file: string) => readFileSync(path(file), "utf8");

/** A course of two workspaces, one of them with a project inside, that is built by the course's own builder. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "course-build-"));
  cpSync(join(root, "tools/bootstrap"), path("tools/bootstrap"), { recursive: true });
  symlinkSync(join(root, "node_modules"), path("node_modules"), "junction");
  for (const name of ["lib/a/browser", "lib/b/deep"]) mkdirSync(path(name), { recursive: true });
  write("package.json", JSON.stringify({ workspaces: ["lib/*", "tools"] }));
  write(
    "package-lock.json",
    JSON.stringify({ packages: { "node_modules/typescript": { version: "5.9.3" } } }),
  );
  const settings = { target: "ES2022", module: "node20", types: [], isolatedModules: true, strict: true };
  write("tsconfig.json", JSON.stringify({ compilerOptions: settings, files: [] }));
  const own = { composite: true, rootDir: ".", outDir: "dist", isolatedDeclarations: true };
  const project = (more: object) =>
    JSON.stringify({ extends: "../../tsconfig.json", compilerOptions: own, ...more });
  const manifest = (name: string) => JSON.stringify({ name, type: "module" });
  write("lib/a/package.json", manifest("a"));
  write("lib/b/package.json", manifest("b"));
  write("lib/a/tsconfig.json", project({ include: ["*.ts"], references: [{ path: "browser" }] }));
  write(
    "lib/b/tsconfig.json",
    project({ include: ["**/*.ts"], exclude: ["dist"], references: [{ path: "../a" }] }),
  );
  const browser = { extends: "../../../tsconfig.json", include: ["*.ts"] };
  const out = { ...own, outDir: "../dist/browser", removeComments: true };
  write("lib/a/browser/tsconfig.json", JSON.stringify({ ...browser, compilerOptions: out }));
  write("lib/a/a.ts", "/** One. */\nexport const a: number = 1;\n");
  write("lib/a/browser/page.ts", "// a note\nexport function page(): string {\n  return 'page';\n}\n");
  write("lib/b/deep/b.ts", "import { a } from 'a';\nexport function b(): number {\n  return a + 1;\n}\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

function build(): void {
  execFileSync(process.execPath, [path("tools/bootstrap/build.mjs")], { stdio: "pipe" });
}
beforeEach(build);

describe("the build of a clone", () => {
  it("builds every project of every workspace, without comments where that is set", () => {
    expect(workspaces(folder)).toEqual(["lib/a", "lib/b", "tools"]);
    expect(text("lib/a/dist/a.js")).toBe("/** One. */\nexport const a = 1;\n");
    expect(text("lib/a/dist/a.d.ts")).toBe("/** One. */\nexport declare const a: number;\n");
    expect(text("lib/a/dist/browser/page.js")).not.toContain("note");
    expect(text("lib/b/dist/deep/b.js")).toContain("import { a } from 'a';");
    expect(buildIsFresh(folder)).toBe(true);
  });

  it("does not ask for file times", () => {
    for (const file of ["lib/a/a.ts", "lib/a/dist/a.js", "package-lock.json"]) utimesSync(path(file), 1, 1);
    expect(buildIsFresh(folder)).toBe(true);
  });

  it.each([
    ["a source is edited to the same size", "lib/a/a.ts", "/** Two. */\nexport const a: number = 2;\n"],
    ["a built file is damaged", "lib/b/dist/deep/b.js", "import"],
    ["a source is added", "lib/b/c.ts", "export const c: string = 'c';\n"],
    ["the settings change", "tsconfig.json", ""],
    ["the record is cut off", ".course/build.json", "{"],
  ])("is stale when %s, and fresh when built again", (_, file, content) => {
    const before = file === "tsconfig.json" ? text(file).replace("ES2022", "ES2023") : content;
    write(file, before);
    expect(buildIsFresh(folder)).toBe(false);
    build();
    expect(buildIsFresh(folder)).toBe(true);
  });

  it("makes a built file again that was deleted", () => {
    const made = text("lib/b/dist/deep/b.js");
    rmSync(path("lib/b/dist/deep/b.js"));
    expect(buildIsFresh(folder)).toBe(false);
    build();
    expect(text("lib/b/dist/deep/b.js")).toBe(made);
  });

  it("takes away what was made of a source that is gone", () => {
    write("lib/b/gone.ts", "export const gone: number = 1;\n");
    build();
    rmSync(path("lib/b/gone.ts"));
    expect(buildIsFresh(folder)).toBe(false);
    build();
    expect(() => text("lib/b/dist/gone.js")).toThrow("ENOENT");
  });

  it("does not check types, and says what does not parse", () => {
    write("lib/b/c.ts", "export const c: string = 5;\n");
    build();
    write("lib/b/c.ts", "export const c: string = ;\n");
    expect(build).toThrow("c.ts(1,26): error TS1109: Expression expected.");
    write("lib/b/c.ts", "export const c: string = '';\n");
  });
});
