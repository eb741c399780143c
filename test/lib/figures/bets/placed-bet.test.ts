import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChoiceBet, NumberBet } from "coordlab";
import {
  type BetStore,
  barChart,
  calibration,
  figureSvg,
  type KeptBet,
  lineChart,
  myCalibration,
  placeBet,
  saw,
  settleBet,
} from "coordlab-figures";
import { betStore } from "coordlab-figures/bets/bet-store.js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const bet: NumberBet = {
  kind: "number",
  id: "x-1",
  question: "How many?",
  unit: "crossings",
  tempting: [10, 30],
  misconception: "All get their share.",
  shows: "The last gets nothing.",
};
const empty = { guess: undefined, sure: undefined };
const scope = globalThis as Record<symbol, unknown>;
const host = Symbol.for("coordlab.host");
const bets = Symbol.for("coordlab.bets");
let shown: Record<string, unknown>[] = [];
let printed: string[] = [];
let kept: KeptBet[] = [];

beforeEach(() => {
  [shown, printed, kept] = [[], [], []];
  scope[host] = { display: (data: Record<string, unknown>) => void shown.push(data) };
  scope[bets] = {
    kept: () => kept,
    keep: (one) => {
      kept = [...kept.filter(({ id }) => id !== one.id), one];
    },
  } satisfies BetStore;
  vi.spyOn(console, "log").mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  delete scope[host];
  delete scope[bets];
  vi.restoreAllMocks();
});

describe("a bet left empty", () => {
  test("stops nothing, is compared with nothing, and keeps nothing", async () => {
    const placed = placeBet(bet, empty);
    await settleBet(placed, 0);
    saw(placed, "");
    expect(shown[0]!["text/plain"]).toMatch(/^No guess yet/);
    expect(printed.join("\n")).not.toContain(bet.shows);
    expect(kept).toEqual([]);
  });

  test("draws nothing into the figure", () => {
    const chart = (guess?: number) =>
      JSON.stringify(
        barChart([{ agent: 5, crossings: 3 }], {
          x: "agent",
          y: "crossings",
          xTitle: "agent",
          yTitle: "crossings",
          title: "Shares",
          alt: "One bar of 3 crossings.",
          guess: { bet: { bet, ...(guess !== undefined && { guess }) }, at: 5 },
        }).spec,
      );
    expect(chart()).not.toContain("you:");
    expect(chart(4)).toContain("you: 4");
  });

  test("takes the guess that its host kept before", () => {
    kept = [{ id: "x-1", question: "", misconception: "", guess: 7, sure: 60 }];
    expect(placeBet(bet, empty)).toEqual({ bet, guess: 7, sure: 60 });
  });
});

