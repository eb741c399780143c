import { corridorBets } from "coordlab-experiments";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../tools/notebook/notebook.js";
import { betSpans, pageBet } from "../../../tools/site/build/bets.js";

const text = (source: string): Cell => ({ cell_type: "markdown", id: "t", metadata: {}, source }) as Cell;
const code = (course: object = {}): Cell =>
  ({ cell_type: "code", id: "c", metadata: { course }, source: "x", outputs: [] }) as unknown as Cell;
const bet = (id: string) => code({ bet: id });
const settles = (id: string) => code({ settles: id });

describe("what answers a bet", () => {
  it("begins below the bet and reaches past its settling to the next heading", () => {
    const cells = [
      text("**Bet.** How many?"),
      bet("a"),
      code(),
      settles("a"),
      text("So many."),
      text("## 2"),
    ];
    expect(betSpans(cells)).toEqual([{ ids: ["a"], from: 2, to: 5 }]);
  });

  it("ends above the question of the next bet, which has a fold of its own", () => {
    const cells = [bet("a"), settles("a"), text("**Bet.** And now?"), bet("b"), settles("b")];
    expect(betSpans(cells)).toEqual([
      { ids: ["a"], from: 1, to: 2 },
      { ids: ["b"], from: 4, to: 5 },
    ]);
  });

  it("waits for both of two bets that are placed before either is settled", () => {
    const cells = [bet("a"), text("**Bet.** And?"), bet("b"), settles("a"), settles("b"), text("# End")];
    expect(betSpans(cells)).toEqual([{ ids: ["a", "b"], from: 3, to: 5 }]);
  });
});

it("a page is told what is asked, not what tempts and not what the author saw", () => {
  for (const one of Object.values(corridorBets)) {
    const known = JSON.stringify(pageBet(one));
    expect(known).toContain(one.id);
    expect(known).not.toContain("tempting");
    expect(known).not.toContain(JSON.stringify(one.shows));
  }
});
