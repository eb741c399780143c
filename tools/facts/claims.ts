/** What a cell's metadata says of the sentences in it: `metadata.course.found`, `.holds` and `.chosen`. */
import type { Cell, Json, Notebook } from "../notebook/notebook.js";
import { inTheWordsOf, numbersIn, type SaidNumber, says } from "./numbers.js";

/** A phrase of the text with the expression behind it. */
export interface Claim {
  readonly kind: "found" | "holds";
  readonly phrase: string;
  readonly expression: string;
}

/** A value that can be compared and sent between processes. */
export type Value = number | string | boolean | { readonly integer: string } | readonly Value[];

/** What an expression gave, or the error in words. */
export type Given = { readonly value: Value } | { readonly error: string };

/** The found numbers and the inequalities of a cell. A code cell's text is its source. */
export function claimsOf(cell: Cell): Claim[] {
  const { found, holds } = courseOf(cell);
  const claims = (kind: Claim["kind"], map: Json | undefined) =>
    Object.entries(isRecord(map) ? map : {}).map(([phrase, is]) => ({
      kind,
      phrase,
      expression: String(is),
    }));
  return [...claims("found", found), ...claims("holds", holds)];
}

/** What is wrong with a claim, once its expression has been evaluated; undefined if the sentence is true. */
export function refuted(cell: Cell, { kind, phrase, expression }: Claim, given: Given): string | undefined {
  const spans = spansOf(cell.source, phrase);
  if (spans.length === 0) return `metadata names "${phrase}", which the text does not say`;
  const sentence = `\nin: ${sentenceAround(cell.source, spans[0]!)}`;
  if ("error" in given) return `"${phrase}": ${expression} gives no value: ${given.error}${sentence}`;
  if (kind === "holds")
    return given.value === true
      ? undefined
      : `"${phrase}" does not hold: ${expression} is ${shown(given.value)}${sentence}`;
  for (const span of spans) {
    const found = gives(numbersIn(cell.source).filter(within(span)), phrase, given.value);
    if (found !== undefined) return `the text says "${phrase}", ${expression} gives ${found}${sentence}`;
  }
  return undefined;
}

/** What is found instead of what a phrase says, in its words; undefined if it says what is found. */
function gives(said: readonly SaidNumber[], phrase: string, value: Value): string | undefined {
  if (typeof value === "string") return phrase.includes(value) ? undefined : `"${value}"`;
  const values = (Array.isArray(value) ? (value as readonly Value[]) : [value]).flatMap(numeric);
  if (values.length !== said.length)
    return `${shown(value)}: ${values.length} numbers, where the text has ${said.length}`;
  if (said.every((number, i) => says(number, values[i]!))) return undefined;
  const words = said.map((number, i) => inTheWordsOf(number, values[i]!) + (number.percent ? " %" : ""));
  const exactly = values
    .map((value) => (typeof value === "number" ? Number(value.toPrecision(8)) : value))
    .join(", ");
  return words.join(", ") === exactly ? exactly : `${words.join(", ")} (${exactly})`;
}

function numeric(value: Value): (number | bigint)[] {
  if (typeof value === "object" && "integer" in value) return [BigInt(value.integer)];
  return typeof value === "number" ? [value] : [];
}

/** The numbers of a text cell that are named neither as found nor as chosen, and chosen ones that are not there. */
export function unnamed(cell: Cell): string[] {
  const { found, chosen } = courseOf(cell);
  const choices = Array.isArray(chosen) ? chosen.map(String) : [];
  const named = [...Object.keys(isRecord(found) ? found : {}), ...choices];
  const spans = named.flatMap((phrase) => spansOf(cell.source, phrase));
  const bare = numbersIn(cell.source).filter((number) => !spans.some((span) => within(span)(number)));
  return [
    ...choices
      .filter((phrase) => spansOf(cell.source, phrase).length === 0)
      .map((phrase) => `metadata names "${phrase}" as chosen, which the text does not say`),
    ...bare.map(
      (number) => `${number.text} is neither found nor chosen\nin: ${sentenceAround(cell.source, number)}`,
    ),
  ];
}

/** Whether a notebook promises that every number in its text is named. */
export function promisesAll(notebook: Notebook): boolean {
  const { course } = notebook.metadata;
  return isRecord(course) && course.numbers === "all named";
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a phrase stands in a text, line breaks being spaces; a part of a number is no such place. */
function spansOf(source: string, phrase: string): Span[] {
  const text = source.replace(/\s/g, " ");
  const numbers = numbersIn(source);
  const spans: Span[] = [];
  for (let start = text.indexOf(phrase); start >= 0; start = text.indexOf(phrase, start + 1)) {
    const span = { start, end: start + phrase.length };
    const cuts = (edge: number) => numbers.some((number) => number.start < edge && edge < number.end);
    if (phrase !== "" && !cuts(span.start) && !cuts(span.end)) spans.push(span);
  }
  return spans;
}

const within = (outer: Span) => (inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

function sentenceAround(source: string, { start, end }: Span): string {
  const before = source.slice(0, start).split(/(?<=[.!?|])\s|\n(?=\s*\n)/);
  const after = source.slice(end).split(/(?<=[.!?|])\s|\n(?=\s*\n)/);
  return `${before.at(-1)}${source.slice(start, end)}${after[0]}`.replace(/\s+/g, " ").trim();
}

function shown(value: Value): string {
  return typeof value === "object" && "integer" in value ? value.integer : JSON.stringify(value);
}

function courseOf(cell: Cell): { readonly [key: string]: Json } {
  const { course } = cell.metadata;
  return isRecord(course) ? course : {};
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
