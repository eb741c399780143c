/** The programs that the solver is measured against, where they are installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoordinationGraph } from "coordlab";
import { writeLg } from "coordlab-engine";
import { wcspText } from "./instances.js";

/** A peer's answer; `milliseconds` is undefined where it did not answer in time or memory. */
export interface PeerResult {
  readonly milliseconds: number | undefined;
  readonly payoff?: number;
}

export interface Peers {
  /** Plain bucket elimination in C++, the better of three orders; its time without reading the file. */
  readonly plain: ((graph: CoordinationGraph) => PeerResult) | undefined;
  /** toulbar2 on the same costs; its whole process. */
  readonly toulbar2: ((graph: CoordinationGraph) => PeerResult) | undefined;
}

const secondsAllowed = 16;

/** Finds what is there, and says what is not. */
export function findPeers(plainSource: string): Peers {
  const folder = mkdtempSync(join(tmpdir(), "bench-solver-"));
  return { plain: compilePlain(plainSource, folder), toulbar2: findToulbar2(folder) };
}

function compilePlain(source: string, folder: string): Peers["plain"] {
  if (!existsSync(source)) return skipped(`plain C++ elimination: there is no ${source}`);
  const program = join(folder, "plain");
  try {
    execFileSync("g++", ["-O3", "-march=native", "-w", "-o", program, source]);
  } catch {
    return skipped("plain C++ elimination: g++ cannot compile it here");
  }
  return (graph) => {
    const file = join(folder, "graph.lg");
    writeFileSync(file, writeLg(graph));
    let best: PeerResult = { milliseconds: undefined };
    for (const order of ["fill", "deg", "nat"]) {
      const { stdout } = spawnSync(program, [file, "-order", order, "-memgb", "4"], {
        encoding: "utf8",
        timeout: 1000 * secondsAllowed,
      });
      const value = /value=(\S+)/.exec(stdout ?? "");
      if (!value) continue;
      const parts = ["t_order", "t_load", "t_elim", "t_dec"].map((name) =>
        Number(new RegExp(`${name}=(\\S+)`).exec(stdout)?.[1]),
      );
      const milliseconds = 1000 * parts.reduce((a, b) => a + b);
      if (best.milliseconds === undefined || milliseconds < best.milliseconds)
        best = { milliseconds, payoff: Number(value[1]) };
    }
    return best;
  };
}

function findToulbar2(folder: string): Peers["toulbar2"] {
  if (spawnSync("toulbar2", ["-h"]).error)
    return skipped("toulbar2: not installed (Debian package toulbar2)");
  return (graph) => {
    const file = join(folder, "graph.wcsp");
    const { text, shift } = wcspText(graph);
    writeFileSync(file, text);
    const start = performance.now();
    const { stdout } = spawnSync("toulbar2", [file], {
      encoding: "utf8",
      timeout: 1000 * secondsAllowed,
      maxBuffer: 1e8,
    });
    const milliseconds = performance.now() - start;
    const optimum = /Optimum: (\d+)/.exec(stdout ?? "");
    return optimum ? { milliseconds, payoff: shift - Number(optimum[1]) } : { milliseconds: undefined };
  };
}

function skipped(what: string): undefined {
  process.stdout.write(`SKIPPED ${what}\n`);
  return undefined;
}

/**
 * Milliseconds of CPU of the fastest of toulbar2, daoopt, libDAI, merlin and AI-Toolbox on graphs of low width, the
 * whole process; measured on a machine of two cores of the same kind.
 */
export const bestPeerOnRecord: Readonly<Record<string, number>> = {
  grid6x50_d4: 93,
  grid6x1000_d5: 9390,
  grid10x10_d4: 337,
  ktree100_k4_d5: 21,
  ktree100_k8_d4: 328,
  ktree100_k10_d3: 225,
  pktree100_k12_d3: 330,
  ktree1k_k3_d5: 175,
  line100k_d4: 767,
  ring100k_d4: 1231,
  tree10k_d5: 128,
};
