/** The bets of a notebook's page: what is asked, and which cells stay shut until it is. */
import type { Bet } from "coordlab/bets/bet.js";
import { everyBet } from "coordlab-experiments/every-bet.js";
import type { Cell, JsonObject } from "../../notebook/notebook.js";
import type { PageBet } from "../browser/bets/page-bet.js";

type Mark = "bet" | "settles" | "saw";

/** The id of the bet that a cell places, settles or closes. */
export function markOf({ metadata }: Cell, mark: Mark): string | undefined {
  const id = (metadata.course as JsonObject | undefined)?.[mark];
  return typeof id === "string" ? id : undefined;
}

/** The bet that a cell places, without its answer, which only a run tells. */
export function betOf(cell: Cell): PageBet | undefined {
  const id = markOf(cell, "bet");
  const bet = everyBet.find((one) => one.id === id);
  return bet && pageBet(bet);
}

export function pageBet(bet: Bet): PageBet {
  const { id, question, misconception } = bet;
  const asked = { id, question, misconception };
  if (bet.kind === "number") return { ...asked, kind: "number", unit: bet.unit };
  if (bet.kind === "curve") {
    const { xs, xTitle, unit } = bet;
    return { ...asked, kind: "curve", xs, xTitle, unit, top: roundTop(Math.max(...bet.tempting)) };
  }
  // In the order of the alphabet an option says nothing by its place.
  const options = [...bet.options].sort();
  return bet.kind === "choice"
    ? { ...asked, kind: "choice", options }
    : { ...asked, kind: "ranking", options };
}

/** The upper end of an axis that gives nothing away: 1, 2 or 5 times a power of ten, well above. */
function roundTop(value: number): number {
  const wanted = Math.max(value, 1e-9) * 1.5;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * ([1, 2, 5, 10].find((step) => step * power >= wanted) ?? 10);
}

/** Cells from `from` up to, and without, `to`, which answer the bets `ids`. */
export interface BetSpan {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * What answers the bets: from the cell below a bet to the cell that settles it, and on to the next heading or
 * question. A bet that is placed before the one above is settled joins it: both come first.
 */
export function betSpans(cells: readonly Cell[]): BetSpan[] {
  const spans: BetSpan[] = [];
  for (let at = 0; at < cells.length; at++) {
    const id = markOf(cells[at]!, "bet");
    if (id === undefined) continue;
    const ids = [id];
    let from = at + 1;
    let end = settlesAt(cells, id);
    for (let k = from; k <= end; k++) {
      const next = markOf(cells[k]!, "bet");
      if (next === undefined) continue;
      ids.push(next);
      from = k + 1;
      end = Math.max(end, settlesAt(cells, next));
    }
    let to = Math.max(end + 1, from);
    while (to < cells.length && !isHeading(cells[to]!) && !asks(cells, to)) to++;
    if (to > from) spans.push({ ids, from, to });
    at = to - 1;
  }
  return spans;
}

function settlesAt(cells: readonly Cell[], id: string): number {
  return cells.findIndex((cell) => markOf(cell, "settles") === id);
}

function isHeading({ cell_type, source }: Cell): boolean {
  return cell_type === "markdown" && /^#+ /m.test(source);
}

/** Whether a cell is the question of a bet, which stands right above the bet's own cell. */
function asks(cells: readonly Cell[], at: number): boolean {
  const next = cells[at + 1];
  return markOf(cells[at]!, "bet") !== undefined || (next !== undefined && markOf(next, "bet") !== undefined);
}
