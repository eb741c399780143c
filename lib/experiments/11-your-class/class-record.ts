/** The record of a class: every choice and every word, by group, and nobody's name, token or address. */

import { type ClassGame, classGame } from "./class-games.js";
import type { RecordedMessage } from "./recorded-run.js";
import { type Treatment, treatments } from "./treatments.js";

/** A lesson as it was written down: each group's choices, round by round. */
export interface ClassRecord {
  readonly schema: "coordlab-class/1";
  /** Whether no people were in it. */
  readonly synthetic: boolean;
  readonly blocks: readonly RecordedBlock[];
}

/** Some rounds of one game in the same groups. */
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

/**
 * The record in the text of a `class.json`.
 *
 * @throws RangeError saying what is wrong with it
 */
export function readClassRecord(text: string): ClassRecord {
  let record: ClassRecord;
  try {
    record = JSON.parse(text);
  } catch {
    throw new RangeError("a class record is JSON; this is not");
  }
  if (record?.schema !== "coordlab-class/1" || !Array.isArray(record.blocks))
    throw new RangeError(`a class record has the schema "coordlab-class/1", got ${record?.schema}`);
  record.blocks.forEach((block, number) => {
    const { size } = classGame(block.game);
    for (const { treatment, seed, steps } of block.groups) {
      if (!treatments.includes(treatment) || typeof seed !== "string")
        throw new RangeError(`block ${number} has a group with the rule "${treatment}" and the seed ${seed}`);
      for (const { choices, by } of steps)
        if (choices.length !== size || by.length !== size)
          throw new RangeError(
            `block ${number} has a step with ${choices.length} choices; a group has ${size}`,
          );
    }
  });
  return record;
}
