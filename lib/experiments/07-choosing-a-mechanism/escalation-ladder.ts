/**
 * The escalation ladder as a decision procedure: the cheapest mechanism that covers a team's interdependence, why,
 * and what the next cheaper one would miss.
 */

/** What one has to know about a team to choose. */
export interface Situation {
  /** n, at least 2. */
  readonly agents: number;
  /** Agents that each one depends on, on average: 0 to n - 1. */
  readonly neighbours: number;
  /**
   * What can be known before the run: "rule" (who clashes and how to settle it), "pairs" (who may clash, but not
   * which settlement is best in the moment), "nothing".
   */
  readonly foreseeable: "rule" | "pairs" | "nothing";
  /** Whether the agents are interchangeable; else each has a standing kind of work. */
  readonly symmetric: boolean;
  /** Clashes in a step if nobody coordinates: collisions, duplicated work or missed synergies. */
  readonly clashes: number;
  /** What a clash costs. */
  readonly clashCost: number;
  /** What a message costs, in the same unit. */
  readonly messageCost: number;
}

export interface LadderRung {
  readonly mechanism: string;
  /** Messages a step. */
  readonly messages: number;
  /** Messages at their price, and clashes at theirs where the mechanism leaves them. */
  readonly cost: number;
  readonly covers: boolean;
  /** What it does about this interdependence, or what it would miss. */
  readonly because: string;
}

export interface LadderChoice {
  /** From the cheapest mechanism to the costliest. */
  readonly rungs: readonly LadderRung[];
  /** Which of them to take. */
  readonly chosen: number;
  readonly why: string;
  /** What the next cheaper rung would miss; nothing if the first rung is taken. */
  readonly nextCheaper?: string;
}

/**
 * Takes the cheapest rung that covers the interdependence, the lowest of equals. If its messages cost more than
 * the clashes that they prevent, not to coordinate is the better choice: past that fee coordination loses.
 *
 * Messages a step: none for independent choice, roles and conventions; two an edge over a coordination graph of
 * n d / 2 edges; for plan merging a round of n - 1 plans to whoever merges them and n - 1 answers back, and again
 * after every clash that is found. The function uses nothing outside itself, so that a page can carry it along.
 *
 * @throws RangeError if a number is out of its range
 */
export function escalationLadder(situation: Situation): LadderChoice {
  const { agents, neighbours, foreseeable, symmetric, clashes, clashCost, messageCost } = situation;
  if (!(Number.isInteger(agents) && agents >= 2))
    throw new RangeError(`agents must be a whole number of at least 2, got ${agents}`);
  if (!(neighbours >= 0 && neighbours <= agents - 1))
    throw new RangeError(`neighbours must be in [0, ${agents - 1}], got ${neighbours}`);
  for (const [name, value] of Object.entries({ clashes, clashCost, messageCost }))
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`${name} must be at least 0, got ${value}`);

  const needed = neighbours > 0 && clashes > 0;
  const edges = (agents * neighbours) / 2;
  const round = 2 * (agents - 1);
  const dense = neighbours > (agents - 1) / 2;
  const rung = (mechanism: string, messages: number, covers: boolean, because: string): LadderRung => {
    const cost = messages * messageCost + (covers || !needed ? 0 : clashes * clashCost);
    return { mechanism, messages, cost, covers, because };
  };
  const roles = foreseeable === "rule" && !symmetric;
  const convention = foreseeable === "rule";
  const graph = foreseeable !== "nothing";
  const rungs = [
    rung(
      "no coordination",
      0,
      !needed,
      needed
        ? `leaves the clashes: ${clashes} a step, at ${clashCost} each`
        : "no agent's action changes what another's is worth",
    ),
    rung(
      "roles",
      0,
      !needed || roles,
      roles
        ? "the agents differ, so a standing division of labour takes the clashing actions off the table"
        : symmetric
          ? "the agents are alike, so no standing position says which of two goes first"
          : "a division fixed beforehand cannot answer to what shows only at run time",
    ),
    rung(
      "conventions",
      0,
      !needed || convention,
      convention
        ? "everybody knows the rule and what it needs, so each applies it alone"
        : foreseeable === "pairs"
          ? "a fixed rule cannot weigh payoffs that show only at run time"
          : "nobody can agree beforehand on a clash that nobody foresees",
    ),
    rung(
      "coordination graph",
      2 * edges,
      !needed || graph,
      graph
        ? `who may clash is known, so only neighbours talk: two messages on each of ${edges} edges${dense ? "; a graph as dense as this costs nearly an all-to-all round" : ""}`
        : "the edges would have to be known beforehand, and they are not",
    ),
    rung(
      "plan merging",
      round * (1 + clashes),
      true,
      "plans are compared before they are carried out, and every clash found is ordered, delayed or replaced",
    ),
  ];
  let covering = rungs.length - 1;
  for (let i = covering - 1; i >= 0; i--)
    if (rungs[i]!.covers && rungs[i]!.cost <= rungs[covering]!.cost) covering = i;
  const chosen = rungs[covering]!.cost <= rungs[0]!.cost ? covering : 0;
  const { because } = rungs[chosen]!;
  const why =
    chosen === covering
      ? because
      : `${rungs[covering]!.mechanism} would cover it, but costs ${round2(rungs[covering]!.cost)} a step, and the clashes only ${round2(rungs[0]!.cost)}`;
  if (chosen === 0) return { rungs, chosen, why };
  const cheaper = rungs[chosen - 1]!;
  const nextCheaper = cheaper.covers
    ? `${cheaper.mechanism} would do as well, but its messages cost ${round2(cheaper.cost)} a step instead of ${round2(rungs[chosen]!.cost)}`
    : `${cheaper.mechanism} would not do: ${cheaper.because}`;
  return { rungs, chosen, why, nextCheaper };

  function round2(value: number): number {
    return Math.round(value * 100) / 100;
  }
}
