/**
 * The coordination problem: each agent i chooses an action a_i of its own set A_i, and the team is paid for
 * the joint action a = (a_0, ..., a_{n-1}) of the product space A_0 x ... x A_{n-1}.
 */
import { requireWhole } from "./require-range.js";

/** An agent, by its number 0 .. n-1. */
export type Agent = number;

/** An action of one agent, by its number 0 .. |A_i| - 1. */
export type Action = number;

/** `jointAction[i]` is the action of agent i. */
export type JointAction = ArrayLike<Action>;

/** What the team is paid for a joint action: a function of all its actions, to be maximised. */
export type Payoff = (jointAction: JointAction) => number;

/**
 * The number of joint actions, |A_0| x ... x |A_{n-1}|, exactly.
 *
 * @param actionCounts `actionCounts[i]` = |A_i|
 * @throws RangeError if one of them is not a whole number of at least 1
 * @example jointActionCount([3, 3, 3, 3]) // 81n
 */
export function jointActionCount(actionCounts: ArrayLike<number>): bigint {
  return Array.from(actionCounts).reduce((product, count, agent) => {
    requireWhole(`actionCounts[${agent}]`, 1, count);
    return product * BigInt(count);
  }, 1n);
}
