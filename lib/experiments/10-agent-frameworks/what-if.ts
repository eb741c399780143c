/** The same patterns with other sizes: what one letter costs as the team, the roles and the conversation grow. */
import type { Bill } from "./bill.js";
import { deskInbox } from "./inbox.js";
import { agentsAsTools, handoffs, oneAgent, routing, supervisor } from "./patterns.js";
import { runTeam } from "./run-team.js";
import { openAI } from "./wording.js";

export interface LetterCost {
  readonly pattern: string;
  /** Place of the letter in its conversation, from 1. */
  readonly letter: number;
  /** Tokens for it, the mean over a conversation for each desk. */
  readonly tokens: number;
  readonly desks: number;
  readonly roleTokens: number;
}

export interface WhatIf {
  readonly desks: readonly number[];
  readonly roleTokens: readonly number[];
  /** Letters in a conversation. */
  readonly letters: number;
}

/** One agent, router, handoffs, agents as tools and supervisor, for all desks and lengths of roles asked for. */
export function whatIf({ desks, roleTokens, letters }: WhatIf): LetterCost[] {
  const patterns = [
    oneAgent,
    routing,
    handoffs({ wording: openAI }),
    agentsAsTools,
    supervisor({ bookkeeping: true }),
  ];
  return desks.flatMap((n) =>
    roleTokens.flatMap((length) => {
      const inbox = deskInbox({ desks: n, roleTokens: length, turns: letters });
      return patterns.flatMap((pattern) =>
        runTeam(pattern, inbox).byTurn.map((tokens, turn) => ({
          pattern: pattern.name,
          letter: turn + 1,
          tokens: Math.round(tokens / inbox.conversations.length),
          desks: n,
          roleTokens: length,
        })),
      );
    }),
  );
}

/** The first letter of a conversation at which `one` is dearer than `other`; `undefined` if never. */
export function dearerFrom(one: Pick<Bill, "byTurn">, other: Pick<Bill, "byTurn">): number | undefined {
  const turn = one.byTurn.findIndex((tokens, i) => tokens > other.byTurn[i]!);
  return turn < 0 ? undefined : turn + 1;
}

/** A bill that grows by the same amount with every letter. */
export interface LetterLine {
  /** Tokens of the first letter, and what every later letter costs more than the one before. */
  readonly first: number;
  readonly slope: number;
}

/**
 * The first letter at which the steeper of two lines is dearer.
 *
 * @throws RangeError if `steep` is not steeper than `flat`
 * @example crossingLetter({ first: 689, slope: 127 }, { first: 356, slope: 253 }) // 4
 */
export function crossingLetter(flat: LetterLine, steep: LetterLine): number {
  if (!(steep.slope > flat.slope))
    throw new RangeError(`the steeper slope must be above ${flat.slope}, got ${steep.slope}`);
  const steps = (flat.first - steep.first) / (steep.slope - flat.slope);
  return Math.max(0, Math.floor(steps) + 1) + 1;
}
