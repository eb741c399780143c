/**
 * Every file that a student's process could open without Node's own wall, opened, evaluated and imported, for each
 * assignment: the ideas that it withholds are in none of them.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assignmentNames } from "../../../../tools/grade/assignment/assignment-names.js";
import { loadAssignment } from "../../../../tools/grade/assignment/load-assignment.js";
import { createRuntime } from "../../../../tools/grade/runtime/make-runtime.js";
import { defaultLimits, isolated, isolation } from "../../../../tools/grade/sandbox/isolation.js";
import { partsIn } from "../../../../tools/pack/bodies.js";
import { libraryPackages } from "../../../../tools/pack/library.js";
import { withheldParts } from "../../../../tools/pack/make-library.js";
import { packLibrary } from "../../../../tools/pack/pack-library.js";
import { references } from "../../../../tools/pack/references.js";

const library = await references(await libraryPackages());
const withoutNode = { ...isolation(), permissions: false };
const cause = "this assignment is done without";

interface Found {
  /** Files that it could open, but for those of the system's libraries that no JavaScript is in. */
  readonly opened: readonly string[];
  /** Of them those that speak of the course's library. */
  readonly telling: readonly string[];
  /** What came of each withheld name, each time that it was found: the start of an error, or "answered". */
  readonly tried: readonly (readonly [name: string, outcome: string])[];
}

/** Runs inside the walls, as code that has got past everything in its process. */
const walk = `
const fs = require("node:fs"), path = require("node:path"), { pathToFileURL } = require("node:url");
const wanted = new Set(WANTED);
const opened = [], telling = [], tried = [];
const files = (folder) => {
  let entries = [];
  try { entries = fs.readdirSync(folder, { withFileTypes: true }); } catch {}
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (full === "/proc" || full === "/dev" || full === __filename) continue;
    if (entry.isDirectory()) files(full);
    else if (entry.isFile() && (full.startsWith(__dirname) || /\\.([cm]?[jt]sx?|json|ipynb|node|wasm|map)$/.test(full))) look(full);
  }
};
const look = (file) => {
  let text;
  try { text = fs.readFileSync(file, "latin1"); } catch { return; }
  opened.push(file);
  if (/coordlab|NN-slug/.test(text)) telling.push(file);
};
const seen = new Set();
const explore = (value, name, depth) => {
  if (depth > 4 || (typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
  seen.add(value);
  if (wanted.has(name) && typeof value === "function") {
    let outcome = "answered";
    try { value(); } catch (error) { outcome = String(error && error.message).slice(0, 60); }
    tried.push([name, outcome]);
  }
  for (const key of Object.getOwnPropertyNames(value)) {
    let inner;
    try { inner = value[key]; } catch { continue; }
    explore(inner, key, depth + 1);
  }
};
const attempt = async (work) => { try { explore(await work(), "", 0); } catch {} };
(async () => {
  files(ROOT);
  for (const file of opened.filter((it) => it.startsWith(__dirname) && !it.endsWith(".cache"))) {
    const text = fs.readFileSync(file, "utf8");
    if (!file.endsWith("start.cjs")) {
      await attempt(() => (0, eval)(text));
      await attempt(() => (0, eval)(text)(require));
      // The library lies in it as a value that only the last line keeps to itself.
      await attempt(() => (0, eval)(text.replace("return made(", "return library; made("))(require));
      await attempt(() => require(file));
      await attempt(() => import(pathToFileURL(file).href));
    }
  }
  for (const name of ["coordlab", "coordlab-engine", "coordlab-experiments", "coordlab-figures", "course/judge"]) {
    await attempt(() => require(name));
    await attempt(() => import(name));
  }
  process.stdout.write(JSON.stringify({ opened, telling, tried }));
})();`;

async function walked(folder: string, wanted: readonly string[]): Promise<Found> {
  // Where bubblewrap makes no file system of its own, everything would be readable: then Node's wall is the only one.
  const root = isolation().ownFiles ? "/" : folder;
  const script = join(folder, "walk.cjs");
  writeFileSync(script, walk.replace("WANTED", JSON.stringify(wanted)).replace("ROOT", JSON.stringify(root)));
  const [command, ...args] = isolated(script, folder, defaultLimits, withoutNode);
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
  await new Promise((resolve) => child.on("close", resolve));
  return JSON.parse(said);
}

describe.each(await assignmentNames())("a student's process of %s", (name) => {
  it("finds nothing of what is withheld in any file that it can open", { timeout: 300_000 }, async () => {
    const { assignment } = await loadAssignment(name);
    const { withheld } = await packLibrary({ withheld: assignment.withheld ?? [], format: "cjs" });
    const names = [...withheld.values()].flatMap((owned) => [...owned.keys()]);
    const runtime = await createRuntime({ assignment: name });
    try {
      const { opened, telling, tried } = await walked(runtime.folder, names);
      const own = ["program.cache", "program.js", "start.cjs"].map((file) => join(runtime.folder, file));
      expect(opened.filter((file) => file.startsWith(runtime.folder)).sort()).toEqual(own);
      expect(telling.filter((file) => !file.startsWith(runtime.folder))).toEqual([]);
      for (const [, outcome] of tried) expect(outcome).toContain(cause);
      if (names.length > 0) expect(tried.length).toBeGreaterThan(0);
      const parts = withheldParts(withheld, library);
      for (const file of own) expect(partsIn(readFileSync(file, "latin1"), parts)).toEqual([]);
    } finally {
      await runtime.remove();
    }
  });
});

it("would be found where nothing is withheld", { timeout: 300_000 }, async () => {
  const runtime = await createRuntime([]);
  try {
    const { tried } = await walked(runtime.folder, ["karpFlatt", "variableElimination"]);
    expect(tried.length).toBeGreaterThan(1);
    for (const [, outcome] of tried) expect(outcome).not.toContain(cause);
  } finally {
    await runtime.remove();
  }
});
