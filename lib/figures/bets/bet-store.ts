/** Where guesses are kept: by the host that registers a store, else in `bets.json` in the notebook's folder. */
import type { Answer, Guess } from "coordlab/bets/bet.js";
import { displayHost } from "../display/host.js";

/** A bet as it is kept, one entry of bets.json; `answer` and what follows come with the comparison. */
export interface KeptBet {
  readonly id: string;
  readonly question: string;
  readonly misconception: string;
  readonly guess: Guess;
  /** Percent. */
  readonly sure?: number;
  readonly answer?: Answer;
  readonly right?: boolean;
  readonly words?: string;
  readonly factor?: number;
  readonly tempted?: boolean;
  /** The learner's own line on what the figure shows. */
  readonly saw?: string;
}

/**
 * What a host offers that keeps guesses itself, such as a page:
 *
 * @example
 * globalThis[Symbol.for("coordlab.bets")] = { kept: () => all, keep: (bet) => save(bet) };
 */
export interface BetStore {
  kept(): readonly KeptBet[];
  /** Keeps a bet in place of the one with its id. */
  keep(bet: KeptBet): void;
}

const registered = Symbol.for("coordlab.bets");
const nothing: BetStore = { kept: () => [], keep: () => {} };

/** Outside a notebook, and where COURSE_BETS is "none" (the runner of committed outputs), nothing is kept. */
export function betStore(): BetStore {
  const { [registered]: store } = globalThis as { [registered]?: BetStore };
  if (store) return store;
  const node = (globalThis as { process?: typeof process }).process;
  const fs = node?.getBuiltinModule?.("node:fs");
  if (!node || !fs || node.env.COURSE_BETS === "none" || !displayHost()) return nothing;
  const file = `${node.cwd()}/bets.json`;
  return { kept: () => read(fs, file), keep: (bet) => write(fs, file, bet) };
}

type Files = typeof import("node:fs");

function read(fs: Files, file: string): readonly KeptBet[] {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as readonly KeptBet[];
  } catch {
    return [];
  }
}

/** A file that cannot be read is put aside, not written over. */
function write(fs: Files, file: string, bet: KeptBet): void {
  const kept = read(fs, file);
  const others = kept.filter(({ id }) => id !== bet.id);
  try {
    if (kept.length === 0 && fs.existsSync(file)) fs.renameSync(file, `${file}.unreadable`);
    fs.writeFileSync(`${file}.draft`, `${JSON.stringify([...others, bet], null, 1)}\n`);
    fs.renameSync(`${file}.draft`, file);
  } catch (error) {
    console.log(`(your guess cannot be kept in ${file}: ${(error as NodeJS.ErrnoException).code})`);
  }
}
