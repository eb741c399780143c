/** `report.html`: the class at a glance. */
import { type Result, score } from "../class/result.js";
import { points } from "../gradebook/grades-csv.js";
import { isolationText } from "./feedback.js";
import { type Html, html, page } from "./html.js";
import { fileNameOf } from "./store.js";

export interface ReportInput {
  readonly title: string;
  readonly results: readonly Result[];
  /** Files that belong to nobody and submissions that could not be graded: a line each. */
  readonly notes: readonly string[];
}

export function report({ title, results: all, notes }: ReportInput): string {
  const results = all.filter(({ failure }) => !failure);
  const scores = results.map(score);
  const maximum = results[0]?.maximum ?? 0;
  const waiting = results.filter(({ pending }) => pending > 0).length;
  const body = html`<h1>${title}</h1>
<p class="soft">${results.length} submissions${results.length > 0 ? `; median ${points(median(scores))} of ${points(maximum)} points${waiting > 0 ? `; written answers of ${waiting} are not read yet and count 0` : ""}` : ""}</p>
${apart(all)}
${results.length > 0 ? html`<h2>Points</h2>${histogram(scores, maximum)}<h2>By question</h2>${questionTable(results)}<h2>Commonest failures</h2>${failures(results)}` : undefined}
${notes.length > 0 ? html`<h2>Not matched or not graded</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : undefined}
${repairs(results)}
${everybody(results)}
${results[0] && html`<h2>How this was graded</h2><p class="soft">Every notebook ran in processes of its own; ${isolationText(results[0])}.</p>`}`;
  return page(`${title}: report`, body);
}

/** Those that have no points because nobody could give any: first, since somebody has to act. */
function apart(results: readonly Result[]): Html | undefined {
  const rows = results.flatMap(({ student, name, failure, provenance }) =>
    failure
      ? [
          html`<tr><td><a href="feedback/${encodeURIComponent(fileNameOf(student))}.html">${name ?? student}</a></td><td>${provenance.file}</td><td>${failure.reason}</td><td>${failure.kind === "unreadable" ? "Open the file; ask for another." : "Grade it by hand, and report the defect."}</td></tr>`,
        ]
      : [],
  );
  if (rows.length === 0) return undefined;
  return html`<h2>Not graded: ${rows.length}</h2><p>They have no points yet, and their cells in gradebooks stay as they are.</p>
