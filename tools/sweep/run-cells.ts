/** Runs many cells, in this process or in threads; each takes the next one when it has done its last. */
import { once } from "node:events";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../project.js";
import { type CellResult, runCell, type Tools } from "./run-cell.js";
import type { Cell } from "./spec.js";

export async function runCells(
  cells: readonly Cell[],
  workers: number,
  tools: Tools,
  done: (result: CellResult) => Promise<void>,
): Promise<void> {
  if (workers <= 1 || cells.length <= 1) {
    for (const cell of cells) await done(runCell(cell, tools));
    return;
  }
  const waiting = [...cells];
  const thread = async () => {
    const worker = new Worker(join(projectRoot, "tools", "dist", "sweep", "cell-thread.js"), {
      workerData: tools,
    });
    try {
      for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
        const answer = once(worker, "message");
        worker.postMessage(cell);
        await done((await answer)[0] as CellResult);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, cells.length) }, thread));
}
