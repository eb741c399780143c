/** The chapter's corridor when some of the six obey "lowest number first" and the others step in. */
import { afterYou } from "coordlab/mechanisms/conventions.js";
import type { Agent } from "coordlab/world/game.js";
import type { Ledger } from "coordlab/world/ledger.js";
import { type Rule, silent } from "coordlab/world/mechanism.js";
import { agents, chapterRun } from "./browser/played-corridor.js";

const everybody: readonly Agent[] = Array.from({ length: agents }, (_, agent) => agent);

const stepIn: Rule = () => 0;
const lowestFirst: Rule = ({ agent, options, contenders }) => {
  const [door] = options[0]!.uses;
  return door && contenders(door)[0] === agent ? 0 : options.length - 1;
};
const polite: Rule = ({ options, contenders }) => {
  const [door] = options[0]!.uses;
  return door && contenders(door).length > 1 ? options.length - 1 : 0;
};

/**
 * 200 steps in which these agents follow one rule and the others step in.
 *
 * @param rule `lowest`: step in if nobody at the door has a lower number; `polite`: wait if anybody else is there
 */
export function someFollow(
  rule: "lowest" | "polite",
  followers: readonly Agent[],
  refused: "lost" | "remembered",
): Ledger {
  const follow = rule === "lowest" ? lowestFirst : polite;
  const mixed: Rule = (observation) => (followers.includes(observation.agent) ? follow : stepIn)(observation);
  return chapterRun(
    silent("some follow", "conventions", () => mixed),
    refused,
  ).ledger;
}

/** All six wait for each other, as in "after you". */
export function allPolite(refused: "lost" | "remembered"): Ledger {
  return chapterRun(afterYou, refused).ledger;
}

/** Crossings when k of six obey and refused wishes are lost, for k = 0 .. 6: mean over who obeys. */
export function crossingsByObedient(): number[] {
  const teams = Array.from({ length: 2 ** agents }, (_, bits) =>
    everybody.filter((agent) => (bits >> agent) & 1),
  );
  return [...everybody, agents].map((k) => {
    const crossings = teams
      .filter((team) => team.length === k)
      .map((team) => someFollow("lowest", team, "lost").worked);
    return crossings.reduce((sum, number) => sum + number, 0) / crossings.length;
  });
}
