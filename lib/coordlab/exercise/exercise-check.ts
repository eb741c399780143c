/**
 * The check that runs beside an exercise: it says whether the idea holds and, where it does not, what to
 * think about, never what the answer is. The grader judges the same checks, and others, outside the
 * student's process; nothing that is printed here counts.
 */

/**
 * Runs `test` and prints one line: ✓ with the title, or ✗ with the title and the hint. A test passes only by
 * returning `true`; anything else, an exception included, fails.
 *
 * @example check("two agents share one edge", () => edges(2) === 1, "An edge joins a pair of agents.")
 */
export function check(title: string, test: () => boolean, hint: string): void {
  let stopped = "";
  try {
    if (test() === true) {
      console.log(`✓ ${title}`);
      return;
    }
  } catch (error) {
    stopped = `\n  It stopped with: ${error instanceof Error ? error.message : String(error)}`;
  }
  console.log(`✗ ${title}${stopped}\n  ${hint}`);
}
