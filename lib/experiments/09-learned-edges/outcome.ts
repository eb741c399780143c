/** A bet beside what came out. */

/**
 * What came out, and how far off the bet was: as a factor, or as a difference where the truth is 0.
 *
 * @example outcome(10, 2.5, "It is at 2.5.") // "It is at 2.5. You bet 10: 4 times as much."
 */
export function outcome(bet: number | string | undefined, truth: number | string, sentence: string): string {
  if (bet === undefined) return `${sentence} No bet yet: write yours in the cell above and run both again.`;
  if (typeof bet === "string" || typeof truth === "string")
    return `${sentence} You bet "${bet}": ${bet === truth ? "right" : "not this time"}.`;
  return `${sentence} You bet ${bet}: ${distance(bet, truth)}.`;
}

function distance(bet: number, truth: number): string {
  if (bet === truth) return "right";
  if (truth === 0 || bet / truth <= 0) return `${Number(Math.abs(bet - truth).toPrecision(3))} off`;
  const factor = Math.max(bet / truth, truth / bet);
  if (factor <= 1.1) return "within a tenth";
  return `${Number(factor.toPrecision(2))} times as ${bet > truth ? "much" : "little"}`;
}
