import { describe, expect, test } from "vitest";
import { climbing } from "../../../../lib/coordlab/learning/games.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { cliff, cliffAt } from "../../../../lib/experiments/09-learned-edges/cliff.js";
import { answersByDice } from "../../../../lib/experiments/09-learned-edges/dice.js";
import {
  edgesFound,
  hiddenTeam,
  teamAndLog,
  withCopying,
} from "../../../../lib/experiments/09-learned-edges/hidden-team.js";
import { edgeless, manySeeds } from "../../../../lib/experiments/09-learned-edges/many-seeds.js";
import { playLog } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import { parts } from "../../../../lib/experiments/09-learned-edges/record.js";
import { recordedLearning as recorded } from "../../../../lib/experiments/09-learned-edges/recorded-runs.js";

const toSixDigits = (row: object) =>
  JSON.parse(
    JSON.stringify(row, (_, value) => (typeof value === "number" ? Number(value.toPrecision(6)) : value)),
  );

describe("what is recorded comes out again", () => {
  test("every part is there", () => {
    expect(Object.keys(recorded)).toEqual(Object.keys(parts));
    for (const rows of Object.values(recorded)) expect(Object.values(rows).length).toBeGreaterThan(0);
  });

  test("VDN on climbing, 200 seeds", () => {
    const vdn = edgeless.find(({ learner }) => learner === "VDN")!;
    const row = {
      regime: "exploring less and less",
      game: "climbing",
      ...manySeeds(climbing, vdn, { seeds: 200, steps: 5000 }),
    };
    expect(recorded.matrix).toContainEqual(toSixDigits(row));
  });

  test("the cliff for three actions", () => {
    expect(recorded.cliff).toEqual(
      expect.arrayContaining(cliff(3, { seeds: 200, steps: 5000 }).map(toSixDigits)),
    );
  }, 30_000);

  test("the edges of 200 teams that explore in one step of twenty", () => {
    const row = edgesFound(200, (seed) =>
      teamAndLog(12, seed, ({ optimum }) => ({ rows: 1600, habit: optimum, explore: 0.05 })),
    );
    expect(recorded.exploring).toContainEqual(toSixDigits({ explore: 0.05, ...row }));
  }, 60_000);
});

/** The chances of 0, 1, ... `of` hits. */
function binomial(of: number, share: number): number[] {
  const chances = [(1 - share) ** of];
  for (let k = 0; k < of; k++) chances.push((chances[k]! * (of - k) * share) / ((k + 1) * (1 - share)));
  return chances;
}

