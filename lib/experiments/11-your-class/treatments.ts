/** What a class agrees on before a block of rounds, and which mechanism of the library does the same. */
import { centralPlanner, coinFlip, independent, lowestId, type Mechanism, rotating } from "coordlab";
import type { ClassGame } from "./class-games.js";

export const treatments = ["each for itself", "lowest first", "taking turns", "coordinator"] as const;
export type Treatment = (typeof treatments)[number];

/**
 * The mechanism that a treatment stands for: what bots do under it, and what the prediction simulates. Each for
 * itself is a coin flip where going twice is a bump, and the best-looking option where there is one.
 */
export function mechanismOf(treatment: Treatment, game: ClassGame): Mechanism {
  if (treatment === "lowest first") return lowestId;
  if (treatment === "taking turns") return rotating;
  if (treatment === "coordinator") return centralPlanner;
  return game.scenario.failure === "collision" ? coinFlip(0.5) : independent;
}
