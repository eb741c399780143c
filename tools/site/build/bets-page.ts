/** The page of all bets: which there are, where they stand; the learner's own are filled in by the page's script. */
import type { CourseBet } from "../browser/bets/page-bet.js";
import { betOf } from "./bets.js";
import { addressOf, type CoursePage } from "./course-map.js";
import { escapeHtml } from "./markdown.js";

/** Every bet that a notebook asks, in reading order. */
function courseBets(pages: readonly CoursePage[]): CourseBet[] {
  return pages.flatMap((page) =>
    page.notebook.cells.flatMap((cell) => {
      const bet = betOf(cell);
      if (!bet) return [];
      const address = `${addressOf(page)}index.html#code-of-${cell.id}`;
      return [{ bet, notebook: page.title, address }];
    }),
  );
}

export function betsBody(pages: readonly CoursePage[]): string {
  const bets = courseBets(pages);
  const list = bets.map(
    ({ bet, notebook, address }) =>
      `<li id="${escapeHtml(bet.id)}"><p class="facts">${escapeHtml(notebook)}</p><p><a href="../${escapeHtml(address)}">${escapeHtml(bet.question)}</a></p><p class="mine needs-script"></p></li>`,
  );
  return `<main id="content" class="plain bets" tabindex="-1" data-bets="${escapeHtml(JSON.stringify(bets))}"><h1>Your bets</h1>
<p>A bet is a guess before the result. Here they stand together: how far off they were, how often you were right when you were sure, and which beliefs led you astray. Nobody else sees them, and nothing is graded.</p>
<div class="calibration needs-script" role="status"></div>
<h2 id="all">All bets</h2>
${bets.length > 0 ? `<ol class="all-bets">${list.join("\n")}</ol>` : "<p>No notebook asks for a bet yet.</p>"}
</main>`;
}
