/** The long runs of learners: seeded, so that they are the same on every machine. */
import { grid, line, ring, type Topology } from "coordlab/graph/topologies.js";
import { aloha, climbing, matrixGame, type OneShotGame, onEdges, penalty } from "coordlab/learning/games.js";
import type { MixingSettings } from "coordlab/learning/learners.js";
import type { Training } from "coordlab/learning/train-team.js";
import type { Stream } from "coordlab/world/random.js";
import { cliff } from "./cliff.js";
import {
  alwaysExploring,
  edgeless,
  fiveOn,
  learningCurve,
  type ManySeeds,
  manySeeds,
  mixingWith,
} from "./many-seeds.js";
import type { Recorded } from "./recorded-learning.js";

const seeds = 200;

const matrixGames: readonly (readonly [string, OneShotGame])[] = [
  ["climbing", climbing],
  ["penalty 0", penalty(0)],
  ["penalty -10", penalty(-10)],
  ["penalty -25", penalty(-25)],
  ["penalty -50", penalty(-50)],
  ["penalty -100", penalty(-100)],
  [
    "8 or -12",
    matrixGame([
      [8, -12, -12],
      [-12, 0, 0],
      [-12, 0, 0],
    ]),
  ],
];

const regimes: readonly (readonly [string, Partial<Training>])[] = [
  ["exploring less and less", {}],
  ["uniform play", { explore: alwaysExploring }],
  ["noise of 10", { noise: 10 }],
];

const teams: readonly (readonly [string, Topology, OneShotGame])[] = [
  ["chain of 8, climbing", line(8), onEdges(line(8), climbing)],
  ["ring of 8, climbing", ring(8), onEdges(ring(8), climbing)],
  ["10 islands, spoiled costs 10", grid(2, 5), aloha(grid(2, 5), 10)],
];

/** One row for each game, regime and learner. */
export function recordMatrix(): Recorded["matrix"] {
  return regimes.flatMap(([regime, settings]) =>
    matrixGames.flatMap(([game, rules]) =>
      fiveOn(line(2)).map((kind) => ({
        regime,
        game,
        ...manySeeds(rules, kind, { seeds, steps: 5000, ...settings }),
      })),
    ),
  );
}

/**
 * Rows whose interval does not hold, by two points or more, what a program written apart gave in 200 seeds of its own;
 * its share stands last.
 */
const disputed: readonly (readonly [string, string, string, number])[] = [
  ["uniform play", "climbing", "QMIX", 11],
  ["uniform play", "penalty 0", "QMIX", 48],
  ["uniform play", "penalty -50", "hysteretic Q", 58],
  ["noise of 10", "climbing", "hysteretic Q", 80],
  ["noise of 10", "penalty -10", "QMIX", 70],
  ["noise of 10", "8 or -12", "edge payoffs", 97],
];

/** Noise of standard deviation 10 without rare extremes: an interval of length a has a / sqrt(12). */
const evenNoise = (stream: Stream) => 10 * Math.sqrt(12) * (stream() - 0.5);

/** The disputed rows of the matrix with ten times the seeds. */
export function recordAgain(): Recorded["again"] {
  const [settingsOf, rulesOf] = [new Map(regimes), new Map(matrixGames)];
  const kinds = new Map(fiveOn(line(2)).map((kind) => [kind.learner, kind]));
  return disputed.map(([regime, game, learner, apart]) => {
    const settings = { seeds: 10 * seeds, steps: 5000, ...settingsOf.get(regime)! };
    const shareWith = (more: Partial<ManySeeds>) =>
      manySeeds(rulesOf.get(game)!, kinds.get(learner)!, { ...settings, ...more });
    const even = settings.noise === undefined ? {} : { even: shareWith({ noise: evenNoise }).reached };
    return { regime, game, ...shareWith({}), apart, ...even };
  });
}

export function recordTeams(): Recorded["teams"] {
  return teams.flatMap(([team, topology, game]) =>
    fiveOn(topology).map((kind) => ({ team, ...manySeeds(game, kind, { seeds, steps: 20_000 }) })),
  );
}

export function recordTenfold(): Recorded["tenfold"] {
  return edgeless
    .filter(({ learner }) => learner === "VDN")
    .map((kind) => manySeeds(climbing, kind, { seeds, steps: 50_000 }));
}

export function recordMixing(): Recorded["mixing"] {
  return [1, 10, Infinity].map((clip) => ({
    clip: String(clip),
    ...manySeeds(penalty(-50), mixingWith({ clip }), { seeds, steps: 5000, explore: alwaysExploring }),
  }));
}

export function recordTurned(): Recorded["turned"] {
  const slowly = (step: number, steps: number) => Math.max(0.05, 1 - (0.95 * step) / steps);
  const settings: readonly (readonly [string, MixingSettings, Partial<ManySeeds>])[] = [
    ["as above", {}, { seeds: 2000 }],
    ["rate 0.003", { rate: 0.003 }, {}],
    ["rate 0.02", { rate: 0.02 }, {}],
    ["rate 0.1", { rate: 0.1 }, {}],
    ["weights from [0, 0.1)", { start: 0.1 }, {}],
    ["weights from [0, 1)", { start: 1 }, {}],
    ["weights from [0, 2)", { start: 2 }, {}],
    ["errors of at most 1", { clip: 1 }, {}],
    ["exploring fades to the end", {}, { explore: slowly }],
    ["20,000 steps", {}, { steps: 20_000 }],
  ];
  return settings.map(([setting, mixing, training]) => ({
    setting,
    ...manySeeds(penalty(-10), mixingWith(mixing), { seeds, steps: 5000, ...training }),
  }));
}

export function recordCurves(): Recorded["curves"] {
  return fiveOn(line(5)).flatMap((kind) =>
    learningCurve(onEdges(line(5), climbing), kind, { seeds, steps: 8001 }, 500),
  );
}

export function recordCliff(): Recorded["cliff"] {
  return [3, 4, 5, 6, 8, 10].flatMap((actions) => cliff(actions, { seeds, steps: 5000 }));
}