describe("a bet with a guess", () => {
  test("is kept, compared in words, and closed with the learner's line before the author's", async () => {
    const placed = placeBet(bet, { guess: 20, sure: 80 });
    await settleBet(placed, 0, { within: [0, 1] });
    saw(placed, "agent 5 never crosses");
    expect(kept[0]).toMatchObject({ guess: 20, sure: 80, right: false, tempted: true, answer: 0 });
    expect(kept[0]).toMatchObject({ saw: "agent 5 never crosses" });
    expect(shown[0]!["text/plain"]).toContain("you said 20 crossings, it is 0".slice(1));
    expect(shown[0]!["text/plain"]).toContain(bet.misconception);
    expect(shown[0]!["application/vnd.coordlab.bet+json"]).toEqual({ id: "x-1", answer: 0, within: [0, 1] });
    expect(printed.at(-1)).toMatch(/^You: agent 5.*\nThe course: The last gets nothing\.$/);
  });

  test("that was compared keeps its first guess; another one changes the picture only", async () => {
    await settleBet(placeBet(bet, { guess: 20, sure: 80 }), 0);
    const second = placeBet(bet, { guess: 0, sure: 95 });
    await settleBet(second, 0);
    expect(second.guess).toBe(0);
    expect(kept[0]).toMatchObject({ guess: 20, right: false });
  });

  test("that does not fit counts as none", async () => {
    const placed = placeBet(bet, { guess: Number.NaN, sure: 50 });
    await settleBet(placed, 0);
    expect(printed[0]).toContain("a number of crossings is asked for");
    expect(shown[0]!["text/plain"]).toMatch(/^No guess yet/);
  });

  test("that is a choice stands over the bar of its option, or in words where its host says", async () => {
    const choice: ChoiceBet = {
      kind: "choice",
      ...{ id: "x-2", question: "Who?", options: ["a", "neither"], tempting: "a" },
      ...{ misconception: "M", shows: "S" },
    };
    const chart = (guess: string, at?: string) =>
      figureSvg(
        barChart([{ who: "a", n: 1 }], {
          ...{ x: "who", y: "n", xTitle: "who", yTitle: "n", title: "t", alt: "One bar: a is 1." },
          guess: { bet: { bet: choice, guess }, ...(at !== undefined && { at }) },
        }),
      );
    expect(await chart("a")).toContain("◆ you<");
    expect(await chart("neither", "a")).toContain("◆ you: neither");
  });

  test("stands in a line chart at its height, and at the edge with an arrow if far outside", async () => {
    const chart = (guess: number) =>
      lineChart(
        [1, 2, 3].map((n) => ({ n, y: n })),
        {
          x: "n",
          y: "y",
          xTitle: "n",
          yTitle: "y",
          title: "Growth",
          alt: "A line from 1 to 3.",
          guess: { bet: { bet, guess } },
        },
      );
    expect(await figureSvg(chart(2))).toContain("you: 2");
    expect(await figureSvg(chart(1e6))).toContain("you: 1000000 ↑");
  });
});

describe("bets.json", () => {
  test("lies in the kernel's folder; one that cannot be read is put aside", () => {
    delete scope[bets];
    const folder = mkdtempSync(join(tmpdir(), "bets-"));
    vi.spyOn(process, "cwd").mockReturnValue(folder);
    writeFileSync(join(folder, "bets.json"), "{ broken");
    placeBet(bet, { guess: 20, sure: 80 });
    expect(JSON.parse(readFileSync(join(folder, "bets.json"), "utf8"))).toMatchObject([
      { id: "x-1", guess: 20 },
    ]);
    expect(readFileSync(join(folder, "bets.json.unreadable"), "utf8")).toBe("{ broken");
    expect(betStore().kept()).toHaveLength(1);
  });
});

describe("calibration", () => {
  const record = (id: string, right: boolean, sure: number, more: Partial<KeptBet> = {}): KeptBet => ({
    ...{ id, question: "", misconception: "M", guess: 1, right, sure, tempted: false },
    ...more,
  });
  test("says how often right at each confidence, the surest misses, and the beliefs behind misses", () => {
    const told = calibration([
      record("a", true, 80),
      record("b", false, 80, { tempted: true, factor: 4 }),
      record("c", false, 95, { tempted: true, factor: 2 }),
      record("d", false, 30, { factor: 10 }),
      { id: "e", question: "", misconception: "", guess: 1 },
    ]);
    expect(told).toMatchObject({ compared: 4, right: 1, factor: 4 });
    expect(told.bands).toEqual([
      { sure: 30, right: 0, bets: 1 },
      { sure: 80, right: 50, bets: 2 },
      { sure: 95, right: 0, bets: 1 },
    ]);
    expect(told.surprises.map(({ id }) => id)).toEqual(["c", "b"]);
    expect(told.misconceptions).toEqual([{ belief: "M", bets: ["b", "c"] }]);
  });

  test("is told in words, and nothing is told of no bets", async () => {
    myCalibration();
    expect(printed.at(-1)).toMatch(/^No bet has been compared yet/);
    await settleBet(placeBet(bet, { guess: 20, sure: 80 }), 0);
    myCalibration();
    expect(printed.at(-1)).toContain("0 of 1 bets right.");
    expect(printed.at(-1)).toContain('"All get their share." led you in x-1.');
  });
});
