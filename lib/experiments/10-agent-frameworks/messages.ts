/** What a model reads and says, and the token rule. */

/** A call of a tool, as a model writes it. */
export interface Call {
  readonly name: string;
  /** Arguments as JSON. */
  readonly arguments: string;
}

/** One message of a transcript: a text, calls, or both. */
export interface Message {
  readonly text: string;
  readonly calls?: readonly Call[];
  /** The only agent that gets to read it; everybody if left out. */
  readonly onlyFor?: string;
}

/** A tool as the model is told about it in every request. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** Its JSON schema. */
  readonly parameters: object;
}

/**
 * Tokens of a message: 4, and one for every four characters begun of its text and of the name and the arguments
 * of each call in it. A rule for comparing, not a tokenizer.
 *
 * @example messageTokens({ text: "Hello" }) // 6
 */
export function messageTokens({ text, calls = [] }: Message): number {
  const called = calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0);
  return 4 + Math.ceil((text.length + called) / 4);
}

/** Tokens of a tool: one for every four characters begun of its name, description and parameters as JSON. */
export function toolTokens({ name, description, parameters }: Tool): number {
  return Math.ceil(JSON.stringify({ name, description, parameters }).length / 4);
}

/** What `agent` gets to read of a transcript. */
export function readBy(agent: string, transcript: readonly Message[]): Message[] {
  return transcript.filter(({ onlyFor = agent }) => onlyFor === agent);
}
