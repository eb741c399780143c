/**
 * The books of one program. A message, in whatever shape a framework keeps it, is brought to
 * `{ from, text, calls: [{ name, arguments }] }`; the token rule of `inbox.json` speaks about that alone.
 */
import { inbox } from "./inbox.mjs";

const quarter = (characters) => Math.ceil(characters / 4);

/** 4 tokens, and one for every four characters begun of the text and of each call's name and arguments. */
export function messageTokens({ text, calls = [] }) {
  const called = calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0);
  return 4 + quarter(text.length + called);
}

/** A tool as the model is told about it. */
export const toolTokens = ({ name, description, parameters }) =>
  quarter(JSON.stringify({ name, description, parameters }).length);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

export class Ledger {
  calls = 0;
  input = 0;
  tools = 0;
  output = 0;
  byTurn = [];
  kept = 0;
  answers = 0;
  answered = 0;

  /** One model call: what was read, which tools stood in the request, what was said. */
  call({ messages, tools = [] }, said) {
    this.calls++;
    this.input += sum(messages.map(messageTokens));
    this.tools += sum(tools.map(toolTokens));
    this.output += messageTokens(said);
  }

  get tokens() {
    return this.input + this.tools + this.output;
  }

  /** Plays all conversations: `reply(text, turn)` resolves to what the customer is told. */
  async play(conversations, open) {
    for (const turns of conversations) {
      const { reply, transcript } = await open();
      for (const [turn, { topic, text }] of turns.entries()) {
        const before = this.tokens;
        const said = await reply(text, turn);
        if (said === answerOf(topic)) this.answered++;
        this.byTurn[turn] = (this.byTurn[turn] ?? 0) + this.tokens - before;
      }
      const kept = transcript();
      this.kept += kept.length;
      this.answers += kept.filter(({ text }) => isAnswer(text)).length;
    }
    return this;
  }

  /** The row that is recorded: whole numbers, sums over all customer messages. */
  row(pattern) {
    const { calls, input, tools, output, tokens, answered, answers, kept, byTurn } = this;
    return { pattern, calls, input, tools, output, tokens, answered, answers, kept, byTurn };
  }
}

const answerOf = (topic) => inbox.reply[topic];
const isAnswer = (text) => Object.values(inbox.reply).includes(text);
