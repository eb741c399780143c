/** The inner side of a thread that runs cells, one at a time. */
import { parentPort, workerData } from "node:worker_threads";
import { runCell, type Tools } from "./run-cell.js";
import type { Cell } from "./spec.js";

parentPort!.on("message", (cell: Cell) => parentPort!.postMessage(runCell(cell, workerData as Tools)));
