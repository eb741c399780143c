/** What console and projector say of the rounds of a game. */
import type { ProjectorView } from "./projector-view.js";

/** Number of the last round that stands; undefined if there is none, or if each was taken back. */
export function lastRound({ arms }: Pick<ProjectorView, "arms">): number | undefined {
  return arms[0]?.rounds.at(-1)?.round;
}

/** How the game stands while no round is open. */
export function betweenRounds({ arms, title }: Pick<ProjectorView, "arms" | "title">): string {
  if (!title) return "No game yet.";
  const rules = arms.map(({ treatment }) => treatment).join(" and ");
  const played = arms[0]?.rounds.length ?? 0;
  if (played === 0) return `${title}, ${rules}: no round is played yet.`;
  const rounds = played === 1 ? "1 round is" : `${played} rounds are`;
  return `Round ${lastRound({ arms })} is over. ${title}, ${rules}: ${rounds} played.`;
}
