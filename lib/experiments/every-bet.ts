/** All bets of the course, for pages and tests that look one up by its id. */
import type { Bet } from "coordlab/bets/bet.js";
import { corridorBets } from "./04-the-corridor/bets.js";

export const everyBet: readonly Bet[] = [corridorBets].flatMap((bets): Bet[] => Object.values(bets));
