/** The bets of a notebook's page: forms above their cells, answers that stay shut until a bet is placed or skipped. */

import { element, elements, say } from "../html/page-data.js";
import { type BetBook, isPlaced, type StoredBet } from "../kept/bet-book.js";
import type { LiveNotebook } from "../notebook/live-notebook.js";
import { BetPanel } from "./bet-panel.js";
import { fits, type PageBet } from "./page-bet.js";

export interface PageBets {
  /** A kernel compared a bet, or a cell placed one. */
  show(bet: StoredBet): void;
}

export function startBets(live: LiveNotebook, book: BetBook): PageBets {
  const panels = new Map<string, BetPanel>();
  for (const box of elements("[data-bet]")) {
    const bet = JSON.parse(box.dataset.bet!) as PageBet;
    const panel = new BetPanel(box, bet, {
      placed(stored) {
        book.keep(stored);
        // Its cell, and what needs it, ran with another guess or with none.
        for (const cell of live.cells) if (cell.section.dataset.places === bet.id) live.forget(cell);
        openAnswer(bet.id);
        void live.run(live.cells.filter((cell) => isOf(cell.section, bet.id))).then(() => compared(bet));
      },
      skipped(id) {
        book.keep({ id, skipped: true });
        openAnswer(id);
      },
    });
    panels.set(bet.id, panel);
    const stored = book.get(bet.id);
    if (isPlaced(stored) && (stored.question !== bet.question || !fits(bet, stored.guess))) {
      book.setAside(bet.id);
      panel.offer(stored, () => {
        book.keep({ ...stored, question: bet.question });
        openAnswer(bet.id);
      });
    } else panel.show(stored);
  }
  for (const fold of elements<HTMLDetailsElement>("details[data-answers]")) {
    const open = (): string | undefined => idsOf(fold).find((id) => book.get(id) === undefined);
    if (!open()) fold.open = true;
    element("summary", fold).addEventListener("click", (event) => {
      const first = open();
      if (first === undefined || fold.open) return;
      event.preventDefault();
      say("First your bet; or skip it.");
      panels.get(first)?.focus();
    });
    label(fold);
  }
  for (const section of elements("[data-closes]")) sawField(live, section);

  function openAnswer(id: string): void {
    for (const fold of elements<HTMLDetailsElement>("details[data-answers]")) {
      if (!idsOf(fold).includes(id)) continue;
      label(fold);
      const next = idsOf(fold).find((one) => book.get(one) === undefined);
      if (next !== undefined) {
        panels.get(next)?.focus();
        continue;
      }
      fold.open = true;
      element("summary", fold).focus();
      say("The answer is open below.");
    }
  }

  /** Where the cells could not run to the comparison, the published answer is what there is to compare with. */
  async function compared(bet: PageBet): Promise<void> {
    const kept = book.get(bet.id);
    if (!isPlaced(kept) || kept.right !== undefined) return;
    const { comparedWithPublished } = await import("./compare-published.js");
    const comparison = await comparedWithPublished(bet, kept);
    if (comparison) book.keep(comparison);
  }

  function label(fold: HTMLDetailsElement): void {
    const waits = idsOf(fold).some((id) => book.get(id) === undefined);
    element("summary", fold).textContent = waits ? "The answer: place your bet first" : "The answer";
  }

  return {
    show(bet) {
      panels.get(bet.id)?.show(bet);
    },
  };
}

function idsOf(fold: HTMLElement): string[] {
  return fold.dataset.answers!.split(" ");
}

/** Whether a cell places a bet, shows its answer or settles it. */
function isOf(section: HTMLElement, id: string): boolean {
  if (section.dataset.places === id) return true;
  const fold = section.closest<HTMLElement>("details[data-answers]");
  if (!fold || !idsOf(fold).includes(id) || section.dataset.closes !== undefined) return false;
  const last = element(`[data-settles="${id}"]`, fold);
  return (
    section === last || Boolean(section.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING)
  );
}

/** One line on what the figure shows: it goes into the cell, as it would in Jupyter. */
function sawField(live: LiveNotebook, section: HTMLElement): void {
  const cell = live.cells.find(({ id }) => id === section.id);
  if (!cell) return;
  const form = document.createElement("form");
  form.className = "saw needs-script";
  const label = document.createElement("label");
  label.textContent = "In one line: what does the figure show? ";
  const input = document.createElement("input");
  input.value = lineIn(cell.source);
  input.autocomplete = "off";
  const tell = document.createElement("button");
  tell.textContent = "Compare with the course's line";
  label.append(input);
  form.append(label, tell);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    live.write(
      cell,
      cell.source.replace(line, (_, before: string) => `${before}${JSON.stringify(input.value)}`),
    );
    void live.run([cell]);
  });
  section.prepend(form);
}

const line = /(saw\(\w+,\s*)("(?:[^"\\]|\\.)*")/;

function lineIn(source: string): string {
  try {
    return String(JSON.parse(line.exec(source)?.[2] ?? '""'));
  } catch {
    return "";
  }
}
