/**
 * A synthetic class, for trying the notebook before there was a lesson: sixty people made of rules and chance. It
 * says nothing about people.
 *
 * Each for itself: everybody has a readiness to go of their own, between 0.2 and 0.6; after a collision it is 0.6 of
 * that, after waiting 1.3 of that, for one round. Among pages and shelves six of ten take the best-looking one, the others
 * one of the next two. Under a rule 95 of 100 choices follow it; of a coordinator's words 97 of 100 are best.
 */
import { below, Channel, Run, type SharedWorld, type Stream, seededStream, shuffled } from "coordlab";
import { type ClassGame, classGame } from "./class-games.js";
import type { ClassRecord, RecordedBlock, RecordedClassStep, RecordedGroup } from "./class-record.js";
import { mechanismOf, type Treatment } from "./treatments.js";

const people = 60;
const followed = 0.95;
const wordsThatAreBest = 0.97;

/** The blocks of the printed lesson, with a few rounds more. */
const lesson: readonly (readonly [ClassGame["name"], Treatment, rounds: number])[] = [
  ["corridor", "each for itself", 8],
  ["corridor", "lowest first", 8],
  ["corridor", "taking turns", 8],
  ["corridor", "coordinator", 8],
  ["crawlers", "each for itself", 6],
  ["crawlers", "lowest first", 6],
  ["lift", "each for itself", 6],
  ["lift", "lowest first", 6],
];

/** @param seed equal seeds give equal classes */
export function syntheticClass(seed: string = "synthetic"): ClassRecord {
  const stream = seededStream(seed);
  const readiness = Array.from({ length: people }, () => 0.2 + 0.4 * stream());
  const blocks = lesson.map(([name, treatment, rounds], number): RecordedBlock => {
    const game = classGame(name);
    const order = shuffled(readiness, stream);
    const groups = Array.from({ length: people / game.size }, (_, group): RecordedGroup => {
      const members = order.slice(group * game.size, (group + 1) * game.size);
      return play(game, treatment, rounds, { members, seed: `${seed}/${number}/${group}`, stream });
    });
    return { game: name, groups };
  });
  return { schema: "coordlab-class/1", synthetic: true, blocks };
}

interface Members {
  readonly members: readonly number[];
  readonly seed: string;
  readonly stream: Stream;
}

function play(
  game: ClassGame,
  treatment: Treatment,
  rounds: number,
  { members, seed, stream }: Members,
): RecordedGroup {
  const run = new Run(game.scenario, "synthetic people", seededStream(seed));
  const rule = mechanismOf(treatment, game).team(game.scenario, run.stream);
  const advice = new Int32Array(game.size);
  const steps: RecordedClassStep[] = [];
  for (let round = 0; round < rounds; round++) {
    const { world, outcome } = run;
    // A rule is common knowledge; only a coordinator has to say something.
    rule(world, new Channel(game.size + 1), advice, outcome);
    const good = treatment !== "coordinator" || stream() < wordsThatAreBest;
    const word = Array.from(advice, (choice, place) => (good ? choice : world.options(place).length - 1));
    const said =
      treatment === "coordinator" ? [word.slice(1).map((choice, k) => [0, k + 1, choice] as const)] : [];
    const choices = members.map((ready, place) => {
      const own = () =>
        ownChoice(game, world, { place, ready, before: round === 0 ? 1 : outcome[place]! }, stream);
      if (treatment === "each for itself") return own();
      return stream() < followed ? word[place]! : own();
    });
    for (const messages of said) {
      for (const [from, to, content] of messages) run.channel.send(from, to, content);
      run.channel.deliver();
    }
    run.take(choices);
    steps.push({ choices, said, by: "p".repeat(game.size) });
  }
  return { treatment, seed, steps };
}

interface Person {
  readonly place: number;
  readonly ready: number;
  /** What became of the last choice. */
  readonly before: number;
}

function ownChoice(
  game: ClassGame,
  world: SharedWorld,
  { place, ready, before }: Person,
  stream: Stream,
): number {
  const options = world.options(place).length;
  if (options === 1) return 0;
  if (game.scenario.failure !== "collision")
    return stream() < 0.6 ? 0 : Math.min(options - 2, 1 + below(2, stream));
  const now = before === 2 ? 0.6 * ready : before === 0 ? 1.3 * ready : ready;
  return stream() < now ? 0 : 1;
}
