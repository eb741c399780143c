/** The results of cells on disk: one file a cell, whole or not there, under a name made of its key. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileNameOf, writeWhole } from "../grade/result/store.js";
import { projectRoot } from "../project.js";
import type { CellResult, Tools } from "./run-cell.js";
import type { Cell } from "./spec.js";

/** What a result depends on besides its cell: the version of Node, and the library, by its content. */
export async function toolsHere(): Promise<Tools> {
  const folder = join(projectRoot, "lib", "coordlab", "dist");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js")).sort();
  const hash = createHash("sha256");
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  return { node: process.versions.node, coordlab: hash.digest("hex").slice(0, 16) };
}

export async function keep(out: string, result: CellResult): Promise<void> {
  await writeWhole(fileOf(out, result.cell), `${JSON.stringify(result, null, 2)}\n`);
}

/** The result of a cell in `out`, or why it is not the one that running it here and now would give. */
export function keptResult(out: string, cell: Cell, tools: Tools): CellResult | string {
  let text: string;
  try {
    text = readFileSync(fileOf(out, cell), "utf8");
  } catch {
    return "without a result";
  }
  let result: CellResult;
  try {
    result = JSON.parse(text) as CellResult;
    if (result.format !== "course-sweep-1") throw new Error();
  } catch {
    return "with a result that is torn or no result";
  }
  if (JSON.stringify(result.cell) !== JSON.stringify(cell)) return "run with other steps, seeds or measures";
  const other = (["node", "coordlab"] as const).find((tool) => result.tools?.[tool] !== tools[tool]);
  if (other === undefined) return result;
  return `run with ${other} ${result.tools?.[other]}, here it is ${tools[other]}`;
}

function fileOf(out: string, { key }: Cell): string {
  return join(out, "cells", `${fileNameOf(key)}.json`);
}
