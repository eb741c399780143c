/** What one phone shows: its own options, its own result, and what everybody may know. */
import { outcomeCode } from "coordlab";
import type { Block } from "./block.js";
import type { Choice, PhoneView } from "./pages/phone-view.js";
import { madeIn } from "./prediction.js";
import type { Place } from "./seating.js";
import type { Session } from "./session.js";
import { buttons, gameWords, rule } from "./words.js";

/** @param left milliseconds to the end of the open round */
export function phoneView(session: Session, seat: number, left: number | null): PhoneView {
  const { phase, round, paused, block, seats } = session;
  const { name } = seats.list[seat]!;
  const view: PhoneView = {
    ...{ t: "view", seat, name, phase, round, paused, left: phase === "open" ? left : null, title: "" },
    ...{ text: "", rule: "", buttons: [], mine: null, told: "", size: 0, members: [], result: "" },
  };
  if (phase === "ended") return { ...view, title: "Thank you.", text: "The lesson is over." };
  if (phase === "lobby" || !block)
    return { ...view, title: "You are in.", text: "Your teacher starts the first round." };
  const { title, question } = gameWords[block.game.name];
  const at = block.placeOf(seat);
  if (!at)
    return { ...view, title, text: "You watch for now. You play from the next round or the next game." };
  const seen = {
    ...view,
    title,
    size: block.game.size,
    rule: rule(block.treatmentOf(at.group), block.game, at.place + 1, {
      round: block.rounds.length,
      open: phase === "open",
    }),
  };
  const leads = block.coordinatorOf(at.group, seats.list) === seat;
  const own = leads ? { rule: leadersRule(session, block, at) } : {};
  if (phase === "open") return { ...seen, ...openRound(session, block, at, seat, question), ...own };
  return { ...seen, ...lastResult(block, at, seat), ...own };
}

/** What a coordinator reads where the others read that somebody tells them what to do. */
function leadersRule({ phase, seats }: Session, block: Block, { group, place }: Place): string {
  const you = `You are number ${place + 1}.`;
  if (phase !== "open") return `You are the coordinator of your group. ${you}`;
  return block.wordOf(group, seats.list)
    ? `You are the coordinator: your group knows what you chose for it. ${you}`
    : `You are the coordinator: choose for everybody in your group. ${you}`;
}

function openRound(session: Session, block: Block, at: Place, seat: number, question: string) {
  const choices = buttonsOf(block, at);
  const word = block.wordOf(at.group, session.seats.list);
  const coordinates = block.coordinatorOf(at.group, session.seats.list) === seat && word === undefined;
  const told = word && choices.find(({ a }) => a === word.choices[at.place]);
  return {
    text: choices.length === 0 ? gameWords[block.game.name].nothingToDo : question,
    buttons: choices,
    mine: block.answer(seat) ?? null,
    told: told ? told.label : "",
    members: coordinates ? membersOf(block, at.group) : [],
  };
}

function buttonsOf(block: Block, { group, place }: Place): Choice[] {
  const { world } = block.groups[group]!.run;
  return buttons(block.game, world.options(place), world.publicOptions(place));
}

function membersOf(block: Block, group: number): PhoneView["members"] {
  return Array.from({ length: block.game.size }, (_, place) => place)
    .filter((place) => block.sittingAt({ group, place }) !== undefined)
    .map((place) => ({ place, label: `Number ${place + 1}`, buttons: buttonsOf(block, { group, place }) }))
    .filter((member) => member.buttons.length > 0);
}

function lastResult(block: Block, { group, place }: Place, seat: number) {
  const { steps } = block.groups[group]!;
  const last = steps.at(-1);
  if (!last || last.seats[place] !== seat)
    return { text: "Look at the big screen. The next round starts soon.", result: "" };
  const { did, together, outcomes } = gameWords[block.game.name];
  // A latecomer's rounds are those since it came.
  const own = steps.filter(({ seats }) => seats[place] === seat);
  const mine = own.filter(({ outcome }) => outcome[place] === outcomeCode.worked).length;
  const ours = steps.reduce((sum, { outcome }) => sum + madeIn(block.game, outcome), 0);
  const rounds = own.length === 1 ? "1 round" : `${own.length} rounds`;
  const silent =
    last.by[place] === "s"
      ? "No answer came from you. "
      : last.by[place] === "b"
        ? "A bot played for you. "
        : "";
  return {
    result: silent + outcomes[last.outcome[place]!]!,
    text: `You ${did} in ${mine} of ${rounds}. Your group ${together(ours)}.`,
  };
}
