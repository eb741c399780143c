/** What phones and projector say in each game, in plain sentences. */
import type { Option } from "coordlab";
import type { ClassGame } from "coordlab-experiments/11-your-class/class-games.js";
import type { Treatment } from "coordlab-experiments/11-your-class/treatments.js";
import type { Choice } from "./pages/phone-view.js";

export interface GameWords {
  readonly title: string;
  readonly question: string;
  /** What the class makes: "crossings". */
  readonly made: string;
  /** What somebody did, and a group as a whole: "crossed", "made 1 crossing". */
  readonly did: string;
  readonly together: (count: number) => string;
  /** What goes wrong: "bumps". */
  readonly wrong: string;
  /** Signs of failure on the projector. */
  readonly signs: string;
  /** What became of one's own choice; the order is that of `outcomes`. */
  readonly outcomes: readonly [string, string, string, string, string];
  readonly nothingToDo: string;
}

export const gameWords: Readonly<Record<ClassGame["name"], GameWords>> = {
  corridor: {
    title: "The corridor",
    question: "You all want to cross. One fits through at a time; if two go, nobody crosses.",
    made: "crossings",
    did: "crossed",
    together: (count) => `made ${count} ${count === 1 ? "crossing" : "crossings"}`,
    wrong: "collisions",
    signs: "✕ collided",
    outcomes: ["You waited.", "You crossed.", "Collision: two or more went.", "", ""],
    nothingToDo: "Nothing to do in this round.",
  },
  doorway: {
    title: "The doorway",
    question: "Two of you meet at a door. If both go, you bump. If both yield, it stays empty.",
    made: "passages",
    did: "got through",
    together: (count) => `made ${count} ${count === 1 ? "passage" : "passages"}`,
    wrong: "bumps",
    signs: "✕ bumped",
    outcomes: ["You yielded.", "You are through.", "You bumped into each other.", "", ""],
    nothingToDo: "You are through. Your partner comes next.",
  },
  crawlers: {
    title: "The crawlers",
    question: "Each of you fetches one page. A page that two fetch counts once.",
    made: "pages",
    did: "fetched a page",
    together: (count) => `fetched ${count} ${count === 1 ? "page" : "pages"}`,
    wrong: "fetched again",
    signs: "= fetched again",
    outcomes: ["You fetched nothing.", "You fetched a page.", "", "Somebody else fetched the same page.", ""],
    nothingToDo: "Nothing to do in this round.",
  },
  lift: {
    title: "The lift",
    question: "Two of you lift a shelf together. Alone nobody lifts it, and a third is one too many.",
    made: "shelves",
    did: "lifted a shelf",
    together: (count) => `lifted ${count} ${count === 1 ? "shelf" : "shelves"}`,
    wrong: "lifts in vain",
    signs: "½ alone, = one too many",
    outcomes: [
      "You lifted nothing.",
      "You two lifted the shelf.",
      "",
      "Two others had it already.",
      "Nobody else came to your shelf.",
    ],
    nothingToDo: "Nothing to do in this round.",
  },
};

/** How many choices a phone offers at most: buttons must stay large. */
const mostButtons = 3;

/** The buttons for options in the order that everybody knows; doing nothing is a button only where it is a choice. */
export function buttons(game: ClassGame, own: readonly Option[], inOrder: readonly Option[]): Choice[] {
  if (own.length === 1) return [];
  const waits = game.scenario.failure === "collision";
  return inOrder
    .slice(0, waits ? inOrder.length : Math.min(mostButtons, inOrder.length - 1))
    .map((option) => {
      const a = own.indexOf(option);
      const nearest = game.name === "lift" && a === 0 ? ", nearest" : "";
      return {
        a,
        label: waits ? (a === 0 ? "Go" : "Wait") : option.name,
        note: waits ? "" : `worth ${option.value}${nearest}`,
      };
    });
}

/** The rule of a treatment for number `number` (from 1) of a group, in round `round` of the group (from 0). */
export function rule(
  treatment: Treatment,
  { name, size }: ClassGame,
  number: number,
  { round, open }: { readonly round: number; readonly open: boolean },
): string {
  if (treatment === "each for itself") return "Choose for yourself. Do not talk.";
  const you = `You are number ${number}.`;
  if (treatment === "coordinator") return `One of your group tells everybody what to do. ${you}`;
  const turns = treatment === "taking turns";
  const order = Array.from({ length: size }, (_, k) => (turns ? (round + k) % size : k) + 1);
  const when = turns ? `In ${open ? "this" : "the next"} round ` : "";
  const begin = (text: string) =>
    `${when === "" ? text.charAt(0).toUpperCase() + text.slice(1) : when + text} ${you}`;
  const [first, second, third, fourth] = order;
  if (name === "crawlers")
    return begin(
      `number ${first} takes the first page of the list, number ${second} the second, number ${third} the third.`,
    );
  if (name === "lift")
    return begin(
      `numbers ${first} and ${second} lift the first shelf of the list, numbers ${third} and ${fourth} the second.`,
    );
  return begin(`number ${first} goes, the others wait.`);
}
