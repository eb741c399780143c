/** A CSV file that somebody else wrote: fields are read and replaced one by one, and every other byte stays. */
import { type Place, parseCsv, quoted } from "./csv.js";
import { points } from "./grades-csv.js";

export class CsvText {
  readonly rows: readonly (readonly string[])[];
  private readonly text: string;
  private readonly separator: string;
  private readonly places: readonly (readonly Place[])[];
  private readonly changed = new Map<number, Map<number, string>>();

  constructor(text: string) {
    const { rows, separator, places } = parseCsv(text);
    this.text = text;
    this.rows = rows;
    this.separator = separator;
    this.places = places;
  }

  /** Replaces a field; beyond the end of its row it is added, with empty ones before it. */
  set(row: number, column: number, value: string): void {
    if (this.rows[row]![column] === value) return;
    const fields = this.changed.get(row) ?? new Map<number, string>();
    this.changed.set(row, fields.set(column, value));
  }

  toString(): string {
    let text = "";
    let at = 0;
    for (const [row, fields] of [...this.changed].sort(([a], [b]) => a - b)) {
      const places = this.places[row]!;
      let width = places.length;
      for (const [column, value] of [...fields].sort(([a], [b]) => a - b)) {
        const [from, to] = places[column] ?? [places.at(-1)![1], places.at(-1)![1]];
        const missing = Math.max(0, column + 1 - width);
        text += this.text.slice(at, from) + this.separator.repeat(missing) + quoted(value, this.separator);
        width += missing;
        at = to;
      }
    }
    return text + this.text.slice(at);
  }
}

/** Points as the file writes its numbers: with a comma where its own have one. */
export function pointsLike(number: string | undefined, value: number): string {
  return hasDecimalComma(number) ? points(value).replace(".", ",") : points(value);
}

/** Whether numbers are written with a decimal comma: "10,00". */
function hasDecimalComma(number: string | undefined): boolean {
  return /^\s*-?\d+,\d{1,2}\s*$/.test(number ?? "");
}

/** @example readNumber("10,00") // 10 */
export function readNumber(text: string | undefined): number {
  const plain = (text ?? "").trim();
  return plain === "" ? Number.NaN : Number(hasDecimalComma(plain) ? plain.replace(",", ".") : plain);
}
