/**
 * `feedback/STUDENT.html`: question by question what held and what did not, the smallest input that fails, the
 * idea that is missing, and the student's own code beside it. Nothing of a hidden check but its title and this.
 */

import { points } from "../gradebook/grades-csv.js";
import { identityText } from "../gradebook/identity.js";
import type { CheckResult, WrittenResult } from "../judge/question-result.js";
import { numbersText } from "../judge/variants.js";
import { type GradedQuestion, type Result, score } from "../result/result.js";
import { levelOf } from "../sandbox/isolation.js";
import { type Html, html, page } from "./html.js";

export function feedback(result: Result, title: string): string {
  const { late, pending, problems, notes, provenance } = result;
  if (result.failure) return page(`${title}: ${result.name ?? result.student}`, notGraded(result, title));
  const body = html`<h1>${title}</h1>
<p class="soft">${who(result)}${result.submitted ? ` · handed in ${result.submitted}` : ""}</p>
<p class="total">${total(result)}</p>
${result.numbers && html`<p>Your numbers: ${numbersText(result.numbers)}.</p>`}
${late && html`<p>${points(result.points)} points less ${points(late.penalty)} for handing in ${late.days} ${late.days === 1 ? "day" : "days"} after ${late.due}.</p>`}
${pending > 0 ? html`<p>${points(pending)} points wait for a person to read your written answers.</p>` : undefined}
${problems.length > 0 ? html`<h2>Cells that did not run</h2>${problems.map(({ cell, problem }) => html`<p><strong>${cell}</strong>: ${problem}</p>`)}` : undefined}
${notes.length > 0 ? html`<h2>What was put right before grading</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : undefined}
${result.questions.map((question) => questionHtml(question, result.answers))}
<h2>How this was graded</h2>
<p class="soft">File ${provenance.file}, ${provenance.submission}; release ${provenance.release}; judge ${provenance.judge}; ${Object.entries(
    provenance.tools,
  )
    .map(([name, version]) => `${name} ${version}`)
    .join(", ")}. Your functions were called in a process of their own; ${isolationText(result)}.</p>`;
  return page(`${title}: ${result.name ?? result.student}`, body);
}

/** What stands in the place of points that nobody could give. */
function notGraded(result: Result, title: string): Html {
  const { failure, notes, provenance } = result;
  const [what, todo] =
    failure!.kind === "unreadable"
      ? ["Your file could not be read", "Open it, run it, save it and hand it in again, or ask for help."]
      : [
          "Your notebook could not be graded",
          "This is no verdict on your answers. A person will look at it.",
        ];
  return html`<h1>${title}</h1>
<p class="soft">${who(result)}</p>
<p class="total">${what}</p>
<p>${provenance.file}: ${failure!.reason}. ${todo}</p>
${notes.length > 0 ? html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>` : undefined}`;
}

function questionHtml(question: GradedQuestion, answers: Result["answers"]): Html {
  const { id, title, checks, manual, cells, maximum } = question;
  const got = manual && manual.points === undefined ? maximum - manual.maximum : maximum;
  const own = cells.map(
    (cell) =>
      html`<h3>Your ${manual && !checks.length ? "answer" : "code"}</h3><pre>${answers[cell]?.trim()}</pre>`,
  );
  const verdicts = html`<div>${checks.map(checkHtml)}${manual && writtenHtml(manual)}</div>`;
  const failed = checks.some(({ reason }) => reason !== undefined) || manual !== undefined;
  return html`<h2>${id}: ${title}</h2>
${got > 0 ? html`<p class="total">${points(question.points)} of ${points(got)}</p>` : undefined}
${failed && own.length > 0 ? html`<div class="beside">${verdicts}<div>${own}</div></div>` : verdicts}`;
}

/** What a person looked for, found and says. */
function writtenHtml({ maximum, points: got, rubric = [], boxes, comment, untouched }: WrittenResult): Html {
  const said = untouched
    ? "nothing was written"
    : got === undefined
      ? `not read yet, up to ${points(maximum)} points`
      : `${points(got)} of ${points(maximum)} points`;
  const lines = rubric.map(({ points: worth, text }, i) => {
    const mark = boxes === undefined ? undefined : boxes.includes(i) ? "✓ " : "– ";
    return html`<li>${mark}${text} <span class="soft">(${points(worth)})</span></li>`;
  });
  return html`<p>Written answer: ${said}</p>
${comment === undefined ? undefined : html`<p class="idea">${comment}</p>`}
${lines.length > 0 ? html`<p class="soft">What was looked for:</p><ul class="rubric">${lines}</ul>` : undefined}`;
}

function checkHtml({
  title,
  visible,
  points: got,
  maximum,
  reason,
  hint,
  calls = [],
  wanted,
  seed,
  notJudged,
  shortened,
}: CheckResult): Html {
  const worth = visible ? "shown in the notebook" : `${points(got)} of ${points(maximum)}`;
  const fewer =
    shortened === undefined
      ? undefined
      : html` <span class="soft">Time was short, so the first ${shortened} inputs were tried.</span>`;
  if (reason === undefined)
    return html`<div class="check held">${title} <span class="soft">(${worth})</span>${fewer}</div>`;
  if (notJudged)
    return html`<div class="check">${title} <span class="soft">(${worth})</span><p>${reason[0]!.toUpperCase() + reason.slice(1)}. This says nothing about whether the answer is right.</p></div>`;
  return html`<div class="check failed">${title} <span class="soft">(${worth})</span>${fewer}
<p>${reason[0]!.toUpperCase() + reason.slice(1)}.</p>
${calls.length > 0 ? html`<pre>${calls.join("\n")}</pre>` : undefined}
${wanted === undefined ? undefined : html`<p>Wanted: <code>${wanted}</code></p>`}
<p class="idea">${hint}</p>
${seed === undefined || calls.length === 0 ? undefined : html`<p class="soft">The smallest failing input that was found; seed ${seed}.</p>`}</div>`;
}

/** What was in force, and what was not. */
export function isolationText({ provenance: { isolation, limits } }: Result): string {
  const parts = [
    `all of it together had ${limits.budgetCpuMs / 1000} s of processor time and ${limits.budgetMs / 1000} s`,
    `the cells had ${limits.loadMs / 1000} s, a call ${limits.callMs / 1000} s, all of it ${limits.memoryMiB} MiB of memory`,
    isolation.permissions
      ? "it could read no file but its own program and write none"
      : "access to files was NOT limited",
    ...(isolation.ownFiles ? ["no other file was there (bubblewrap)"] : []),
    `level of isolation: ${levelOf(isolation)}`,
    isolation.namespaces ? "it had no network and saw no other process" : "the network was NOT cut off",
    isolation.resourceLimits
      ? "memory and processor time were limited"
      : "memory and processor time were NOT limited by the system",
  ];
  return parts.join("; ");
}

/** @example who({ student: "7", name: "Jane Doe" }) // "Jane Doe (7)" */
function who(result: Result): string {
  return result.name === undefined ? identityText(result) : `${result.name} (${identityText(result)})`;
}

/** @example total({ points: 12, maximum: 28, pending: 9 }) // "12 of 19 points, 9 unread" */
export function total(result: Result): string {
  const read = `${points(score(result))} of ${points(result.maximum - result.pending)} points`;
  return result.pending > 0 ? `${read}, ${points(result.pending)} unread` : read;
}
