/** Tables: numbers to the right, words to the left, as HTML and as text. */
import type { TableFigure } from "../figure.js";
import { escapeText } from "../svg/svg-element.js";

export interface TableOptions<Row> {
  /** Columns in order, or a heading for each. Default: all of the first row's fields, as they are called. */
  readonly columns?: readonly (keyof Row & string)[] | Partial<Readonly<Record<keyof Row & string, string>>>;
  /** Most decimals of a number that is not whole. Default: 3. One number, or one for each column. */
  readonly digits?: number | Partial<Readonly<Record<keyof Row & string, number>>>;
  readonly caption?: string;
}

/**
 * A table of records, to be shown: `await show(table(rows, { digits: 2 }))`.
 *
 * A column of numbers is aligned right with the same decimals throughout and commas
 * from 10,000 on. Missing values are shown as a dash.
 *
 * @example
 * table([{ mechanism: "convention", collisions: 0 }], {
 *   columns: { mechanism: "Mechanism", collisions: "Collisions" },
 *   caption: "200 steps of the corridor.",
 * })
 */
export function table<Row extends object>(
  rows: readonly Row[],
  options: TableOptions<Row> = {},
): TableFigure {
  const columns = columnsOf(rows, options);
  const headings = columns.map((column) => column.heading);
  const body = rows.map((_, i) => columns.map((column) => column.cells[i]!));
  const right = columns.map((column) => column.numeric);
  return {
    kind: "table",
    html: htmlTable(headings, body, right, options.caption),
    text: textTable(headings, body, right, options.caption),
  };
}

interface Column {
  readonly heading: string;
  readonly numeric: boolean;
  readonly cells: readonly string[];
}

function columnsOf<Row extends object>(rows: readonly Row[], options: TableOptions<Row>): Column[] {
  type Key = keyof Row & string;
  const { columns, digits = 3 } = options;
  const named = columns === undefined || Array.isArray(columns) ? {} : columns;
  const keys = Array.isArray(columns) ? columns : Object.keys(columns ?? rows[0] ?? {});
  return (keys as Key[]).map((key) => {
    const values = rows.map((row) => row[key] as unknown);
    const most = typeof digits === "number" ? digits : (digits[key] ?? 3);
    const numbers = values.filter((value) => typeof value === "number");
    const decimals = Math.max(0, ...numbers.map((value) => decimalsOf(value, most)));
    return {
      heading: (named as Partial<Record<Key, string>>)[key] ?? key,
      numeric: values.some((value) => typeof value === "number" || typeof value === "bigint"),
      cells: values.map((value) => cell(value, decimals)),
    };
  });
}

/** Decimals that a number needs, at most `most`. */
function decimalsOf(value: number, most: number): number {
  if (!Number.isFinite(value)) return 0;
  return (value.toFixed(most).split(".")[1] ?? "").replace(/0+$/, "").length;
}

function cell(value: unknown, decimals: number): string {
  if (value === undefined || value === null || Number.isNaN(value)) return "–";
  if (typeof value === "number" && !Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (typeof value === "number") return grouped(value.toFixed(decimals));
  if (typeof value === "bigint") return grouped(String(value));
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** 12345.6 as "12,345.6"; four digits stay together. A minus is a minus, and zero has none. */
function grouped(number: string): string {
  const [whole = "", fraction] = number.replace(/^-(0(\.0*)?)$/, "$1").split(".");
  const digits = whole.replace("-", "");
  const groups = digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole.startsWith("-") ? "−" : ""}${groups}${fraction ? `.${fraction}` : ""}`;
}

function htmlTable(headings: string[], body: string[][], right: boolean[], caption?: string): string {
  const edge = "border-bottom:1px solid #bbb;";
  const style = (i: number): string =>
    `text-align:${right[i] ? "right" : "left"};padding:4px 12px;font-variant-numeric:tabular-nums;`;
  const head = headings.map(
    (text, i) => `<th scope="col" style="${style(i)}${edge}">${escapeText(text)}</th>`,
  );
  const lines = body.map(
    (row) => `<tr>${row.map((text, i) => `<td style="${style(i)}">${escapeText(text)}</td>`).join("")}</tr>`,
  );
  const title = caption
    ? `<caption style="caption-side:top;text-align:left;padding:4px 12px">${escapeText(caption)}</caption>`
    : "";
  return (
    `<table style="border-collapse:collapse;font-size:15px;margin:0">${title}` +
    `<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${lines.join("\n")}\n</tbody></table>`
  );
}

function textTable(headings: string[], body: string[][], right: boolean[], caption?: string): string {
  const widths = headings.map((text, i) => Math.max(text.length, ...body.map((row) => row[i]!.length)));
  const line = (row: string[]): string =>
    row
      .map((text, i) => (right[i] ? text.padStart(widths[i]!) : text.padEnd(widths[i]!)))
      .join("  ")
      .trimEnd();
  const ruler = widths.map((width) => "-".repeat(width)).join("  ");
  return [...(caption ? [caption] : []), line(headings), ruler, ...body.map(line)].join("\n");
}
