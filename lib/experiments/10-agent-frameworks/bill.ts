/** The ledger of a team of language-model agents: what was read, what was said, what is kept. */
import { type Message, messageTokens, type Tool, toolTokens } from "./messages.js";
import type { Script } from "./scripted-model.js";

/** Sums over all letters, in the names of the recorded rows. */
export interface Bill {
  readonly pattern: string;
  /** Model calls. */
  readonly calls: number;
  /** Tokens of messages read, of tools read with them, and of what was said; `tokens` is their sum. */
  readonly input: number;
  readonly tools: number;
  readonly output: number;
  readonly tokens: number;
  /** Letters answered rightly. */
  readonly answered: number;
  /** Answers in the transcripts, and all messages in them. */
  readonly answers: number;
  readonly kept: number;
  /** `tokens` by the letter's place in its conversation. */
  readonly byTurn: readonly number[];
}

/** What one letter costs that needs all desks of a team. */
export interface GrowthBill extends Pick<Bill, "calls" | "tools" | "tokens"> {
  /** Desks in the team. */
  readonly n: number;
}

/** One request to the scripted model; adds what it costs. */
export type Ask = (script: Script, messages: readonly Message[], tools?: readonly Tool[]) => Message;

export interface Meter {
  readonly ask: Ask;
  readonly read: () => Pick<Bill, "calls" | "input" | "tools" | "output" | "tokens">;
}

export function meter(): Meter {
  let calls = 0;
  let input = 0;
  let told = 0;
  let output = 0;
  return {
    ask: (script, messages, tools = []) => {
      const said = script({ messages, tools });
      calls++;
      input += messages.reduce((sum, message) => sum + messageTokens(message), 0);
      told += tools.reduce((sum, tool) => sum + toolTokens(tool), 0);
      output += messageTokens(said);
      return said;
    },
    read: () => ({ calls, input, tools: told, output, tokens: input + told + output }),
  };
}
