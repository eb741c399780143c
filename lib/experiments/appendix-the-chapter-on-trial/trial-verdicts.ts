/** How many claims of each section hold. */
import type { Verdict } from "./claim.js";
import { chapterClaims } from "./claims.js";

export interface VerdictRow {
  readonly section: string;
  readonly holds: number;
  readonly if: number;
  readonly false: number;
}

/** A row for each section of the chapter, in its order. */
export function trialVerdicts(): VerdictRow[] {
  const sections = [...new Set(chapterClaims.map(({ section }) => section))];
  return sections.map((section) => {
    const count = (verdict: Verdict) =>
      chapterClaims.filter((claim) => claim.section === section && claim.verdict === verdict).length;
    return { section, holds: count("holds"), if: count("if"), false: count("false") };
  });
}
