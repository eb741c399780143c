/**
 * Max-plus: agents repeatedly tell each other, through the terms that they share, how good each action looks from
 * the other side. With f_i the unary payoffs of agent i, the message of a term t to its agent j is
 *
 *   m_tj(a_j) = max over the others' actions of  Q_t(a_t) + sum over i in t, i != j, of (g_i(a_i) - m_ti(a_i)),
 *   g_i(a_i)  = f_i(a_i) + sum over terms t that mention i of m_ti(a_i),
 *
 * less its largest entry, lest the numbers grow. For two agents this is Kok & Vlassis' message from i to j. On a
 * graph without cycles the messages reach a fixed point, and the decisions are optimal; with cycles they may not,
 * so the best joint action seen is kept (anytime).
 *
 * @see Kok & Vlassis (2006), Collaborative multiagent reinforcement learning by payoff propagation, JMLR 7
 * @see Kschischang, Frey & Loeliger (2001), Factor graphs and the sum-product algorithm
 */
import { type CoordinationGraph, checkedGraph, payoff } from "coordlab/graph/coordination-graph.js";
import { decisionOrder } from "coordlab/graph/decision-order.js";
import { boundedSolution, optimalSolution, type Solution } from "coordlab/graph/solution.js";
import { Clock, type Limits } from "../limits.js";
import { sendAtOnce, sendInTurn, startBeliefs } from "./beliefs.js";
import { decide, messageBound } from "./decisions.js";
import { relabelled } from "./relabelled.js";

/**
 * `sequential`: terms in turn, each message seen at once by the next; every other round backwards, so that on a
 * tree two rounds reach everyone. `parallel`: all messages of a round are made from those of the last.
 */
export type MaxPlusSchedule = "sequential" | "parallel";

export interface MaxPlusOptions extends Pick<Limits, "milliseconds" | "signal"> {
  readonly schedule?: MaxPlusSchedule;
  /** Most rounds. Default: 100. */
  readonly rounds?: number;
  /** Share of the old message in the new one, in [0, 1). Default: 0. */
  readonly damping?: number;
  /** Called after each round. */
  readonly onRound?: (round: MaxPlusRound) => void;
}

export interface MaxPlusRound {
  readonly round: number;
  /** Payoff of this round's decisions, and the best so far. */
  readonly payoff: number;
  readonly best: number;
  /** The largest change of any message entry; 0 at a fixed point. */
  readonly change: number;
}

/**
 * A good joint action by max-plus; optimal, and known to be, on graphs without cycles. Stops at a fixed point or
 * after `rounds`, or when a limit is met between two of them. Agents decide in turn, breadth first, each knowing what those before it decided, ties to the
 * lowest action. The bound is the sum of the largest entries of agents and terms once messages are moved from
 * one to the other. Time O(cells of the tables) a round; a message counts 8 bytes an action.
 *
 * @throws RangeError if the graph is not in order, `damping` is not in [0, 1) or `rounds` not a whole number of at least 1
 */
export function maxPlus(graph: CoordinationGraph, options: MaxPlusOptions = {}): Solution {
  const { schedule = "sequential", rounds = 100, damping = 0, onRound } = options;
  if (!(damping >= 0 && damping < 1)) throw new RangeError(`damping must be in [0, 1), got ${damping}`);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`rounds must be a whole number of at least 1, got ${rounds}`);
  const named = decisionOrder(checkedGraph(graph));
  const local = relabelled(graph, named);
  const order = decisionOrder(local);
  const beliefs = startBeliefs(local, order);
  const clock = new Clock(options);
  let best = decide(beliefs);
  let bestPayoff = payoff(local, best);
  let round = 0;
  let change = order.terms.length === 0 ? 0 : Infinity;
  while (change > 0 && round < rounds && !clock.look()) {
    round++;
    change =
      schedule === "sequential"
        ? sendInTurn(beliefs, round % 2 === 1, damping)
        : sendAtOnce(beliefs, damping);
    const jointAction = decide(beliefs);
    const value = payoff(local, jointAction);
    if (value > bestPayoff) {
      best = jointAction;
      bestPayoff = value;
    }
    onRound?.({ round, payoff: value, best: bestPayoff, change });
  }
  const { termStart, termAgents, actionCounts } = local;
  let messages = 0;
  let entries = 0;
  for (const t of order.terms) {
    messages += termStart[t + 1]! - termStart[t]!;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) entries += actionCounts[termAgents[k]!]!;
  }
  const counters = { cells: 0, messages: messages * round, bytes: 8 * entries * round };
  const jointAction = new Int32Array(best.length);
  for (const [i, agent] of named.agents.entries()) jointAction[agent] = best[i]!;
  const stopped =
    change > 0 ? `stopped after ${round} rounds` : `reached a fixed point after ${round} rounds`;
  if (change === 0 && order.acyclic)
    return optimalSolution(graph, jointAction, {
      reason: `max-plus ${stopped} on a graph without cycles`,
      counters,
    });
  return boundedSolution(graph, jointAction, {
    upperBound: messageBound(beliefs),
    reason: `max-plus ${stopped}`,
    counters,
  });
}
