import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasAuthorsTools, packagesAreFresh } from "../../../tools/bootstrap/installed.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
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
    for (const path of Object.keys(present)) {
      mkdirSync(join(folder, path), { recursive: true });
      writeFileSync(join(folder, path, "package.json"), "{}");
    }
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

  it("fails when a package's folder is gone, whatever npm's stamp says", () => {
    write({ "node_modules/a": installed }, { "node_modules/a": installed });
    rmSync(join(folder, "node_modules/a"), { recursive: true });
    expect(packagesAreFresh(folder)).toBe(false);
  });

  it("fails when a file without which nothing works is gone", () => {
    const locked = { "node_modules/tslab": installed };
    write(locked, locked);
    expect(packagesAreFresh(folder)).toBe(false);
    mkdirSync(join(folder, "node_modules/tslab/dist"));
    writeFileSync(join(folder, "node_modules/tslab/dist/main.js"), "");
    expect(packagesAreFresh(folder)).toBe(true);
  });

  it("asks for authors' tools only where they are needed", () => {
    const locked = { "node_modules/a": installed, "node_modules/linter": { ...installed, dev: true } };
    write(locked, { "node_modules/a": installed });
    expect(packagesAreFresh(folder)).toBe(true);
    expect(packagesAreFresh(folder, { authors: true })).toBe(false);
    expect(hasAuthorsTools(folder)).toBe(false);
    write(locked, locked);
    expect(packagesAreFresh(folder, { authors: true })).toBe(true);
    expect(hasAuthorsTools(folder)).toBe(true);
  });

  it("does not ask for the binaries of other platforms", () => {
    write({ "node_modules/a-win32": { ...installed, optional: true } }, {});
    expect(packagesAreFresh(folder)).toBe(true);
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
