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
    question: "One fits through at a time. If two go, nobody crosses.",
    made: "crossings",
    wrong: "collisions",
    signs: "✕ collided",
    outcomes: ["You waited.", "You crossed.", "Collision: two or more went.", "", ""],
    nothingToDo: "Nothing to do in this round.",
  },
  doorway: {
    title: "The doorway",
    question: "Two of you meet at a door. If both go, you bump. If both yield, it stays empty.",
    made: "passages",
    wrong: "bumps",
    signs: "✕ bumped",
    outcomes: ["You yielded.", "You are through.", "You bumped into each other.", "", ""],
    nothingToDo: "You are through. Your partner comes next.",
  },
  crawlers: {
    title: "The crawlers",
    question: "Each fetches one page. A page that two fetch counts once.",
    made: "pages",
    wrong: "fetched twice",
    signs: "= fetched again",
    outcomes: ["You fetched nothing.", "You fetched a page.", "", "Somebody else fetched the same page.", ""],
    nothingToDo: "Nothing to do in this round.",
  },
  lift: {
    title: "The lift",
    question: "A shelf takes two. Alone nobody lifts it.",
    made: "shelves",
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

/** The rule of a treatment for number `number` (from 1) of a group, in this round of the group (from 0). */
export function rule(treatment: Treatment, game: ClassGame, number: number, round: number): string {
  if (treatment === "each for itself") return "Choose for yourself. Do not talk.";
  if (treatment === "coordinator") return "One of your group tells everybody what to do.";
  const first = treatment === "lowest first" ? 1 : (round % game.size) + 1;
  const you = `You are number ${number}.`;
  const next =
    treatment === "taking turns" ? `In this round number ${first} comes first, then the next. ` : "";
  if (game.name === "crawlers")
    return `${next || "The lowest number comes first. "}First takes the first page, second the second, third the third. ${you}`;
  if (game.name === "lift")
    return `${next || "The lowest number comes first. "}First and second lift the first shelf of the list, third and fourth the second. ${you}`;
  return treatment === "lowest first"
    ? `The lowest number goes, the others wait. ${you}`
    : `${next}Only that one goes. ${you}`;
}
