/** Two agents at one door, each of whom can answer or hand over to the other. */
import { type Bill, meter } from "./bill.js";
import { type Message, readBy } from "./messages.js";
import { inbox } from "./recorded.js";
import { callOf } from "./scripted-model.js";
import { keptCall, type Wording } from "./wording.js";

export interface DoorwayBill extends Pick<Bill, "calls" | "tokens"> {
  readonly answered: boolean;
  /** Tokens spent after 1, 2, ... calls. */
  readonly spent: readonly number[];
}

/**
 * `bo` is asked first. `defers(me, other)` says whether I let the other go first; after `limit` calls somebody
 * ends it.
 *
 * @throws RangeError if `limit` is not a whole number of at least 1
 */
export function atTheDoorway(
  defers: (me: string, other: string) => boolean,
  wording: Wording,
  limit: number,
): DoorwayBill {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number of at least 1, got ${limit}`);
  const { tool } = wording;
  const { ask, read: spentNow } = meter();
  const kept: Message[] = [{ text: inbox.doorway.question }];
  const spent: number[] = [];
  let [me, other] = ["bo", "al"];
  for (let call = 0; call < limit; call++) {
    const goes = !defers(me, other);
    const next = goes ? { text: inbox.doorway.reply } : callOf(tool(other).name);
    const read = [{ text: inbox.doorway.role }, ...readBy(me, kept)];
    kept.push(
      keptCall(
        ask(() => next, read, [tool(other)]),
        me,
        wording,
      ),
    );
    spent.push(spentNow().tokens);
    if (goes) break;
    kept.push({ text: wording.transferred(other) });
    [me, other] = [other, me];
  }
  const { calls, tokens } = spentNow();
  return { calls, tokens, answered: kept.at(-1)!.text === inbox.doorway.reply, spent };
}
