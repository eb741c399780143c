/** Runs the cells of a notebook one after the other, whatever becomes of them. */
import { executableCells, type Notebook } from "../notebook/notebook.js";
import { startKernel } from "../run/kernel-process.js";

export interface CellReport {
  readonly id: string;
  /** What it printed. */
  readonly printed: string;
  /** Why it failed, if it did. */
  readonly fault?: string;
}

const secondsPerCell = 60;

export async function runEveryCell(notebook: Notebook, folder: string): Promise<CellReport[]> {
  let printed = "";
  let faults: string[] = [];
  const kernel = startKernel(folder, (message) => {
    if (message.type === "stream" && message.name === "stdout") printed += message.text;
    else if (message.type === "fault") faults.push(message.fault.what);
  });
  const reports: CellReport[] = [];
  try {
    const start = await kernel.started();
    if ("ended" in start) return [{ id: "the kernel", printed: "", fault: start.ended }];
    for (const { id, source } of executableCells(notebook)) {
      [printed, faults] = ["", []];
      const outcome = await kernel.execute(source, secondsPerCell * 1000);
      const ended = "ended" in outcome ? outcome.ended : undefined;
      const fault =
        faults[0] ?? ended ?? ("status" in outcome && outcome.status !== "ok" ? "it failed" : undefined);
      reports.push({ id, printed, ...(fault === undefined ? {} : { fault: fault.split("\n")[0]! }) });
      if (ended !== undefined) break;
    }
  } finally {
    kernel.kill();
  }
  return reports;
}
