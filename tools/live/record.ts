/** A lesson as the record that the notebook replays. */
import type { ClassRecord } from "coordlab-experiments/11-your-class/class-record.js";
import type { Session } from "./session.js";

export function classRecord({ blocks, seats }: Session): ClassRecord {
  return {
    schema: "coordlab-class/1",
    synthetic: seats.people === 0,
    blocks: blocks
      .filter(({ rounds }) => rounds.length > 0)
      .map((block) => ({
        game: block.game.name,
        groups: block.groups.map(({ steps }, number) => ({
          treatment: block.treatmentOf(number),
          seed: block.seedOf(number),
          steps: steps.map(({ choices, said, by }) => ({ choices, said, by })),
        })),
      })),
  };
}
