/**
 * What each part of the engine earns: the engine is bundled once whole and once with the part replaced by a
 * stand-in, and both do the same work in processes of their own. Processor seconds, so that a busy machine matters
 * little.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import { printTable } from "./table.js";

const uai = join(process.cwd(), "..", "shared", "data", "graphs", "uai");

interface Part {
  readonly name: string;
  /** Its files under lib/engine, whose lines would go. */
  readonly files: readonly string[];
  /** What stands in for a file: a text, or what to change in its own. */
  readonly without: Readonly<Record<string, string | ((text: string) => string)>>;
  /** Whose work it is. */
  readonly works: readonly string[];
}

const noVectors = `
  export const webAssembly = undefined;
  export const vectorsAvailable = () => false;
  export const compiledOnce = () => { throw new Error("no vectors"); };`;

/** A search that keeps what it is offered and finds nothing itself. */
const idleSearch = (name: string, method: string) => `
  export class ${name} {
    best = undefined; payoff = -Infinity; upperBound = Infinity; done = false; stuck = true; nodes = 0; cells = 0; note = "";
    constructor(graph) { this.best = new Int32Array(graph.actionCounts.length); }
    offer(jointAction) { this.best = jointAction; }
    ${method}() {}
  }
  export const branchAndBound = undefined, lossShiftingSearch = undefined;`;

const wide = [
  "kv15_e37_d5",
  "kv15_e30_d10",
  "grid10x10_d3",
  "grid6x50_d4",
  "grid8x8_d5",
  "ktree100_k8_d4",
  "complete12_d4",
];
/** Too wide or too dear to eliminate: what `course solve` is given, where the public files are there. */
const searched = [
  "rand60_deg4_d5",
  "rand100_deg4_d3",
  "hyper60_a3_d3",
  ...["pedigree18", "grid20x20.f5.wrap", "DBN_11", "linkage_16", "BN_126", "90-24-1", "c432.isc"],
  ...["Grids_15", "pedigree1", "CSP_11", "Promedus_11"],
].filter((name) => /^(rand|hyper)/.test(name) || existsSync(join(uai, `${name}.uai`)));
const grids = [
  "empty-16-16-random-1",
  "empty-16-16-random-2",
  "random-32-32-20-random-1",
  "random-32-32-20-random-2",
];
const rooms = ["room-32-32-4-random-1", "room-32-32-4-random-2", "tunnel"];

const parts: readonly Part[] = [
  {
    name: "program generated for repeated solves",
    files: ["elimination/generated-solver.ts"],
    without: { "elimination/generated-solver.ts": "export const generatedSolver = () => undefined;" },
    works: ["kv15_e23_d5 2,000 times", "kv15_e33_d5 200 times"],
  },
  {
    name: "vectors (WebAssembly), generated programs with them",
    files: [
      "elimination/vector-kernel.ts",
      "elimination/wasm-assembler.ts",
      "elimination/web-assembly.ts",
      "elimination/generated-solver.ts",
    ],
    without: { "elimination/web-assembly.ts": noVectors },
    works: wide,
  },
  {
    name: "blocks in elimination, with their vectors",
    files: [
      "elimination/block-layout.ts",
      "elimination/run-blocks.ts",
      "elimination/vector-kernel.ts",
      "elimination/kernels.ts",
    ],
    without: {
      "elimination/block-layout.ts": (text) => text.replace("smallCells: 512", "smallCells: Infinity"),
    },
    works: wide,
  },
  {
    name: "trees leaf by leaf (forest)",
    files: ["elimination/forest.ts"],
    without: {
      "elimination/forest.ts": (text) => `${text.replace("function asForest", "function realForest")}
        export function asForest() { return undefined; }`,
    },
    works: ["line of 1,000,000", "tree of 100,000"],
  },
  {
    name: "loss shifting as a search",
    files: ["search/loss-shifting-search.ts", "search/open-nodes.ts", "search/branch-table.ts"],
    without: { "search/loss-shifting-search.ts": idleSearch("LossShiftingSearch", "run") },
    works: searched,
  },
  {
    name: "AND/OR search with mini-buckets",
    files: [
      "search/branch-and-bound.ts",
      "search/and-or-search.ts",
      "search/mini-bucket.ts",
      "search/branch-functions.ts",
      "search/pseudo-tree.ts",
    ],
    without: { "search/branch-and-bound.ts": idleSearch("GrowingSearch", "grow") },
    works: searched,
  },
  {
    name: "reductions before a search",
    files: ["search/reduce.ts", "search/dead-ends.ts", "search/spare-losses.ts"],
    without: {
      "search/reduce.ts": (text) => text.replace("if (!purse.pay(nodesPerAgent)) break;", "break;"),
    },
    works: searched,
  },
  {
    name: "corridor splits of grids",
    files: ["robots/corridor-split.ts"],
    without: { "robots/corridor-split.ts": "export const corridorSplit = () => undefined;" },
    works: [...grids, ...rooms],
  },
  {
    name: "rectangle splits of grids",
    files: ["robots/rectangle-split.ts"],
    without: { "robots/rectangle-split.ts": "export const rectangleSplit = () => undefined;" },
    works: [...grids, ...rooms],
  },
];

