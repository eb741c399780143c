/** What is kept of a class: every choice and every word, by group, and nobody's name, token or address. */
import type { RecordedMessage } from "coordlab";
import type { ClassGame } from "./class-games.js";
import type { Session } from "./session.js";
import type { Treatment } from "./treatments.js";

export interface ClassRecord {
  readonly schema: "coordlab-class/1";
  /** Whether no people were in it. */
  readonly synthetic: boolean;
  readonly blocks: readonly RecordedBlock[];
}

export interface RecordedBlock {
  readonly game: ClassGame["name"];
  readonly groups: readonly RecordedGroup[];
}

/** One run: `simulate` with `recorded` and a stream of this seed gives its ledger again. */
export interface RecordedGroup {
  readonly treatment: Treatment;
  readonly seed: string;
  readonly steps: readonly RecordedClassStep[];
}

export interface RecordedClassStep {
  readonly choices: readonly number[];
  readonly said: readonly (readonly RecordedMessage[])[];
  /** Who chose, a character a place: p a person, s nobody in time, b a bot, a dot for an empty place. */
  readonly by: string;
}

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
