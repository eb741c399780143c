/** CSV as spreadsheets and learning platforms read and write it. */

export interface Csv {
  readonly rows: readonly (readonly string[])[];
  readonly separator: "," | ";";
  /** How the file's lines end, and whether it began with a byte order mark. */
  readonly lineEnd: "\n" | "\r\n";
  readonly mark: boolean;
}

/** Fields in double quotes may hold separators, line ends and doubled quotes. */
export function parseCsv(text: string): Csv {
  const mark = text.startsWith("\uFEFF");
  const body = mark ? text.slice(1) : text;
  const head = body.slice(0, Math.max(0, body.search(/\r?\n|$/)));
  const separator = (head.match(/;/g)?.length ?? 0) > (head.match(/,/g)?.length ?? 0) ? ";" : ",";
  const rows: string[][] = [];
  let row: string[] = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, "y");
  while (field.lastIndex < body.length || row.length > 0) {
    const found = field.exec(body);
    if (!found) break;
    row.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'));
    if (found[3] === separator) continue;
    rows.push(row);
    row = [];
    if (found[3] === "") break;
  }
  return { rows, separator, lineEnd: body.includes("\r\n") ? "\r\n" : "\n", mark };
}

export function formatCsv({
  rows,
  separator = ",",
  lineEnd = "\n",
  mark = false,
}: Partial<Csv> & Pick<Csv, "rows">): string {
  const quoted = (value: string) => (/["\r\n,;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return (mark ? "\uFEFF" : "") + rows.map((row) => row.map(quoted).join(separator) + lineEnd).join("");
}

/** Text from elsewhere that a spreadsheet must not take for a formula: an apostrophe goes before it. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
}
