/** What the projector shows: the room as agents, the totals, and the prediction behind them. */

import type { Block } from "./block.js";
import type { Arm, ProjectorView } from "./pages/projector-view.js";
import { madeIn, predict } from "./prediction.js";
import { isTester } from "./seats.js";
import type { Session } from "./session.js";
import { gameWords } from "./words.js";

export function projectorView(session: Session, left: number | null, trouble: string): ProjectorView {
  const { phase, round, paused, locked, block, seats, showNames } = session;
  const people = seats.list.filter((seat) => !seat.kicked && !isTester(seat));
  const waiting = block && phase === "open" ? block.awaited(seats.list).length : 0;
  const words = block && gameWords[block.game.name];
  const answered =
    block && phase === "open" ? people.filter(({ number }) => block.answer(number) !== undefined) : [];
  return {
    ...{ t: "room", phase, round, paused, locked, trouble, left: phase === "open" ? left : null },
    title: words?.title ?? "",
    made: words?.made ?? "",
    wrong: words?.wrong ?? "",
    signs: words?.signs ?? "",
    people: people.length,
    answered: answered.length,
    awaited: waiting,
    groups: block ? block.groups.map((_, group) => placesOf(session, block, group)) : [],
    arms: block ? armsOf(block) : [],
    names: showNames ? people.map(({ name, number }) => name || `Seat ${number + 1}`) : [],
  };
}

function placesOf({ phase, seats }: Session, block: Block, group: number): string {
  const last = block.groups[group]!.steps.at(-1);
  return Array.from({ length: block.game.size }, (_, place) => {
    const sitting = block.sittingAt({ group, place });
    if (phase !== "open")
      return last ? (last.by[place] === "." ? "." : last.outcome[place]) : sitting === undefined ? "." : "-";
    if (sitting === undefined) return ".";
    if (sitting === "bot" || seats.list[sitting]!.bot) return "b";
    if (block.answer(sitting) !== undefined) return "!";
    return block.groups[group]!.options(place).length > 1 ? "?" : "-";
  }).join("");
}

const known = new WeakMap<Block, Arm["band"][]>();

function armsOf(block: Block): Arm[] {
  const [first, second] = block.treatments;
  const parities = first === second ? [[0, 1]] : [[0], [1]];
  const arms = parities.map((parity) => ({
    treatment: block.treatments[parity[0]!]!,
    members: block.groups.filter((_, number) => parity.includes(number % 2)),
  }));
  let bands = known.get(block);
  if (!bands) {
    bands = arms.map(({ treatment, members }) => predict(block.game, treatment, members.length));
    known.set(block, bands);
  }
  return arms.map(({ treatment, members }, k) => ({
    treatment,
    groups: members.length,
    band: bands[k]!,
    rounds: block.rounds.map((round, step) => {
      let made = 0;
      let wrong = 0;
      let messages = 0;
      for (const { steps } of members) {
        const played = steps[step]!;
        made += madeIn(block.game, played.outcome);
        wrong += played.wrong;
        messages += played.said.flat().length;
      }
      return { round, made, wrong, messages };
    }),
  }));
}
