/** Plays an inbox with a pattern and returns the bill. */
import { type Bill, meter } from "./bill.js";
import type { Inbox } from "./inbox.js";
import type { Pattern } from "./patterns.js";

/**
 * Every letter of every conversation, in order. The same inbox and pattern give the same bill, and for the
 * recorded inbox it equals the recorded rows.
 */
export function runTeam(pattern: Pattern, inbox: Inbox): Bill {
  const { ask, read } = meter();
  const answersOf = new Set(Object.values(inbox.reply));
  const byTurn: number[] = [];
  let answered = 0;
  let answers = 0;
  let kept = 0;
  for (const [number, letters] of inbox.conversations.entries()) {
    const conversation = pattern.open(inbox, ask, number);
    for (const [turn, topic] of letters.entries()) {
      const before = read().tokens;
      if (conversation.reply(inbox.question[topic]!) === inbox.reply[topic]) answered++;
      byTurn[turn] = (byTurn[turn] ?? 0) + read().tokens - before;
    }
    const transcript = conversation.transcript();
    kept += transcript.length;
    answers += transcript.filter(({ text }) => answersOf.has(text)).length;
  }
  return { pattern: pattern.name, ...read(), answered, answers, kept, byTurn };
}
