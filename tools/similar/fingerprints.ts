/**
 * Token winnowing: what a program says, whatever its names and its layout. Code becomes a row of tokens in which every
 * name of the student's own is one and the same; each run of `gram` tokens gets a hash, and of every `windowSize` hashes
 * in a row the least is kept, with its place. Two texts that share `gram + windowSize - 1` tokens share a fingerprint.
 *
 * @see Schleimer, Wilkerson & Aiken (2003)
 */
import { createHash } from "node:crypto";

import ts = require("typescript");

export interface Token {
  readonly text: string;
  /** Where it stands in the source. */
  readonly from: number;
  readonly to: number;
}

export const gram = 8;
export const windowSize = 5;

/** Names stand for themselves only where they are not the student's: properties and what is called by its library name. */
export function tokensOf(source: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, source);
  const tokens: Token[] = [];
  let afterDot = false;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const [from, to] = [scanner.getTokenStart(), scanner.getTokenEnd()];
    const word = scanner.getTokenText();
    const isName = kind === ts.SyntaxKind.Identifier;
    const text = isName && !afterDot ? "name" : kind === ts.SyntaxKind.StringLiteral ? "text" : word;
    tokens.push({ text, from, to });
    afterDot = kind === ts.SyntaxKind.DotToken || kind === ts.SyntaxKind.QuestionDotToken;
    if (to === from) break;
  }
  return tokens;
}

/** The fingerprints by their hash, with the number of the token at which each begins. */
export function fingerprints(tokens: readonly Token[]): Map<string, number> {
  const hashes: string[] = [];
  for (let i = 0; i + gram <= tokens.length; i++)
    hashes.push(
      createHash("sha1")
        .update(
          tokens
            .slice(i, i + gram)
            .map(({ text }) => text)
            .join("\0"),
        )
        .digest("base64url")
        .slice(0, 12),
    );
  const kept = new Map<string, number>();
  for (let i = 0; i + windowSize <= hashes.length; i++) {
    let least = i;
    for (let k = i + 1; k < i + windowSize; k++) if (hashes[k]! <= hashes[least]!) least = k;
    if (!kept.has(hashes[least]!)) kept.set(hashes[least]!, least);
  }
  return kept;
}
