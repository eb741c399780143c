/** The tables of the notebook, one call each. */
import { type TableFigure, table } from "coordlab-figures";
import { frameworkTable } from "./framework-table.js";
import type { Inbox } from "./inbox.js";
import { failureModes } from "./mast.js";
import { reenactedModes } from "./re-enacted.js";

/** What the frameworks counted, beside what this notebook's runner counts. */
export function recordedTable(): TableFigure {
  return table(frameworkTable(), {
    columns: {
      framework: "framework",
      pattern: "pattern",
      calls: "calls",
      tools: "tools read",
      tokens: "tokens a letter",
      fifth: "5th letter",
      kept: "messages kept",
      ours: "our runner",
    },
    digits: { calls: 2, tools: 0, tokens: 2, fifth: 0, kept: 2, ours: 2 },
    caption: "Means over 100 letters, recorded 25 November 2026; versions in frameworks/recorded.json.",
  });
}

/** The fourteen modes of MAST with their numbers, and what in this course answers them. */
export function modeTable(): TableFigure {
  const rows = failureModes.map(({ early, interim, ...mode }) => ({
    ...mode,
    earlier: `${early} → ${interim}`,
  }));
  return table(rows, {
    digits: 2,
    columns: {
      code: "mode",
      name: "an agent",
      earlier: "numbered before",
      v2: "% in version 2",
      v3: "% in version 3",
      traces: "of 1,242 released traces",
      failure: "failure of this course",
      mechanism: "what answers it",
    },
  });
}

/** Six modes on the ledger, with a mechanism and without it. */
export function reenactedTable(inbox: Inbox, worlds: number): TableFigure {
  return table(reenactedModes(inbox, worlds), {
    columns: {
      mode: "mode",
      mechanism: "mechanism",
      measure: "what is counted",
      kept: "with it",
      taken: "without it",
    },
    caption: `Mode 1.2: mean over ${worlds} worlds with its 95 % interval. The others have no chance in them.`,
  });
}
