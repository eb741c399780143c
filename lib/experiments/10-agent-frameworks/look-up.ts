/** Rows of what was recorded, by name: what the notebook's sentences are checked against. */
import { type FrameworkRow, frameworkTable } from "./framework-table.js";
import { failureModes } from "./mast.js";

/** The row of a framework and a pattern. */
export function frameworkRow(framework: string, pattern: string): FrameworkRow {
  const row = frameworkTable().find((it) => it.framework === framework && it.pattern === pattern);
  if (!row) throw new RangeError(`no row for ${pattern} in ${framework}`);
  return row;
}

/** Tokens for each letter of every row. */
export function frameworkBills(): number[] {
  return frameworkTable().map(({ tokens }) => tokens);
}

/** The share of labels of the modes with such a code, in per cent of version 3. */
export function shareOfModes(isIt: (code: string) => boolean): number {
  return failureModes.reduce((sum, { code, v3 }) => sum + (isIt(code) ? v3 : 0), 0);
}
