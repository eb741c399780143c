/** An inbox: who works in the team, what customers write, and what each desk answers. */

/** Desks, their texts, and conversations: for each the desks whose letters come, one after the other. */
export interface Inbox {
  readonly topics: readonly string[];
  readonly role: Readonly<Record<string, string>>;
  readonly question: Readonly<Record<string, string>>;
  readonly reply: Readonly<Record<string, string>>;
  readonly manager: string;
  readonly router: string;
  readonly selector: string;
  readonly conversations: readonly (readonly string[])[];
}

export interface InboxSizes {
  /** Desks in the team, 1 to 99. */
  readonly desks: number;
  /** Tokens of each desk's role, at least 10. */
  readonly roleTokens: number;
  /** Letters in each conversation, at least 1. */
  readonly turns: number;
  /** Every how many letters the topic changes; never if left out. */
  readonly changeEvery?: number;
}

/**
 * An inbox of any size with texts of exact length: `desks` conversations, the k-th of which begins with desk k.
 * Questions have 55 tokens and replies 72, about as many as in the recorded inbox.
 *
 * @throws RangeError if a size is out of range
 */
export function deskInbox({ desks, roleTokens, turns, changeEvery = Infinity }: InboxSizes): Inbox {
  requireSize("desks", 1, 99, desks);
  requireSize("roleTokens", 10, 100_000, roleTokens);
  requireSize("turns", 1, 1_000, turns);
  const topics = Array.from({ length: desks }, (_, i) => `desk_${String(i + 1).padStart(2, "0")}`);
  const texts = (kind: string, tokens: number) =>
    Object.fromEntries(topics.map((topic) => [topic, textOf(`${kind} of ${topic}. `, tokens)]));
  return {
    topics,
    role: texts("The role", roleTokens),
    question: texts("A question", 55),
    reply: texts("The answer", 72),
    manager: textOf("You run the desks. ", 60),
    router: textOf("Write the name of a desk. ", 50),
    selector: textOf("Choose an answer. ", 50),
    conversations: topics.map((_, first) =>
      Array.from({ length: turns }, (_, turn) => topics[(first + Math.floor(turn / changeEvery)) % desks]!),
    ),
  };
}

/** A text that costs exactly `tokens`: 4 for the message, the rest for its characters. */
function textOf(words: string, tokens: number): string {
  const characters = 4 * (tokens - 4);
  return words.repeat(Math.ceil(characters / words.length)).slice(0, characters);
}

function requireSize(name: string, least: number, most: number, value: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}, got ${value}`);
}
