import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, floors } from "../../../tools/house/circles.js";
import { picture } from "../../../tools/house/command.js";
import { house } from "../../../tools/house/house.js";
import { importGraph } from "../../../tools/house/import-graph.js";

/** A project with two workspaces, written to the disk. */
function project(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "course-house-"));
  const packages = {
    "package.json": JSON.stringify({ name: "root", workspaces: ["lib/*"] }),
    "lib/core/package.json": JSON.stringify({
      name: "core",
      exports: { ".": { default: "./dist/index.js" }, "./*.js": { default: "./dist/*.js" } },
    }),
    "lib/faces/package.json": JSON.stringify({ name: "faces", main: "dist/index.js" }),
  };
  for (const [file, text] of Object.entries({ ...packages, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const root = project({
  "lib/core/index.ts":
    'export { a } from "./rooms/a.js";\nexport * from "./rooms/b.js";\nexport * as all from "./rooms/a.js";\n',
  "lib/core/rooms/a.ts": 'import { c } from "./c.js";\nexport const a = c;\n',
  "lib/core/rooms/b.ts": "export function b(): void {}\nexport class B {}\n",
  "lib/core/rooms/c.ts": "export const c = 1;\n",
  "lib/faces/index.ts":
    'import { b as other } from "core";\nimport { readFileSync } from "node:fs";\nexport { other, readFileSync };\n',
  "lib/faces/lazy.ts":
    'export const later = () => import("core/rooms/c.js");\nexport type A = typeof import("./index.js");\n',
});

describe("the import graph", () => {
  const graph = importGraph(root);

  it("follows a name through an index to the file that declares it", () => {
    expect(graph.arrows("lib/faces/index.ts")).toEqual(["lib/core/rooms/b.ts"]);
    expect(graph.packages("lib/faces/index.ts")).toEqual(["node:fs"]);
  });
  it("knows lazy imports, types of modules and paths inside a package", () => {
    expect(graph.arrows("lib/faces/lazy.ts")).toEqual(["lib/core/rooms/c.ts", "lib/faces/index.ts"]);
  });
  it("reaches everything that is needed, with its distance", () => {
    const text = 'import { all } from "core";';
    expect([...graph.reach("cells", text)]).toEqual([
      ["cells", 0],
      ["lib/core/rooms/a.ts", 1],
      ["lib/core/rooms/c.ts", 2],
    ]);
  });
  it("lists the names that an index offers", () => {
    expect(graph.names("lib/core/index.ts")).toEqual(["B", "a", "all", "b"]);
  });
});

describe("circles and floors", () => {
  const arrows = (pairs: string) => {
    const found = new Map<string, Set<string>>();
    for (const [from, to] of pairs.split(" ")) {
      found.set(from!, (found.get(from!) ?? new Set()).add(to!));
      if (!found.has(to!)) found.set(to!, new Set());
    }
    return found;
  };
  it("a circle is found whole, by its members, whatever hangs on it", () => {
    expect(circles(arrows("ab bc ca cd de xa"))).toEqual([["a", "b", "c"]]);
    expect(circles(arrows("ab ac bd cd"))).toEqual([]);
  });
  it("a floor is one above the highest floor needed", () => {
    expect([...floors(arrows("ab bc ac dc"))].sort()).toEqual([
      ["a", 2],
      ["b", 1],
      ["c", 0],
      ["d", 1],
    ]);
    expect(floors(arrows("ab ba bc")).get("a")).toBe(1);
  });
});

it("the picture shows rooms by floor, lines, circles and offered names", () => {
  const text = picture(house(root)).replace(/ +/g, " ");
  expect(text).toContain("lib/core/rooms 3 files 5 lines");
  expect(text).toContain("core 4 exported names");
  expect(text).toContain("no circles of files");
});
