/** `report.html`: the class at a glance. */

import { points } from "../gradebook/grades-csv.js";
import { identityText } from "../gradebook/identity.js";
import { type Result, score } from "../result/result.js";
import { fileNameOf } from "../result/store.js";
import { isolationText } from "./feedback.js";
import { type Html, html, page } from "./html.js";
import { fewest, type Item, itemsOf, readShare, type Share } from "./items.js";

export interface ReportInput {
  readonly title: string;
  readonly results: readonly Result[];
  /** Files that belong to nobody and submissions that could not be graded: a line each. */
  readonly notes: readonly string[];
  /** What `course --version` says. */
  readonly version: string;
}

export function report({ title, results: all, notes, version }: ReportInput): string {
  const results = all.filter(({ failure }) => !failure);
  const body = html`<h1>${title}</h1>
<p class="soft">${overview(results)}</p>
${apart(all)}
${results.length > 0 ? html`<h2>Points</h2>${histogram(results.map(readShare))}<h2>By question</h2>${itemTable(itemsOf(results))}<h2>Commonest failures</h2>${failures(results)}` : undefined}
${notes.length > 0 ? html`<h2>Not matched or not graded</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : undefined}
${repairs(results)}
${everybody(results)}
${results[0] && html`<h2>How this was graded</h2><p class="soft">Every notebook ran in processes of its own; ${isolationText(results[0])}. ${version}.</p>`}`;
  return page(`${title}: report`, body);
}

/** @example overview(results) // "12 graded; median 71 % of the points; 3 with answers that are not read yet, which count nowhere" */
function overview(results: readonly Result[]): string {
  const shares = results.map(readShare).filter(({ maximum }) => maximum > 0);
  const waiting = results.filter(({ pending }) => pending > 0).length;
  return [
    `${results.length} graded`,
    ...(shares.length > 0
      ? [`median ${percent(median(shares.map(({ points: got, maximum }) => got / maximum)))} of the points`]
      : []),
    ...(waiting > 0
      ? [`${waiting} with answers that are not read yet, which count nowhere on this page`]
      : []),
  ].join("; ");
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Those that have no points because nobody could give any: first, since somebody has to act. */
function apart(results: readonly Result[]): Html | undefined {
  const rows = results.flatMap(({ student, name, failure, provenance }) =>
    failure
      ? [
          html`<tr><td><a href="feedback/${encodeURIComponent(fileNameOf(student))}.html">${name === undefined ? student : `${name} (${student})`}</a></td><td>${provenance.file}</td><td>${failure.reason}</td><td>${failure.kind === "unreadable" ? "Open the file; ask for another." : "Grade it by hand, and report the defect."}</td></tr>`,
        ]
      : [],
  );
  if (rows.length === 0) return undefined;
  return html`<h2>Not graded: ${rows.length}</h2><p>They have no points yet, and their cells in gradebooks stay as they are.</p>
${wide("not graded", html`<table><tr><th>Student</th><th>File</th><th>What is wrong</th><th>What to do</th></tr>${rows}</table>`)}`;
}

/** Ten bars of students by their share of the points, with counts on top. Students whose answers are all unread are in none. */
function histogram(shares: readonly Share[]): Html {
  const known = shares.filter(({ maximum }) => maximum > 0);
  const counts = new Array<number>(10).fill(0);
  for (const { points: got, maximum } of known) counts[Math.min(9, Math.floor((10 * got) / maximum))]!++;
  const most = Math.max(1, ...counts);
  const bars = counts.map((count, i) => {
    const height = Math.round((150 * count) / most);
    const x = 60 + i * 62;
    return html`<rect x="${x}" y="${180 - height}" width="52" height="${height}" fill="#0969da"/><text x="${x + 26}" y="${174 - height}" text-anchor="middle">${count || ""}</text><text x="${x + 26}" y="200" text-anchor="middle">${i * 10}–${i * 10 + 10}</text>`;
  });
  const words = `How many of ${known.length} submissions reached which share of the points that are given: ${counts.map((count, i) => `${i * 10} to ${i * 10 + 10} %: ${count}`).join(", ")}`;
  return html`<svg viewBox="0 0 700 230" width="700" height="230" role="img" aria-label="${words}">${bars}<line x1="55" x2="685" y1="180" y2="180" stroke="#57606a"/><text x="370" y="224" text-anchor="middle">share of the points, %</text><text transform="translate(38 105) rotate(-90)" text-anchor="middle">submissions</text></svg>`;
}

function itemTable(items: readonly Item[]): Html {
  const rows = items.map(
    ({ id, title, maximum, all, none, unread, difficulty, discrimination }) =>
      html`<tr><td>${id}: ${title} <span class="soft">(${points(maximum)})</span></td><td>${difficulty === undefined ? undefined : bar(difficulty)}</td><td class="number">${difficulty === undefined ? "" : percent(difficulty)}</td><td class="number">${discrimination === undefined ? "–" : discrimination.toFixed(2).replace("-", "−")}</td><td class="number">${all}</td><td class="number">${none}</td><td class="number">${unread || ""}</td></tr>`,
  );
  const odd = items.filter(({ discrimination = 1 }) => discrimination < lowDiscrimination);
  return html`${wide("questions", html`<table><tr><th>Question (points)</th><th colspan="2">Mean</th><th class="number">Discrimination</th><th class="number">All points</th><th class="number">None</th><th class="number">To be read</th></tr>${rows}</table>`)}
<p class="soft">The mean share of the points says how hard a question was. Discrimination is its correlation with the rest of the hand-in: near 1, those who did well elsewhere did well here; near 0 or below, they did not. It stands here from ${fewest} answers on, if they differ.${odd.length > 0 ? ` Look at ${odd.map(({ id }) => id).join(", ")}: a low value may come from a question that is unclear, or far too easy or hard.` : ""}</p>`;
}

const lowDiscrimination = 0.1;

function bar(share: number): Html {
  return html`<svg viewBox="0 0 120 14" width="120" height="14" role="img" aria-label="${percent(share)} of the points"><rect width="120" height="14" fill="#d0d7de"/><rect width="${Math.round(120 * share)}" height="14" fill="#0969da"/></svg>`;
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
  return wide(
    "failures",
    html`<table><tr><th>Check</th><th>For example</th><th class="number">Students</th><th class="number">Points lost</th></tr>${rows}</table>`,
  );
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
      html`<tr><td><a href="feedback/${encodeURIComponent(fileNameOf(result.student))}.html">${result.student}</a>${others(result)}</td>${named ? html`<td>${result.name ?? ""}</td>` : undefined}<td class="number">${points(score(result))} of ${points(result.maximum - result.pending)}</td>${cell(lateness(result), late)}${cell(result.pending > 0 ? points(result.pending) : "", pending)}</tr>`,
  );
  return html`<h2>Everybody</h2>
${wide(
  "everybody",
  html`<table><tr><th>Student</th>${named ? html`<th>Name</th>` : undefined}<th class="number">Points</th>${column("Late", late)}${column("To be read", pending)}</tr>
${rows}
</table>`,
)}`;
}

/** What else the student is known by. */
function others(result: Result): Html | undefined {
  const text = identityText(result).slice(result.student.length + 2);
  return text === "" ? undefined : html` <span class="soft">${text}</span>`;
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

/** A table that scrolls by itself where the page is narrower, with the keyboard too. */
function wide(what: string, table: Html): Html {
  return html`<div class="wide" role="region" aria-label="${what}" tabindex="0">${table}</div>`;
}
