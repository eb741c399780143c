/** One group of a class: its own run of the game, moved on by what its members choose. */

import {
  Channel,
  centralPlanner,
  type Mechanism,
  type Option,
  Run,
  type Scenario,
  type StepResult,
  seededStream,
  type Team,
} from "coordlab";
import { type RecordedMessage, type RecordedStep, withSeats } from "coordlab-experiments";

/** Who chose: a person, nobody in time, a bot; a dot for an empty place. */
export type By = "p" | "s" | "b" | ".";

export interface GroupStep extends RecordedStep {
  readonly choices: readonly number[];
  readonly said: readonly (readonly RecordedMessage[])[];
  /** One character a place. */
  readonly by: string;
  /** Which seat held each place; undefined for an empty place and for a bot that fills one. */
  readonly seats: readonly (number | undefined)[];
  /** Index into `outcomes`, per place. */
  readonly outcome: readonly number[];
  /** Collisions, duplicated work and missed synergies. */
  readonly wrong: number;
}

export interface GroupWorld {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly driver: string;
  /** What bots play. */
  readonly bots: Mechanism;
}

export class Group {
  run!: Run;
  readonly steps: GroupStep[] = [];
  /** What a bot in each place chooses in the round that is open. */
  readonly suggestion: Int32Array;
  /** A best joint action of the round that is open. */
  readonly best: Int32Array;
  private readonly presence: boolean[][] = [];
  private team!: Team;
  private planner!: Team;

  constructor(private readonly world: GroupWorld) {
    this.suggestion = new Int32Array(world.scenario.agents);
    this.best = new Int32Array(world.scenario.agents);
    this.restart();
  }

  /** Opens a round in which these places are taken. */
  open(taken: readonly boolean[]): void {
    this.presence[this.steps.length] = [...taken];
    this.think();
  }

  /** The options of a place in the open round. */
  options(place: number): readonly Option[] {
    return this.run.world.options(place);
  }

  close(step: Omit<GroupStep, "outcome" | "wrong">): void {
    const { collisions, duplicated, missedSynergies } = this.play(step);
    this.steps.push({
      ...step,
      outcome: [...this.run.outcome],
      wrong: collisions + duplicated + missedSynergies,
    });
  }

  /** Takes back the last step: the run is played again up to there. */
  undo(): void {
    this.steps.pop();
    this.restart();
  }

  /** The same world for a replay: which places were taken is in the steps. */
  private restart(): void {
    const { scenario, seed, driver, bots } = this.world;
    this.presence.length = this.steps.length;
    const room = withSeats(scenario, (place, step) => this.presence[step]?.[place] ?? false);
    this.run = new Run(room, driver, seededStream(seed));
    this.team = bots.team(room, this.run.stream);
    this.planner = centralPlanner.team(room, seededStream(seed));
    for (const step of this.steps) {
      this.think();
      this.play(step);
    }
  }

  /** Bots talk among themselves on a channel of their own; the group's own counts what people say. */
  private think(): void {
    const { world, outcome } = this.run;
    const agents = this.world.scenario.agents;
    this.team(world, new Channel(agents + 1), this.suggestion, outcome);
    this.planner(world, new Channel(agents + 1), this.best, outcome);
  }

  private play({ choices, said }: Pick<GroupStep, "choices" | "said">): StepResult {
    for (const round of said) {
      for (const [from, to, content] of round) this.run.channel.send(from, to, content);
      this.run.channel.deliver();
    }
    return this.run.take(choices);
  }
}
