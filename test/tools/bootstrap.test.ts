import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildDigest, buildIsFresh, explainNpm, packagesAreFresh } from "../../tools/bootstrap.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "course-bootstrap-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("packagesAreFresh(folder)", () => {
  const installed = { version: "1.0.0", integrity: "sha512-a" };
  const write = (locked: object, present?: object) => {
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: locked }));
    if (!present) return;
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: present }));
  };

  it("holds when every locked package is installed in its locked version", () => {
    write({ "": {}, "node_modules/a": installed }, { "node_modules/a": installed });
    expect(packagesAreFresh(folder)).toBe(true);
  });

  it("fails without node_modules, or when an installation was interrupted before npm's stamp", () => {
    write({ "node_modules/a": installed });
    expect(packagesAreFresh(folder)).toBe(false);
    mkdirSync(join(folder, "node_modules"));
    expect(packagesAreFresh(folder)).toBe(false);
  });

  it("fails when a package is missing or locked in another version or content", () => {
    write({ "node_modules/a": installed }, {});
    expect(packagesAreFresh(folder)).toBe(false);
    write({ "node_modules/a": { ...installed, version: "1.0.1" } }, { "node_modules/a": installed });
    expect(packagesAreFresh(folder)).toBe(false);
    write({ "node_modules/a": { ...installed, integrity: "sha512-b" } }, { "node_modules/a": installed });
    expect(packagesAreFresh(folder)).toBe(false);
  });

  it("does not ask for the binaries of other platforms", () => {
    write({ "node_modules/a-win32": { ...installed, optional: true } }, {});
    expect(packagesAreFresh(folder)).toBe(true);
  });
});

describe("buildIsFresh(folder, stamp)", () => {
  const source = () => join(folder, "lib/graph/a.ts");
  const stamp = () => join(folder, "stamp");
  beforeEach(() => {
    for (const path of ["lib/graph", "lib/dist", "tools"]) mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, "package-lock.json"), "{}");
    writeFileSync(source(), "1");
    writeFileSync(join(folder, "lib/dist/a.js"), "1");
    writeFileSync(stamp(), buildDigest(folder));
  });

  it("holds when nothing was touched, and whatever happens in node_modules", () => {
    expect(buildIsFresh(folder, stamp())).toBe(true);
    mkdirSync(join(folder, "lib/node_modules"));
    writeFileSync(join(folder, "lib/node_modules/x.js"), "1");
    expect(buildIsFresh(folder, stamp())).toBe(true);
  });

  it.each([
    ["a source is edited", () => writeFileSync(source(), "22")],
    ["a source is edited to the same size", () => utimesSync(source(), 1, 1)],
    ["a source is added", () => writeFileSync(join(folder, "tools/b.ts"), "")],
    ["a source is removed", () => rmSync(source())],
    ["a built file is removed", () => rmSync(join(folder, "lib/dist/a.js"))],
    ["other packages are locked", () => writeFileSync(join(folder, "package-lock.json"), "{ }")],
    ["the stamp is missing", () => rmSync(stamp())],
  ])("fails when %s", (_, change) => {
    change();
    expect(buildIsFresh(folder, stamp())).toBe(false);
  });
});

describe("explainNpm(output)", () => {
  it.each([
    ["npm error code ENOTFOUND", "no connection"],
    ["npm error code EACCES", "no permission to write"],
    ["npm error code ENOSPC", "disk is full"],
    ["spawn npm ENOENT", "npm is needed"],
    [
      "npm error code EUSAGE\nnpm error\nnpm error the lock is out of step",
      "npm ci failed: the lock is out of",
    ],
  ])("explains %j in one line", (output, part) => {
    expect(explainNpm(output)).toContain(part);
    expect(explainNpm(output)).not.toContain("\n");
  });
});

describe("package-lock.json", () => {
  interface Locked {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
    readonly resolved?: string;
  }
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };

  it("locks every dependency of every package, other platforms' binaries included, or npm ci refuses it", () => {
    const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
    const missing = Object.values(packages)
      .flatMap((entry) => Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it("names no registry", () => {
    const resolved = Object.values(packages).flatMap((entry) => entry.resolved ?? []);
    expect(resolved.filter((address) => address.includes(":"))).toEqual([]);
  });
});
