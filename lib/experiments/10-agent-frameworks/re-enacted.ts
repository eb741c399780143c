/**
 * Failure modes of MAST, played on the ledger: each takes a mechanism away from a team that works, and counts
 * what that costs.
 */
import { type Estimate, estimate, moduloPlace, rendezvousPlace, seededStream } from "coordlab";
import type { Ask } from "./bill.js";
import { atTheDoorway } from "./doorway.js";
import type { Inbox } from "./inbox.js";
import type { Pattern } from "./patterns.js";
import { agentsAsTools, ownership, roundRobin, routing, supervisor } from "./patterns.js";
import { runTeam } from "./run-team.js";
import { openAI } from "./wording.js";

/** A failure mode of MAST, played on this course's ledger. */
export interface ReenactedMode {
  readonly mode: string;
  readonly mechanism: string;
  readonly measure: string;
  /** The measure with the mechanism in force, and without it. */
  readonly kept: string;
  readonly taken: string;
}

/**
 * Six modes, each with a mechanism and without it.
 *
 * @param worlds in which desks slip, at least 1; the other modes have no chance in them
 */
export function reenactedModes(inbox: Inbox, worlds: number): ReenactedMode[] {
  const { surplus } = slippingRoles(inbox, 0.1, worlds);
  const answersOf = (pattern: Pattern) => {
    const { answers, answered } = runTeam(pattern, inbox);
    return { perLetter: answers / inbox.conversations.flat().length, answered };
  };
  const readAfterResize = (placeOf: (key: number, agents: number) => number) =>
    percent(
      earlierLettersRead(
        ownership((key, turn) => placeOf(key, turn < 2 ? 5 : 6)),
        inbox,
      ),
    );
  const watched = supervisor({ bookkeeping: true });
  const calls = (defers: (me: string, other: string) => boolean) => atTheDoorway(defers, openAI, 1_000).calls;
  return [
    {
      mode: "1.2 role not kept",
      mechanism: "roles",
      measure: "surplus replies for 100 letters, a desk in ten slips",
      kept: "0",
      taken: `${surplus.mean.toFixed(1)} (${surplus.low.toFixed(1)} to ${surplus.high.toFixed(1)})`,
    },
    {
      mode: "1.3 step repeated",
      mechanism: "a router gives the letter an owner",
      measure: "answers to a letter",
      kept: String(answersOf(routing).perLetter),
      taken: String(answersOf(roundRobin).perLetter),
    },
    {
      mode: "1.4 history lost",
      mechanism: "an owner who stays (rendezvous, not % n)",
      measure: "earlier letters read, a sixth agent joins after two letters",
      kept: readAfterResize(rendezvousPlace),
      taken: readAfterResize(moduloPlace),
    },
    {
      mode: "1.5 does not know when to stop",
      mechanism: "an asymmetric convention",
      measure: "calls at the doorway, limit 1,000",
      kept: String(calls((me, other) => other < me)),
      taken: String(calls(() => true)),
    },
    {
      mode: "2.4 information withheld",
      mechanism: "one transcript for all",
      measure: "earlier letters read by the desk that answers",
      kept: percent(earlierLettersRead(watched, inbox)),
      taken: percent(earlierLettersRead(agentsAsTools, inbox)),
    },
    {
      mode: "3.1 ended too early",
      mechanism: "a stop rule that knows the pattern",
      measure: "letters answered under a limit of 3 calls, of 2",
      kept: String(answersOf(cutOff(watched, 3)).answered),
      taken: String(answersOf(cutOff(watched, 2)).answered),
    },
  ];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/**
 * Mode 1.2, a role is not kept: with probability `slip` a desk keeps still on a letter of its own, and with the
 * same probability it answers another desk's. Surplus replies and unanswered letters of a hundred.
 */
export function slippingRoles(
  inbox: Inbox,
  slip: number,
  worlds: number,
): { readonly surplus: Estimate; readonly unanswered: Estimate } {
  const letters = inbox.conversations.flat();
  const replies = (seed: string) => {
    const stream = seededStream(seed);
    return letters.map((owner) => inbox.topics.filter((desk) => (desk === owner) !== stream() < slip).length);
  };
  const perHundred = (count: number) => (100 * count) / letters.length;
  return {
    surplus: estimate(worlds, (seed) =>
      perHundred(replies(seed).reduce((sum, count) => sum + Math.max(0, count - 1), 0)),
    ),
    unanswered: estimate(worlds, (seed) => perHundred(replies(seed).filter((count) => count === 0).length)),
  };
}

/** Modes 1.4 and 2.4, history lost or withheld: the share of a conversation's earlier letters that its desk gets to read. */
export function earlierLettersRead(pattern: Pattern, inbox: Inbox): number {
  const questions = new Set(Object.values(inbox.question));
  const answers = new Set(Object.values(inbox.reply));
  let earlier = 0;
  let read = 0;
  for (const [number, letters] of inbox.conversations.entries()) {
    let heard = -1;
    const conversation = pattern.open(inbox, listening, number);
    function listening(...[script, messages, tools = []]: Parameters<Ask>) {
      const said = script({ messages, tools });
      const before = messages.filter(({ text }) => questions.has(text)).length - 1;
      if (heard < 0 && answers.has(said.text)) heard = before;
      return said;
    }
    for (const [turn, topic] of letters.entries()) {
      heard = -1;
      conversation.reply(inbox.question[topic]!);
      earlier += turn;
      read += heard;
    }
  }
  return read / earlier;
}

/** Mode 3.1, ended too early: the same pattern, cut off after `limit` model calls a letter. */
export function cutOff(pattern: Pattern, limit: number): Pattern {
  return {
    name: `${pattern.name}, at most ${limit} calls`,
    open: (inbox, ask, number) => {
      let calls = 0;
      const counted: Ask = (...request) => {
        if (calls++ >= limit) throw new LimitReached();
        return ask(...request);
      };
      const conversation = pattern.open(inbox, counted, number);
      return {
        ...conversation,
        reply: (letter) => {
          calls = 0;
          try {
            return conversation.reply(letter);
          } catch (error) {
            if (error instanceof LimitReached) return "";
            throw error;
          }
        },
      };
    },
  };
}

class LimitReached extends Error {}