<table><tr><th>Student</th><th>File</th><th>What is wrong</th><th>What to do</th></tr>${rows}</table>`;
}

/** Bars of ten classes of points, with counts on top and words below. */
function histogram(scores: readonly number[], maximum: number): Html {
  const counts = new Array<number>(10).fill(0);
  for (const value of scores) counts[Math.min(9, Math.floor((10 * value) / (maximum || 1)))]!++;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, i) => {
    const height = Math.round((150 * count) / most);
    const x = 60 + i * 62;
    return html`<rect x="${x}" y="${180 - height}" width="52" height="${height}" fill="#0969da"/><text x="${x + 26}" y="${174 - height}" text-anchor="middle">${count || ""}</text><text x="${x + 26}" y="200" text-anchor="middle">${i * 10}–${i * 10 + 10}</text>`;
  });
  const words = `How many of ${scores.length} submissions reached which share of the points: ${counts.map((count, i) => `${i * 10} to ${i * 10 + 10} %: ${count}`).join(", ")}`;
  return html`<svg viewBox="0 0 700 230" width="700" height="230" role="img" aria-label="${words}">${bars}<line x1="55" x2="685" y1="180" y2="180" stroke="#57606a"/><text x="370" y="224" text-anchor="middle">share of the points, %</text><text transform="translate(38 105) rotate(-90)" text-anchor="middle">submissions</text></svg>`;
}

function questionTable(results: readonly Result[]): Html {
  const rows = results[0]!.questions.map(({ id, title, maximum }, i) => {
    const isUnread = ({ questions }: Result) =>
      questions[i]?.manual !== undefined && questions[i].manual.points === undefined;
    const unread = results.filter(isUnread).length;
    const got = results.map(({ questions }) => questions[i]?.points ?? 0);
    const mean = got.reduce((sum, value) => sum + value, 0) / got.length;
    const share = maximum > 0 ? mean / maximum : 0;
    const full = got.filter((value) => value === maximum).length;
    const none = results.filter((result, r) => got[r] === 0 && !isUnread(result)).length;
    const bar = html`<svg viewBox="0 0 120 14" width="120" height="14" role="img" aria-label="${Math.round(100 * share)} % of the points"><rect width="120" height="14" fill="#d0d7de"/><rect width="${Math.round(120 * share)}" height="14" fill="#0969da"/></svg>`;
    return html`<tr><td>${id}: ${title}</td><td>${bar}</td><td class="number">${points(mean)} of ${points(maximum)}</td><td class="number">${full}</td><td class="number">${none}</td><td class="number">${unread || ""}</td></tr>`;
  });
  return html`<table><tr><th>Question</th><th></th><th class="number">Mean</th><th class="number">All points</th><th class="number">None</th><th class="number">To be read</th></tr>${rows}</table>`;
}

/** The checks that cost the class most. What carries no points is a step on the way to one that does. */
function failures(results: readonly Result[]): Html {
  const found = new Map<
    string,
    { id: string; title: string; students: number; lost: number; example: string }
  >();
  for (const { questions } of results)
    for (const { id, checks } of questions)
      for (const { title, reason, maximum, points: got, calls = [] } of checks) {
        if (reason === undefined || maximum === 0) continue;
        const key = `${id}\0${title}`;
        const { students, lost, example } = found.get(key) ?? { students: 0, lost: 0, example: "" };
        const shown = example || (calls.at(-1) ?? reason);
        found.set(key, { id, title, students: students + 1, lost: lost + maximum - got, example: shown });
      }
  const commonest = [...found.values()]
    .sort((a, b) => b.lost - a.lost || b.students - a.students || (a.title < b.title ? -1 : 1))
    .slice(0, 12);
  if (commonest.length === 0) return html`<p>Every check held for everybody.</p>`;
  const rows = commonest.map(
    ({ id, title, students, lost, example }) =>
      html`<tr><td>${id}: ${title}</td><td>${example}</td><td class="number">${students}</td><td class="number">${points(lost)}</td></tr>`,
  );
  return html`<table><tr><th>Check</th><th>For example</th><th class="number">Students</th><th class="number">Points lost</th></tr>${rows}</table>`;
}

/** A row for each student, with a way to the feedback. */
function everybody(results: readonly Result[]): Html | undefined {
  if (results.length === 0) return undefined;
  const named = results.some(({ name }) => name !== undefined);
  const late = results.some((result) => result.late !== undefined);
  const pending = results.some((result) => result.pending > 0);
  const column = (heading: string, wanted: boolean) =>
    wanted ? html`<th class="number">${heading}</th>` : undefined;
  const cell = (text: string, wanted: boolean) =>
    wanted ? html`<td class="number">${text}</td>` : undefined;
  const rows = results.map(
    (result) =>
      html`<tr><td><a href="feedback/${encodeURIComponent(fileNameOf(result.student))}.html">${result.student}</a></td>${named ? html`<td>${result.name ?? ""}</td>` : undefined}<td class="number">${points(score(result))}</td>${cell(lateness(result), late)}${cell(result.pending > 0 ? points(result.pending) : "", pending)}</tr>`,
  );
  return html`<h2>Everybody</h2>
<table><tr><th>Student</th>${named ? html`<th>Name</th>` : undefined}<th class="number">Points of ${points(results[0]!.maximum)}</th>${column("Late", late)}${column("To be read", pending)}</tr>
${rows}
</table>`;
}

/** @example lateness({ late: { days: 2, penalty: 3 } }) // "2 d, −3" */
function lateness({ late }: Result): string {
  if (!late) return "";
  return late.penalty > 0 ? `${late.days} d, −${points(late.penalty)}` : `${late.days} d`;
}

function repairs(results: readonly Result[]): Html | undefined {
  const mended = results.filter(({ notes }) => notes.length > 0);
  if (mended.length === 0) return undefined;
  return html`<h2>Put right before grading</h2><table>${mended.map(({ student, notes }) => html`<tr><td>${student}</td><td>${notes.map((note) => html`<div>${note}</div>`)}</td></tr>`)}</table>`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
