/** The words in which the runner reports. */
import type { Failure } from "./execute.js";

/** One line for a notebook, then its failures, indented, each with the line of source where it arose. */
export function notebookReport(name: string, failures: readonly Failure[], milliseconds?: number): string {
  const verdict = failures.length === 0 ? "ok    " : "failed";
  const time = milliseconds === undefined ? "" : `  ${seconds(milliseconds)}`;
  const lines = failures.flatMap(failureLines).map((line) => `    ${line}`);
  return [`${verdict} ${name}${time}`, ...lines].join("\n");
}

function failureLines({ what, cell, text, line }: Failure): string[] {
  if (text !== undefined) return failureLines({ what: `text ${text}: ${what}` });
  const place = cell ? `cell [${cell.number}] ${cell.id}${line ? `, line ${line.number}` : ""}: ` : "";
  const [first = "", ...more] = what.split("\n");
  const source = line ? [`  ${line.number} | ${line.text}`] : [];
  return [place + first, ...more.map((text) => `  ${text}`), ...source];
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
