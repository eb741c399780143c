/** Counts checks, and says each as it ends. A check resolves to what is wrong, or to "". */
export class Tally {
  passed = 0;
  failed = 0;

  constructor(readonly print: (line: string) => void) {}

  async check(what: string, attempt: () => Promise<string>): Promise<void> {
    const problem = await attempt().catch((error: Error) => error.message);
    if (problem === "") this.passed++;
    else this.failed++;
    this.print(
      problem === ""
        ? `ok      ${what}`
        : `failed  ${what}\n        ${problem.replaceAll("\n", "\n        ")}`,
    );
  }
}
