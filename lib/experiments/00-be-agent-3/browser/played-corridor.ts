/** The chapter's corridor with a person in the place of agent 3. */
import { chapterDemand, corridor } from "coordlab/scenarios/corridor.js";
import type { Ledger } from "coordlab/world/ledger.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { Run, type TraceStep } from "coordlab/world/run.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

export const you = 3;
export const agents = 6;

export function chapterCorridor(refused: "lost" | "remembered" = "lost"): Scenario {
  return corridor({ agents, demand: chapterDemand(), refused });
}

/** The other five step in whenever they wish to cross, and a wish that is refused is lost. */
export class PlayedCorridor {
  private readonly run = new Run(chapterCorridor(), "you and five others", seededStream(7));

  /** Whether you wish to cross in the step that comes. */
  get wish(): boolean {
    return this.run.world.options(you).length > 1;
  }

  /** Plays the step; without a wish your choice changes nothing. */
  step(stepIn: boolean): TraceStep {
    const choices = Array.from({ length: agents }, (_, agent) =>
      agent === you && !stepIn ? this.run.world.options(you).length - 1 : 0,
    );
    let played: TraceStep | undefined;
    this.run.take(choices, agents, (step) => (played = step));
    return played!;
  }

  ledger(): Ledger {
    return this.run.ledger();
  }
}

/** 200 steps of the chapter's corridor under a mechanism, and what happened in each. */
export function chapterRun(
  mechanism: Mechanism,
  refused: "lost" | "remembered",
  steps = 200,
): { readonly ledger: Ledger; readonly trace: readonly TraceStep[] } {
  const trace: TraceStep[] = [];
  const ledger = simulate(chapterCorridor(refused), mechanism, steps, seededStream(7), (step) =>
    trace.push(step),
  );
  return { ledger, trace };
}
