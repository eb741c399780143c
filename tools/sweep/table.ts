/** A sweep as a table: a row for each measure of each cell, a column for each setting. */
import { formatCsv } from "../grade/gradebook/csv.js";
import type { CellResult } from "./run-cell.js";

export function sweepCsv(results: readonly CellResult[]): string {
  const settingsOf = ({ cell }: CellResult) => ({ ...cell.scenario.settings, ...cell.mechanism.settings });
  const names = (kind: "scenario" | "mechanism") =>
    results.flatMap(({ cell }) => Object.keys(cell[kind].settings));
  const settings = [...new Set([...names("scenario"), ...names("mechanism")])];
  const numbers = ["measure", "mean", "low", "high", "runs", "note"];
  const rows = results.flatMap((result) => {
    const { cell, estimates, unsuited } = result;
    const own: Readonly<Record<string, unknown>> = settingsOf(result);
    const first = [
      cell.scenario.name,
      cell.mechanism.name,
      String(cell.steps),
      ...settings.map((name) => String(own[name] ?? "")),
    ];
    if (unsuited !== undefined) return [[...first, "", "", "", "", "", `makes no sense here: ${unsuited}`]];
    return cell.measures.map((measure) => {
      const { mean, low, high, runs } = estimates[measure]!;
      return [...first, measure, String(mean), String(low), String(high), String(runs), ""];
    });
  });
  return formatCsv([["scenario", "mechanism", "steps", ...settings, ...numbers], ...rows]);
}
