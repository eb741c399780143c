/** Which two hand-ins are more alike than chance and the task explain. */
import { fingerprints, gram, type Token, tokensOf } from "./fingerprints.js";

export interface Work {
  readonly student: string;
  readonly source: string;
}

export interface Pair {
  readonly one: Work;
  readonly other: Work;
  /** What the two share of the smaller one's own fingerprints, from 0 to 1. */
  readonly likeness: number;
  /** Stretches that both have, as places in the sources. */
  readonly shared: readonly {
    readonly one: readonly [number, number];
    readonly other: readonly [number, number];
  }[];
}

/** Nothing is said of fewer tokens of one's own: short answers are alike because the task is. */
export const fewestTokens = 60;
/** What this share of the class has, the task asks for. */
export const common = 0.3;
export const leastLikeness = 0.6;

/** The pairs above `leastLikeness`, the likeliest first. @param given what was handed out */
export function similarPairs(works: readonly Work[], given: string): Pair[] {
  const stub = fingerprints(tokensOf(given));
  const all = works.map((work) => {
    const tokens = tokensOf(work.source);
    return { work, tokens, prints: fingerprints(tokens) };
  });
  const owners = new Map<string, number>();
  for (const { prints } of all)
    for (const print of prints.keys()) owners.set(print, (owners.get(print) ?? 0) + 1);
  const most = Math.max(2, common * works.length);
  const own = all
    .map(({ work, tokens, prints }) => {
      const kept = [...prints].filter(([print]) => !stub.has(print) && owners.get(print)! <= most);
      return {
        work,
        tokens,
        prints: new Map(kept),
        size: ownTokens(
          tokens,
          kept.map(([, at]) => at),
        ),
      };
    })
    .filter(({ size }) => size >= fewestTokens);
  const pairs: Pair[] = [];
  for (const [i, one] of own.entries())
    for (const other of own.slice(i + 1)) {
      const both = [...one.prints.keys()].filter((print) => other.prints.has(print));
      const likeness = both.length / Math.min(one.prints.size, other.prints.size);
      if (likeness < leastLikeness) continue;
      const shared = both.map((print) => ({
        one: stretch(one.tokens, one.prints.get(print)!),
        other: stretch(other.tokens, other.prints.get(print)!),
      }));
      pairs.push({ one: one.work, other: other.work, likeness, shared });
    }
  return pairs.sort((a, b) => b.likeness - a.likeness || (a.one.student < b.one.student ? -1 : 1));
}

/** How many tokens the fingerprints cover, with the few between them. */
function ownTokens(tokens: readonly Token[], starts: readonly number[]): number {
  const covered = new Set<number>();
  for (const start of starts)
    for (let i = start; i < Math.min(tokens.length, start + gram); i++) covered.add(i);
  return covered.size;
}

function stretch(tokens: readonly Token[], at: number): readonly [number, number] {
  return [tokens[at]!.from, tokens[Math.min(tokens.length, at + gram) - 1]!.to];
}
