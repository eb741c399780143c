/**
 * Graph files of the UAI inference competitions, the format that solvers of graphical models share:
 *
 *   MARKOV | BAYES            the network's kind; the tables mean the same for both
 *   n, then |A_0| .. |A_n-1|
 *   m, then a line per term   how many agents, and which
 *   a table per term          how many entries, and the entries, the last agent fastest
 *
 * In a `.uai` file entries are factors of a product, read here as payoffs log10(entry), so 0 forbids (-Infinity).
 * In a `.lg` file they are the payoffs themselves.
 *
 * @see https://uaicompetition.github.io/uci-2022/file-formats/
 */
import { type CoordinationGraph, checkedGraph } from "coordlab/graph/coordination-graph.js";
import { FormatError, Tokens } from "./token-reader.js";

/**
 * Reads a `.uai` file.
 *
 * @throws FormatError with line, token and what was expected
 */
export function readUai(text: string): CoordinationGraph {
  return read(text, (tokens, expected) => {
    const entry = tokens.number(expected);
    if (entry < 0 || entry === Infinity) throw tokens.unexpected(`${expected}, at least 0`, String(entry));
    return Math.log10(entry);
  });
}

/**
 * Reads a `.lg` file.
 *
 * @throws FormatError with line, token and what was expected
 */
export function readLg(text: string): CoordinationGraph {
  return read(text, (tokens, expected) => {
    const entry = tokens.number(expected);
    if (entry === Infinity) throw tokens.unexpected(`${expected}, below infinity`, "inf");
    return entry;
  });
}

/** Writes a graph as `.lg`; `readLg` gives the same graph back, payoff by payoff. */
export function writeLg(graph: CoordinationGraph): string {
  return write(graph, (value) => (value === -Infinity ? "-inf" : String(value)));
}

/** Writes a graph as `.uai`, entries 10^payoff; payoffs come back to about 15 digits, and below -323 as -Infinity. */
export function writeUai(graph: CoordinationGraph): string {
  return write(graph, (value) => String(10 ** value));
}

function read(text: string, entryOf: (tokens: Tokens, expected: string) => number): CoordinationGraph {
  const tokens = new Tokens(text);
  const kind = tokens.word("MARKOV or BAYES");
  if (!/^(MARKOV|BAYES)$/i.test(kind)) throw tokens.unexpected("MARKOV or BAYES", kind);
  const n = tokens.whole("the number of agents, at least 1", 1);
  const actionCounts = new Int32Array(n);
  for (let i = 0; i < n; i++)
    actionCounts[i] = tokens.whole(`the number of actions of agent ${i}, at least 1`, 1);
  const terms = tokens.whole("the number of terms", 0);
  const termStart = new Int32Array(terms + 1);
  const tableStart = new Int32Array(terms + 1);
  const termAgents: number[] = [];
  for (let t = 0; t < terms; t++) {
    const arity = tokens.whole(`the number of agents of term ${t}, at most ${n}`, 0, n);
    termStart[t + 1] = termStart[t]! + arity;
    let size = 1;
    for (let k = 0; k < arity; k++) {
      const expected = `an agent of term ${t} in 0..${n - 1}, each once`;
      const agent = tokens.whole(expected, 0, n - 1);
      if (termAgents.indexOf(agent, termStart[t]) !== -1) throw tokens.unexpected(expected, String(agent));
      termAgents.push(agent);
      size *= actionCounts[agent]!;
    }
    if (tableStart[t]! + size >= 2 ** 31)
      throw new FormatError(`term ${t} needs ${size} entries; at most 2^31 - 1 can be held in all`);
    tableStart[t + 1] = tableStart[t]! + size;
  }
  const payoffs = new Float64Array(tableStart[terms]!);
  for (let t = 0; t < terms; t++) {
    const size = tableStart[t + 1]! - tableStart[t]!;
    tokens.whole(`the size of table ${t}, ${size}`, size, size);
    const expected = `${size} entries of table ${t}`;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++)
      payoffs[cell] = entryOf(tokens, expected);
  }
  if (!tokens.done) {
    const word = tokens.word("the end of the file");
    throw tokens.unexpected("the end of the file", word);
  }
  return checkedGraph({
    actionCounts,
    termStart,
    termAgents: Int32Array.from(termAgents),
    tableStart,
    payoffs,
  });
}

function write(graph: CoordinationGraph, entryOf: (payoff: number) => string): string {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const terms = termStart.length - 1;
  const lines = ["MARKOV", String(actionCounts.length), actionCounts.join(" "), String(terms)];
  for (let t = 0; t < terms; t++) {
    const agents = termAgents.subarray(termStart[t], termStart[t + 1]);
    lines.push([agents.length, ...agents].join(" "));
  }
  for (let t = 0; t < terms; t++) {
    const table = Array.from(payoffs.subarray(tableStart[t], tableStart[t + 1]), entryOf);
    lines.push("", String(table.length), table.join(" "));
  }
  return `${lines.join("\n")}\n`;
}
