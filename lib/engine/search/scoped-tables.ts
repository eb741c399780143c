/** The payoff tables of a graph while it is being reduced: at most one for each scope, and none within another's. */
import type { Agent } from "coordlab/world/game.js";
import { type JoinedTable, joined } from "./payoff-table.js";

export class ScopedTables {
  /** What tables without agents pay. */
  constant = 0;
  /** Cells of all tables made. */
  cells = 0;
  private readonly tablesOf: readonly Set<JoinedTable>[];
  private readonly byScope = new Map<string, JoinedTable>();

  /**
   * @param counts the numbers of actions, which may change for agents that no table mentions
   * @param touched told whose tables have changed
   */
  constructor(
    private readonly counts: Int32Array,
    private readonly touched: (agent: Agent) => void,
  ) {
    this.tablesOf = Array.from(counts, () => new Set<JoinedTable>());
  }

  /** The tables that mention the agent, as a list that stays as it is. */
  of(agent: Agent): JoinedTable[] {
    return [...this.tablesOf[agent]!];
  }

  countOf(agent: Agent): number {
    return this.tablesOf[agent]!.size;
  }

  all(): JoinedTable[] {
    return [...this.byScope.values()];
  }

  remove(table: JoinedTable): void {
    for (const agent of table.agents) {
      this.tablesOf[agent]!.delete(table);
      this.touched(agent);
    }
    this.byScope.delete(scopeKey(table.agents));
  }

  /** Adds a table, together with those inside its scope, or into one around it. Agents of one action drop out. */
  insert(table: JoinedTable): void {
    const { counts, byScope } = this;
    const agents = table.agents.filter((agent) => counts[agent]! > 1);
    if (agents.length === 0) {
      this.constant += table.values[0]!;
      return;
    }
    const sorted = agents.toSorted((a, b) => a - b);
    let sum = joined(sorted, [{ agents, values: table.values }], counts);
    const around = agents.length > 1 ? this.containing(sum.agents) : byScope.get(scopeKey(agents));
    const inside = around === undefined ? this.within(sum.agents) : [around];
    if (around !== undefined) sum = joined(around.agents, [sum], counts);
    for (const other of inside) {
      this.remove(other);
      sum = joined(sum.agents, [sum, other], counts);
    }
    this.cells += sum.values.length;
    byScope.set(scopeKey(sum.agents), sum);
    for (const agent of sum.agents) {
      this.tablesOf[agent]!.add(sum);
      this.touched(agent);
    }
  }

  /** A table whose scope contains all of `agents`. */
  private containing(agents: readonly Agent[]): JoinedTable | undefined {
    const { tablesOf } = this;
    const rarest = agents.reduce((a, b) => (tablesOf[b]!.size < tablesOf[a]!.size ? b : a));
    for (const table of tablesOf[rarest]!)
      if (agents.every((agent) => table.agents.includes(agent))) return table;
    return undefined;
  }

  /** The tables whose scopes are within `agents` (of wide scopes, only the sub-scopes of one agent). */
  private within(agents: readonly Agent[]): JoinedTable[] {
    const subsets =
      agents.length > 6
        ? agents.map((agent) => [agent])
        : Array.from({ length: (1 << agents.length) - 1 }, (_, bits) =>
            agents.filter((_, j) => (((bits + 1) >> j) & 1) === 1),
          );
    return subsets.map((subset) => this.byScope.get(scopeKey(subset))).filter((table) => table !== undefined);
  }
}

const scopeKey = (agents: readonly Agent[]): string => agents.join();
