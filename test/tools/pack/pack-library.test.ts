import { mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { libraryPackage } from "../../../tools/pack/library.js";
import { packLibrary } from "../../../tools/pack/pack-library.js";
import type { PackedLibrary } from "../../../tools/pack/packed-library.js";

const sources = {
  "lab/package.json": '{ "name": "lab", "version": "1.0.0", "main": "index.ts", "types": "index.ts" }',
  "lab/index.ts": `export * from "./secret.js";
    export { helped, open } from "./open.js";
    export * as shapes from "./shapes.js";
    export { best } from "./constant.js";`,
  "lab/secret.ts": `import { half } from "./half.js";
    /** The answer. */
    export function secret(n: number): number { return half(n, "the middle of the secret, and nothing else but it"); }
    export const alsoKept = 5;`,
  "lab/half.ts": `export function half(n: number, why: string): number {
      if (why.length === 0) throw new RangeError("why must be said, got nothing at all");
      let sum = 0; for (let i = 0; i < n; i++) sum += i % 2; return sum;
    }`,
  "lab/open.ts": `import { secret } from "./secret.js";
    export function helped(n: number): number { return 2 * secret(n) + 17; }
    export function open(n: number): string { return "open to all " + n; }`,
  "lab/shapes.ts": `import { secret } from "./secret.js";
    export const line = (n: number): number => n - 1;
    export function ring(n: number): number { return secret(n); }`,
  "lab/constant.ts": `import { secret } from "./secret.js"; export const best = { rule: () => secret(9) };`,
  "lab-more/package.json":
    '{ "name": "lab-more", "version": "1.0.0", "main": "index.ts", "types": "index.ts" }',
  "lab-more/index.ts": `import { open, secret } from "lab";
    export const asked = (n: number): number => secret(n);
    export const shown = (n: number): string => open(n);`,
};

async function pack(
  withheld: readonly string[],
  format: "cjs" | "esm",
  change: (folder: string) => void = () => {},
): Promise<PackedLibrary> {
  const folder = mkdtempSync(join(tmpdir(), "course-pack-"));
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  change(folder);
  const packages = await Promise.all(["lab", "lab-more"].map((name) => libraryPackage(join(folder, name))));
  return packLibrary({ withheld, format, packages });
}

// biome-ignore lint/suspicious/noExplicitAny: names of packages that exist only here
type Loaded = Record<string, Record<string, any>>;

function load({ files }: PackedLibrary): Loaded {
  const module = { exports: {} as Loaded };
  new Function("module", "exports", "require", files.get("library.cjs")!)(module, module.exports, () => ({}));
  return module.exports;
}

function allText({ files }: PackedLibrary): string {
  return [...files.values()].join("\n");
}

describe("a packed library", () => {
  it("goes without what is withheld, what uses it, and the same in its neighbours", async () => {
    const packed = await pack(["secret"], "cjs");
    expect([...packed.withheld.get("lab")!]).toEqual(
      [
        ["secret", "secret"],
        ["helped", "secret"],
        ["shapes", "secret"],
        ["best", "secret"],
      ].sort(),
    );
    expect([...packed.withheld.get("lab-more")!]).toEqual([["asked", "secret"]]);
    expect(allText(packed)).not.toMatch(/middle of the secret|why must be said|17|% 2/);
    expect(allText(packed)).toContain("open to all");
  });

  it("has stubs that say why, whatever the name stood for", async () => {
    const { lab, "lab-more": more } = load(await pack(["secret"], "cjs"));
    const why = "this assignment is done without lab's secret: write it yourself";
    const using = (name: string) =>
      `this assignment is done without lab's ${name}, which uses secret: write it yourself`;
    expect(() => lab!.secret(4)).toThrow(why);
    expect(() => lab!.helped(4)).toThrow(using("helped"));
    expect(() => lab!.shapes.ring(4)).toThrow(using("shapes.ring"));
    expect(() => lab!.shapes.line(4)).toThrow(using("shapes.line"));
    expect(() => lab!.best.rule()).toThrow(using("best"));
    expect(() => more!.asked(4)).toThrow(/lab-more's asked, which uses secret/);
    expect(lab!.open(3)).toBe("open to all 3");
    expect(more!.shown(3)).toBe("open to all 3");
    expect(lab!.alsoKept).toBe(5);
  });

  it("is whole where nothing is withheld", async () => {
    const { lab, "lab-more": more } = load(await pack([], "cjs"));
    expect([lab!.secret(4), lab!.helped(4), lab!.shapes.ring(6), lab!.best.rule(), more!.asked(8)]).toEqual([
      2, 21, 3, 4, 4,
    ]);
  });

  it("loads as ES modules that share what they have in common", async () => {
    const packed = await pack(["helped"], "esm");
    const folder = mkdtempSync(join(tmpdir(), "course-packed-"));
    for (const [path, text] of packed.files) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const lab = await import(pathToFileURL(join(folder, "lab", "index.js")).href);
    const more = await import(pathToFileURL(join(folder, "lab-more", "index.js")).href);
    expect([lab.secret(4), more.asked(8)]).toEqual([2, 4]);
    expect(() => lab.helped(1)).toThrow("without lab's helped");
    expect(allText(packed).match(/middle of the secret/g)).toHaveLength(1);
    expect(allText(packed)).not.toContain("17");
  });

  it("brings nothing back when a file is moved", async () => {
    const moved = await pack(["secret"], "cjs", (folder) => {
      mkdirSync(join(folder, "lab", "deep"));
      renameSync(join(folder, "lab", "secret.ts"), join(folder, "lab", "deep", "renamed.ts"));
      const change = (file: string, from: string | RegExp, to: string) =>
        writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").replaceAll(from, to));
      for (const file of ["index", "open", "shapes", "constant"])
        change(`lab/${file}.ts`, "./secret.js", "./deep/renamed.js");
      change("lab/deep/renamed.ts", "./half.js", "../half.js");
    });
    expect([...moved.withheld.get("lab")!.keys()].sort()).toEqual(["best", "helped", "secret", "shapes"]);
    expect(allText(moved)).not.toMatch(/middle of the secret|why must be said/);
  });

  it("is refused for a name that nobody exports", async () => {
    await expect(pack(["secrets"], "cjs")).rejects.toThrow('no package of the course exports "secrets"');
  });

  it("is refused if the code stays in another shape", async () => {
    const twice = pack(["secret"], "cjs", (folder) => {
      const half = readFileSync(join(folder, "lab/half.ts"), "utf8")
        .replaceAll("half", "copied")
        .replaceAll("sum", "total");
      writeFileSync(join(folder, "lab/copied.ts"), half);
      writeFileSync(join(folder, "lab/index.ts"), `${sources["lab/index.ts"]}\nexport * from "./copied.js";`);
    });
    await expect(twice).rejects.toThrow(
      /would still hold the code of half, which belongs to what is withheld \(secret\)/,
    );
  });

  it("has another key when a file changes, and else the same", async () => {
    const [first, again, other] = [
      await pack(["secret"], "cjs"),
      await pack(["secret"], "cjs"),
      await pack(["secret"], "cjs", (folder) => writeFileSync(join(folder, "lab/new.ts"), "export {};")),
    ];
    expect(again.key).toBe(first.key);
    expect(other.key).not.toBe(first.key);
  });
});
