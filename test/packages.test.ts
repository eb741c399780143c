import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const packages = ["coordlab", "figures", "engine", "experiments"];

/** A program that exports `names` of coordlab, as a browser would load it, and the files whose bytes are in it. */
async function bundled(names: string): Promise<{ readonly text: string; readonly files: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { ${names} } from "coordlab"`, resolveDir: root },
    ...{ bundle: true, minify: true, write: false, metafile: true, format: "esm", platform: "neutral" },
    mainFields: ["main"],
    external: ["crypto"],
    logLevel: "silent",
  });
  const { inputs } = Object.values(metafile!.outputs)[0]!;
  const files = Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0);
  return { text: outputFiles![0]!.text, files };
}

test("a program that simulates a corridor holds no byte of the engine and none of the figures", async () => {
  const { files } = await bundled("simulate, corridor");
  expect(files.some((file) => file.includes("lib/coordlab/dist/scenarios/corridor.js"))).toBe(true);
  expect(files.filter((file) => /lib\/(engine|figures|experiments)\//.test(file))).toEqual([]);
  expect(files.filter((file) => /lib\/coordlab\/dist\/(graph|plans|learning|overhead)\//.test(file))).toEqual(
    [],
  );
});

test("five names bring less than 30 kB, zipped", async () => {
  const { text } = await bundled("simulate, corridor, independent, lowestId, seededStream");
  expect(gzipSync(text).length).toBeLessThan(30_000);
});

describe.each(packages)("the package of lib/%s", (folder) => {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], {
      cwd: `${root}lib/${folder}`,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    }),
  ) as { files: { path: string }[] }[];
  const paths = packed!.files.map(({ path }) => path);

  test("holds its page, its licence and what was built, and nothing else", () => {
    expect(paths).toEqual(
      expect.arrayContaining(["README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"]),
    );
    expect(
      paths.filter((path) => !/^dist\/.+\.(js|d\.ts)$|^(README\.md|LICENSE|package\.json)$/.test(path)),
    ).toEqual([]);
  });
});

test("coordlab itself asks for two packages at most", async () => {
  const { default: manifest } = await import("../lib/coordlab/package.json", { with: { type: "json" } });
  expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(2);
});
