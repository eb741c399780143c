/**
 * The model: a script, the same as the one that the recorded frameworks were given. It reads the transcript and
 * the names of its tools, and answers with a text or with calls.
 */
import type { Inbox } from "./inbox.js";
import type { Message, Tool } from "./messages.js";

export interface Request {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
}

/** Decides what is said next. */
export type Script = (request: Request) => Message;

/** One agent for everything. */
export function generalist(inbox: Inbox): Script {
  return ({ messages }) => ({ text: inbox.reply[lastLetter(inbox, messages).owner]! });
}

/** One desk: hands over if the letter is another's and it has a tool for that, and answers otherwise. */
export function specialist(inbox: Inbox, me: string): Script {
  return ({ messages, tools }) => {
    const { owner } = lastLetter(inbox, messages);
    const handOver = tools.find(({ name }) => owner !== me && name === `transfer_to_${owner}`);
    return handOver ? callOf(handOver.name) : { text: inbox.reply[me]! };
  };
}

/** A router, or a selector of written answers: writes the owner's name. */
export function router(inbox: Inbox): Script {
  return ({ messages }) => ({ text: lastLetter(inbox, messages).owner });
}

/** Whoever stands before the desks: lets the owner speak, by handing over or by asking, then repeats the answer. */
export function manager(inbox: Inbox): Script {
  return ({ messages, tools }) => {
    const { text, owner, since } = lastLetter(inbox, messages);
    const reply = inbox.reply[owner]!;
    if (since.some((message) => message.text === reply)) return { text: reply };
    const asks = tools.some(({ name }) => name === `ask_${owner}`);
    return asks ? callOf(`ask_${owner}`, { input: text }) : callOf(`transfer_to_${owner}`);
  };
}

export function callOf(name: string, words: object = {}): Message {
  return { text: "", calls: [{ name, arguments: JSON.stringify(words) }] };
}

/** The customer's last letter, whose it is, and what has been said since. */
function lastLetter(inbox: Inbox, messages: readonly Message[]) {
  for (let at = messages.length - 1; at >= 0; at--) {
    const { text } = messages[at]!;
    const owner = inbox.topics.find((topic) => inbox.question[topic] === text);
    if (owner !== undefined) return { text, owner, since: messages.slice(at + 1) };
  }
  throw new RangeError("no letter of a customer is in the transcript");
}
