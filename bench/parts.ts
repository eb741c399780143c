/**
 * What each part of the engine earns: the engine is bundled once whole and once with the part replaced by a
 * stand-in, and both do the same work in processes of their own. Processor seconds, so that a busy machine matters
 * little. `PART=tabu` measures the parts whose names hold that word.
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
    payoff = -Infinity; upperBound = Infinity; done = false; stuck = true; nodes = 0; cells = 0; note = "";
    constructor(network) { this.network = network; this.best = new Int32Array(network.n); }
    offer(jointAction) { this.best = jointAction; this.payoff = this.network.ceiling - lossOf(this.network, jointAction); }
    *${method}() {}
  }
  import { lossOf } from "./loss-network.js";`;

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
/** What nothing proves in 20 s. */
const open = ["grid40x40.f5"].filter((name) => existsSync(join(uai, `${name}.uai`)));
const shops = ["ft06", "la01", "ft10"];
const grids = [
  "empty-16-16-random-1",
  "empty-16-16-random-2",
  "random-32-32-20-random-1",
  "random-32-32-20-random-2",
];
const rooms = ["room-32-32-4-random-1", "room-32-32-4-random-2", "tunnel"];

const parts: readonly Part[] = [
  {
    name: "blocks in elimination, computed by vectors",
    files: [
      "elimination/block-layout.ts",
      "elimination/run-blocks.ts",
      "elimination/kernels.ts",
      "elimination/vector-kernel.ts",
      "elimination/wasm-assembler.ts",
      "elimination/web-assembly.ts",
    ],
    without: { "elimination/web-assembly.ts": noVectors },
    works: wide,
  },
  {
    name: "trees leaf by leaf (forest)",
    files: ["elimination/forest.ts"],
    without: {
      "elimination/forest.ts": (text) => `${text.replace("function* asForest", "function* realForest")}
        export function* asForest() { return undefined; }`,
    },
    works: ["line of 1,000,000", "tree of 100,000"],
  },
  {
    name: "AND/OR search with mini-buckets",
    files: [
      "search/branch-and-bound.ts",
      "search/and-or-search.ts",
      "search/mini-bucket.ts",
      "search/branch-functions.ts",
      "search/branch-table.ts",
      "search/pseudo-tree.ts",
    ],
    without: { "search/branch-and-bound.ts": idleSearch("GrowingSearch", "grow") },
    works: searched,
  },
  {
    name: "moves of trees",
    files: ["search/tree-moves.ts", "search/forest-move.ts"],
    without: {
      "search/tree-moves.ts": (text) => text.replace("spent < nodes && !purse.clock.over", "false"),
    },
    works: [...searched, ...open],
  },
  {
    name: "reductions before a search",
    files: ["search/reduce.ts", "search/reduced-graph.ts", "search/dead-ends.ts"],
    without: {
      "search/reduce.ts": (text) =>
        text.replace("if (!purse.pay(nodesPerAgent) || clock.look()) break;", "break;"),
    },
    works: searched,
  },
  {
    name: "reductions before an order",
    files: ["elimination/reductions.ts"],
    without: {
      "elimination/reductions.ts": (text) =>
        text
          .replaceAll("<= 1) order[tail++]", "< 0) order[tail++]")
          .replace("degree[i] === 2) waiting", "degree[i] === -2) waiting"),
    },
    works: ["ring of 1,000,000", "line of 1,000,000"],
  },
  {
    name: "swaps in passages",
    files: ["robots/swaps.ts"],
    without: {
      "robots/swaps.ts": (text) => text.replace("if (wanted === here) return -1;", "return -1;"),
    },
    works: [...grids, ...rooms],
  },
  {
    name: "one machine at a time in the merger",
    files: ["merging/conflict-tree/one-machine.ts"],
    without: {
      "merging/conflict-tree/one-machine.ts": "export const fitsOneMachine = () => true;",
    },
    works: shops,
  },
  {
    name: "tabu search in the merger",
    files: ["merging/job-shop-search.ts", "merging/job-shop.ts"],
    without: {
      "merging/job-shop-search.ts": "export class JobShopSearch { static of() { return undefined; } }",
    },
    works: shops,
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
    if (!part.name.includes(process.env.PART ?? "")) continue;
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
