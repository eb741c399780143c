/** Prints rows in columns: words to the left, numbers to the right. */
export function printTable(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]!.map((_, c) => Math.max(...texts.map((row) => row[c]!.length)));
  const numeric = texts[0]!.map((_, c) => texts.slice(1).every((row) => /^[-\d.e+]+$/.test(row[c]!)));
  const lines = texts.map((row) =>
    row
      .map((text, c) => (numeric[c] ? text.padStart(widths[c]!) : text.padEnd(widths[c]!)))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}
