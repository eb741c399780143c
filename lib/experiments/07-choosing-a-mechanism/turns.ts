/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { near } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { seededStream } from "coordlab/world/random.js";
import { escalationLadder } from "./escalation-ladder.js";
import { logNormalLatency } from "./support-team/call-latency.js";
import { supportInbox } from "./support-team/inbox.js";
import { failOverOwnership } from "./support-team/policies.js";
import { runSupportTeam } from "./support-team/run-support-team.js";
import { fiveAgents } from "./support-team/team.js";

/** Is `neighbours` the least whole number at which 40 robots had better bump? */
export function checkNeighbours(neighbours: number): void {
  const advice = (d: number) => {
    const { rungs, chosen } = escalationLadder({
      ...{ agents: 40, neighbours: d, foreseeable: "pairs", symmetric: true },
      ...{ clashes: 6, clashCost: 5, messageCost: 0.1 },
    });
    return rungs[chosen]!.mechanism;
  };
  const whole = Number.isInteger(neighbours) && neighbours >= 1 && neighbours < 40;
  const hint = !whole
    ? "A whole number of neighbours, from 1 to 39."
    : advice(neighbours) === advice(3)
      ? `With ${neighbours} the advice is still "${advice(3)}". Two messages an edge, n·d/2 edges: what do they cost, and what do the bumps?`
      : "There they should bump, but already with fewer neighbours.";
  check(
    "the least number of neighbours at which bumping is cheaper",
    () => whole && advice(neighbours) !== advice(3) && advice(neighbours - 1) === advice(3),
    hint,
  );
}

/** Is `once` the share of conversations that exactly one of n salted processes answers? */
export function checkOnce(once: (n: number) => number): void {
  const is = (expected: (n: number) => number) =>
    [2, 3, 5, 8, 20].every((n) => near(once(n), expected(n), 1e-9));
  const hint = is((n) => (1 - 1 / n) ** n)
    ? "That is the share which nobody answers. Somebody should, and then nobody else."
    : is((n) => (1 / n) * (1 - 1 / n) ** (n - 1))
      ? "That is one particular agent alone. It may be any of the n."
      : "Each claims it with probability 1/n, independently. One does, and n - 1 do not; and which one is open.";
  check("answered exactly once", () => is((n) => (1 - 1 / n) ** (n - 1)), hint);
}

/** Does `heartbeat` leave nobody waiting a minute, for fewer than 50,000 messages, when agent 2 dies? */
export function checkHeartbeat(heartbeat: number): void {
  const settings = { messages: 20_000, rate: 0.3, conversations: 2_000, topics: 5, topicChange: 0.1 };
  const team = {
    ...fiveAgents(logNormalLatency(2, 0.5)),
    heartbeat,
    outages: [{ who: 2, from: 1_000, until: Number.POSITIVE_INFINITY }],
  };
  const usable = heartbeat > 0;
  const { longestLatency, messages } = usable
    ? runSupportTeam(failOverOwnership, supportInbox(settings, seededStream(7)), team, seededStream(7))
    : { longestLatency: Number.NaN, messages: Number.NaN };
  const found = `The longest wait is ${longestLatency.toFixed(0)} s, at ${messages.toLocaleString("en-US")} messages.`;
  const hint = !usable
    ? "A number of seconds above 0."
    : longestLatency >= 60
      ? `${found} A death is noticed three beats late: beat more often.`
      : `${found} Nobody waits a minute, but it can be had for less: beat more rarely.`;
  check(
    "nobody waits a minute, and fewer than 50,000 messages",
    () => longestLatency < 60 && messages < 50_000,
    hint,
  );
}
