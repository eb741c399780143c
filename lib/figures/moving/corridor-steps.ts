/** From a trace of the corridor or the doorway to what its animation plays. */
import type { TraceStep } from "coordlab/world/run.js";
import { outcomeCode } from "coordlab/world/scenario.js";
import type { CorridorStep } from "./corridor-animation.js";

/** Who wanted to cross, who did and who bumped, step by step. */
export function corridorSteps(trace: readonly TraceStep[]): CorridorStep[] {
  return trace.map(({ active, outcome }) => {
    const agents = Array.from(outcome, (_, agent) => agent);
    return {
      wanting: agents.filter((agent) => active[agent]),
      crossing: agents.find((agent) => outcome[agent] === outcomeCode.worked),
      collided: agents.filter((agent) => outcome[agent] === outcomeCode.collided),
    };
  });
}
