/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { check } from "coordlab/exercise/exercise-check.js";
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { dpop } from "coordlab/graph/dpop.js";
import { pairwiseGraph, type Topology } from "coordlab/graph/topologies.js";
import { Channel } from "coordlab/world/channel.js";
import { maxPlus } from "coordlab-engine/max-plus/max-plus.js";

/** Is `message` what agent 0 tells agent 1 through the payoffs 2, 2, 5, 8: (5, 8)? */
export function checkMessage(message: readonly number[]): void {
  const is = (...values: number[]) =>
    values.every((value, a) => message[a] === value) && message.length === 2;
  const hint = is(2, 2)
    ? "These are the payoffs if 0 is slow. It would rather do what is best for each of 1's actions: which is larger, q[0] or q[2]?"
    : is(2, 8)
      ? "These are the best of agent 0's own rows. Agent 1 wants to know about *its* actions: compare down the columns."
      : is(8, 8)
        ? "If 1 is slow, 0 cannot have the 8: that is in the column of fast."
        : "For each action of agent 1, the larger of the two payoffs that agent 0 can choose between.";
  check("agent 0 tells agent 1 what each of its actions is worth", () => is(5, 8), hint);
}

/** Does max-plus on the triangle rest at 19 with this damping? */
export function checkDamping(triangle: CoordinationGraph, damping: number): void {
  const allowed = damping >= 0 && damping < 1;
  let last = { payoff: 0, change: Number.POSITIVE_INFINITY };
  if (allowed) maxPlus(triangle, { damping, rounds: 400, onRound: (round) => (last = round) });
  const hint = !allowed
    ? "Damping is the share of the old message in the new one: at least 0, less than 1."
    : damping === 0
      ? "Without damping each message replaces the last one whole. Let agents believe news by halves."
      : `The last decisions pay ${last.payoff}: try a share that is neither next to nothing nor next to all.`;
  check(
    "the messages come to rest, and the decisions pay 19",
    () => last.payoff === 19 && last.change === 0,
    hint,
  );
}

/** Do eight agents in this shape agree by 14 messages of fewer than 200 bytes together? */
export function checkFewBytes(shape: Topology): void {
  const channel = new Channel(shape.agents);
  dpop(
    pairwiseGraph(shape, 3, (i, j, a, b) => (7 * i + 5 * j + 3 * a + b) % 11),
    channel,
  );
  const { messages, bytes } = channel.traffic();
  const hint =
    shape.agents !== 8
      ? `Eight agents, please; these are ${shape.agents}.`
      : messages < 14
        ? "Some agents are joined with nobody: they agree on nothing."
        : bytes > 5000
          ? `${bytes} bytes: a table speaks of all neighbours above. In which shape does everybody have one at most?`
          : `${bytes} bytes: there is still somebody whose table speaks of two others. Open the loop.`;
  check(
    "14 messages, fewer than 200 bytes",
    () => shape.agents === 8 && messages === 14 && bytes < 200,
    hint,
  );
}