describe("what the notebook says is what was recorded", () => {
  const {
    matrix,
    curves,
    exploring,
    parity,
    copying,
    rows,
    cliff: points,
    mixing,
    tenfold,
    teams,
  } = recorded;
  const of = (game: string, regime: string, learner: string) =>
    matrix.find((row) => row.game === game && row.regime === regime && row.learner === learner)!.reached;
  const [fading, uniform, noise] = ["exploring less and less", "uniform play", "noise of 10"];

  test("section 2: three of five never get to 11, the edge and hysteretic Q always do; ten times the data changes nothing", () => {
    expect(["independent Q", "VDN", "QMIX"].map((learner) => of("climbing", fading, learner))).toEqual([
      0, 0, 0,
    ]);
    expect(["hysteretic Q", "edge payoffs"].map((learner) => of("climbing", fading, learner))).toEqual([
      100, 100,
    ]);
    expect(tenfold[0]!.reached).toBe(0);
    for (const { learner, step, earned } of curves.filter((point) => point.step >= 1000)) {
      if (learner === "edge payoffs") expect(earned).toBe(44);
      else if (learner === "hysteretic Q") expect(earned).toBeGreaterThan(42);
      else expect([earned > 16 && earned < 22.5, learner, step]).toEqual([true, learner, step]);
    }
  });

  test("section 3: learnt teams fall at the cliff", () => {
    for (const { actions, lone, kind, caught } of points) {
      if (kind === "foretold") continue;
      if (lone < 0.72 * cliffAt(actions)) expect(caught).toBeGreaterThan(85);
      if (lone > 1.28 * cliffAt(actions)) expect(caught).toBeLessThan(5);
    }
  });

  test("section 4: edges are always right on chain and ring, and on seven seeds of ten on the islands", () => {
    const edges = Object.fromEntries(
      teams.filter(({ learner }) => learner === "edge payoffs").map((row) => [row.team, row.reached]),
    );
    expect(edges["chain of 8, climbing"]).toBe(100);
    expect(edges["ring of 8, climbing"]).toBe(100);
    expect(edges["10 islands, spoiled costs 10"]! / 10).toBeCloseTo(7, 0);
    expect(
      teams.find(({ team, learner }) => team.includes("islands") && learner === "hysteretic Q")!.reached,
    ).toBe(100);
  });

  test("section 6: noise, ties and one number", () => {
    expect(of("penalty -50", fading, "VDN")).toBe(0);
    expect(of("penalty -50", noise!, "VDN")).toBeGreaterThan(40);
    expect(of("climbing", noise!, "edge payoffs")).toBe(75);
    expect(of("penalty -50", uniform!, "hysteretic Q")).toBeLessThan(60);
    for (const regime of [fading, uniform, noise])
      expect(of("climbing", regime!, "QMIX")).toBeLessThanOrEqual(20);
    const [tight, middle, open] = mixing.map(({ reached }) => reached);
    expect(tight).toBeLessThan(open!);
    expect(open).toBeLessThan(middle!);
    // 49 % in 200 seeds of an earlier prototype: inside the interval of 200 seeds and of 2,000.
    const fading10 = matrix.find(
      (row) => row.game === "penalty -10" && row.regime === fading && row.learner === "QMIX",
    )!;
    for (const { low, high } of [fading10, recorded.turned[0]!]) expect(low < 49 && 49 < high).toBe(true);
  });

  test("section 6: what a program written apart gave in 200 seeds is no surprise at the share of 2,000", () => {
    for (const { apart, reached, game, learner } of recorded.again) {
      const hits = Math.round(2 * apart);
      const further = apart > reached ? [hits, 200] : [0, hits];
      const chance = binomial(200, reached / 100)
        .slice(further[0]!, further[1]! + 1)
        .reduce((sum, p) => sum + p);
      // A hundredth: these six were picked as the worst of 105
      expect([chance > 0.01, learner, game]).toEqual([true, learner, game]);
    }
  });

  test("six dice: four questions of ten get exactly one answer", () => {
    const rows = answersByDice(6);
    expect(rows.reduce((sum, { questions }) => sum + questions, 0)).toBeCloseTo(100, 9);
    expect(rows[1]!.questions).toBeCloseTo(100 * (5 / 6) ** 5, 9);
    expect(() => answersByDice(1)).toThrow("agents must be a whole number from 2 to 50, got 1");
  });

  test("section 7: nearly all edges in 1,600 rows; all pairs play better up to 800, not from 1,600 on", () => {
    const by = Object.fromEntries(rows.map((row) => [row.rows, row]));
    expect(by[1600]!.found).toBeGreaterThan(99);
    for (const few of [100, 200, 400, 800]) expect(by[few]!.all).toBeGreaterThan(by[few]!.learned);
    for (const many of [1600, 3200]) expect(by[many]!.learned).toBeGreaterThan(by[many]!.all);
  });

  test("section 8: no evidence, half of it false, innocent pairs, a copied bond", () => {
    const at = (explore: number) => exploring.find((row) => row.explore === explore)!;
    expect(at(0).found).toBe(0);
    expect(at(0.15).invented / (at(0.15).messages / 2)).toBeCloseTo(0.5, 1);
    expect(parity.parity.found).toBeLessThan(3);
    expect(parity.edge.found).toBe(100);
    expect(copying[2]!.invented).toBeGreaterThan(copying[0]!.invented + 4);
  });
});

describe("hidden teams", () => {
  test("twelve agents have 18 edges, three each, and their optimum is better than the mean", () => {
    const { edges, best, mean, game, optimum } = hiddenTeam(12, seededStream(1));
    expect(edges).toHaveLength(18);
    const degrees = Array.from({ length: 12 }, (_, i) => edges.filter((pair) => pair.includes(i)).length);
    expect(new Set(degrees)).toEqual(new Set([3]));
    expect(game.payoff(optimum)).toBeCloseTo(best, 9);
    const { rewards } = playLog(game, { rows: 20_000 }, seededStream(2));
    expect(rewards.reduce((sum, r) => sum + r / 20_000, 0)).toBeCloseTo(mean, 0);
    expect(best).toBeGreaterThan(mean + 5);
  });

  test("a copier does what it copies, and is paid for that", () => {
    const { game } = hiddenTeam(6, seededStream(3));
    const log = playLog(game, { rows: 200 }, seededStream(4));
    const copied = withCopying(log, { game, share: 1, copier: 2, copied: 5 }, seededStream(5));
    for (const [row, a] of copied.jointActions.entries()) {
      expect(a[2]).toBe(a[5]);
      expect(copied.rewards[row]).toBeCloseTo(game.payoff(a), 9);
    }
  });
});
