/** What a phone may say, checked before anything looks at it. */

export type PhoneMessage =
  | { readonly t: "hello"; readonly token: string; readonly code: string }
  /** The phone brings the word for which its teacher gives it a seat. */
  | { readonly t: "claim"; readonly token: string; readonly word: string }
  | { readonly t: "act"; readonly round: number; readonly a: number }
  | { readonly t: "instruct"; readonly round: number; readonly choices: readonly number[] }
  | { readonly t: "name"; readonly name: string }
  | { readonly t: "ping" };

/** The message; undefined for anything else. */
export function readMessage(text: string): PhoneMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const said = value as Record<string, unknown>;
  switch (said.t) {
    case "hello":
      return isToken(said.token) && isText(said.code)
        ? { t: "hello", token: said.token, code: said.code }
        : undefined;
    case "claim":
      return isToken(said.token) && isText(said.word)
        ? { t: "claim", token: said.token, word: said.word }
        : undefined;
    case "act":
      return isCount(said.round) && isCount(said.a) ? { t: "act", round: said.round, a: said.a } : undefined;
    case "instruct":
      return isCount(said.round) && Array.isArray(said.choices) && said.choices.every(isCount)
        ? { t: "instruct", round: said.round, choices: said.choices }
        : undefined;
    case "name":
      return isText(said.name) ? { t: "name", name: said.name } : undefined;
    case "ping":
      return { t: "ping" };
    default:
      return undefined;
  }
}

function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{16,40}$/.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 100;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
