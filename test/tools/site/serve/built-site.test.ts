import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keepBuilt } from "../../../../tools/site/serve/built-site.js";

const home = () => mkdtempSync(join(tmpdir(), "built-site-"));

/** A site of some pages in folders, written one after the other. */
async function pages(folder: string, edition: string): Promise<void> {
  for (let page = 0; page < 20; page++) {
    await mkdir(join(folder, "notebooks", String(page)), { recursive: true });
    await writeFile(join(folder, "notebooks", String(page), "index.html"), edition);
  }
}

/** What the pages of a site say, and how many there are. */
function editions(folder: string): readonly [readonly string[], number] {
  const names = readdirSync(join(folder, "notebooks"));
  const texts = names.map((name) => readFileSync(join(folder, "notebooks", name, "index.html"), "utf8"));
  return [[...new Set(texts)], names.length];
}

it("makes the pages once for eight starts at a time, and again when their source has changed", async () => {
  const folder = join(home(), "site");
  for (const stamp of ["first", "second"]) {
    const said: string[] = [];
    const start = () =>
      keepBuilt(folder, { stamp, build: (fresh) => pages(fresh, stamp), say: (line) => said.push(line) });
    expect(new Set(await Promise.all(Array.from({ length: 8 }, start)))).toEqual(new Set([folder]));
    expect(editions(folder)).toEqual([[stamp], 20]);
    expect(said.filter((line) => line === "making the pages of the course")).toHaveLength(1);
  }
  expect(readdirSync(join(folder, "..")).filter((name) => name.startsWith("site"))).toEqual(["site"]);
});

it("leaves what is there in its place until the new pages are whole, also when making them fails", async () => {
  const folder = join(home(), "site");
  const say = () => {};
  await keepBuilt(folder, { stamp: "first", build: (fresh) => pages(fresh, "first"), say });
  const fails = async (fresh: string) => {
    await pages(fresh, "second");
    expect(editions(folder)).toEqual([["first"], 20]);
    throw new Error("no such notebook");
  };
  await expect(keepBuilt(folder, { stamp: "second", build: fails, say })).rejects.toThrow("no such notebook");
  expect(editions(folder)).toEqual([["first"], 20]);
  await keepBuilt(folder, { stamp: "second", build: (fresh) => pages(fresh, "second"), say });
  expect(editions(folder)).toEqual([["second"], 20]);
});

it("clears away what a killed start has left, while a child of it still writes there", async () => {
  const folder = join(home(), "site");
  const draft = `${folder}.1`;
  mkdirSync(join(draft, "assets"), { recursive: true });
  writeFileSync(join(draft, "assets", "page.js"), "half a pa");
  const orphan = spawn(process.execPath, [
    "-e",
    `const { mkdirSync, writeFileSync } = require("node:fs");
     for (let k = 0; ; k++) {
       mkdirSync(${JSON.stringify(join(draft, "assets"))}, { recursive: true });
       writeFileSync(${JSON.stringify(join(draft, "assets"))} + "/" + (k % 500), "");
       if (k === 500) console.log("writing");
     }`,
  ]);
  const gone = new Promise((resolve) => orphan.once("close", resolve));
  await new Promise((resolve) => orphan.stdout.once("data", resolve));
  const making = { stamp: "first", build: (fresh: string) => pages(fresh, "first"), say: () => {} };
  expect(editions(await keepBuilt(folder, making))).toEqual([["first"], 20]);
  orphan.kill("SIGKILL");
  await gone;
  await keepBuilt(folder, { ...making, stamp: "second" });
  expect(existsSync(draft)).toBe(false);
});