interface Done {
  readonly seconds: number;
  readonly result: string;
}

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "parts-"));
  const whole = await bundled(folder, "whole", {});
  const known = new Map<string, Done>();
  const rows: (string | number)[][] = [];
  for (const [at, part] of parts.entries()) {
    const without = await bundled(folder, `part-${at}`, part.without);
    const lines = part.files.reduce((sum, file) => sum + linesOf(file), 0);
    for (const work of part.works) {
      const on = known.get(work) ?? done(whole, work);
      known.set(work, on);
      const off = done(without, work);
      rows.push([
        ...[part.name, lines, work, on.seconds.toFixed(2), off.seconds.toFixed(2)],
        ...[
          (off.seconds / on.seconds).toFixed(1),
          on.result,
          off.result === on.result ? "the same" : off.result,
        ],
      ]);
    }
  }
  rmSync(folder, { recursive: true });
  printTable("The engine with and without each part, processor seconds of a process", [
    ["part", "lines", "work", "with", "without", "ratio", "result", "without it"],
    ...rows,
  ]);
}

const lib = join(process.cwd(), "lib");
const engine = join(lib, "engine");

const linesOf = (file: string) => readFileSync(join(engine, file), "utf8").split("\n").length - 1;

/** The engine and the works in one file, with stand-ins for some of its files. */
async function bundled(folder: string, name: string, without: Part["without"]): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  const missing = new Set(Object.keys(without));
  const standIns: Plugin = {
    name: "stand-ins",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^coordlab(-engine)?(\/|$)/ }, ({ path }) => {
        const [room, inside] = /^coordlab-engine/.test(path)
          ? ["engine", path.slice(16)]
          : ["coordlab", path.slice(9)];
        return { path: join(lib, room, inside === "" ? "index.ts" : inside.replace(/\.js$/, ".ts")) };
      });
      onLoad({ filter: /lib.engine.*\.ts$/ }, ({ path }) => {
        const file = path.split(`lib${sep}engine${sep}`)[1]!.split(sep).join("/");
        const standIn = without[file];
        if (standIn === undefined) return undefined;
        missing.delete(file);
        const own = readFileSync(path, "utf8");
        const contents = typeof standIn === "string" ? standIn : standIn(own);
        if (contents === own) throw new Error(`the stand-in for ${file} changes nothing`);
        return { contents, loader: "ts" };
      });
    },
  };
  await build({
    entryPoints: [join(process.cwd(), "bench", "parts-work.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    plugins: [standIns],
    logLevel: "error",
  });
  if (missing.size > 0) throw new Error(`not in the bundle: ${[...missing]}`);
  return outfile;
}

function done(bundle: string, work: string): Done {
  const { stdout, status } = spawnSync(process.execPath, [bundle, work], {
    encoding: "utf8",
    timeout: 120_000,
  });
  if (status !== 0) return { seconds: Number.POSITIVE_INFINITY, result: "did not end" };
  return JSON.parse(stdout) as Done;
}
