/** What the channel's ledger says of a mechanism's serial fraction, over many worlds of the corridor. */

import { amdahlCeiling } from "coordlab/overhead/amdahl.js";
import { ledgerSerialFraction } from "coordlab/overhead/serial-fraction.js";
import { bernoulliDemand, corridor } from "coordlab/scenarios/corridor.js";
import { estimate } from "coordlab/world/estimate.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { simulate } from "coordlab/world/simulate.js";
import { table } from "coordlab-figures/drawings/table.js";
import type { TableFigure } from "coordlab-figures/figure.js";

/** Means over worlds, with 95 % intervals of the serial fraction and of the ceiling that follows from it. */
export interface LedgerRow {
  readonly agents: number;
  readonly demand: number;
  readonly mechanism: string;
  readonly crossings: number;
  readonly messages: number;
  readonly s: number;
  readonly low: number;
  readonly high: number;
  readonly ceiling: number;
}

/** Each mechanism in a corridor with remembered wishes; another seed, other worlds. */
export function overLedgers(
  mechanisms: readonly Mechanism[],
  { agents, demand }: { readonly agents: number; readonly demand: number },
  { worlds, steps, messageTime, seed }: Readonly<Record<"worlds" | "steps" | "messageTime" | "seed", number>>,
): LedgerRow[] {
  const world = corridor({ agents, demand: bernoulliDemand(demand), refused: "remembered" });
  return mechanisms.map((mechanism) => {
    let [crossings, messages] = [0, 0];
    const { mean, low, high } = estimate(
      worlds,
      (run) => {
        const ledger = simulate(world, mechanism, steps, seededStream(run));
        crossings += ledger.worked / worlds;
        messages += ledger.messages / worlds;
        return ledgerSerialFraction(ledger, messageTime);
      },
      seed,
    );
    const row = { agents, demand, mechanism: mechanism.name, crossings, messages };
    return { ...row, s: mean, low, high, ceiling: amdahlCeiling(mean) };
  });
}

/** One row a team and a mechanism. */
export function ledgerTable(rows: readonly LedgerRow[]): TableFigure {
  return table(rows, {
    digits: { crossings: 1, messages: 0, s: 3, low: 3, high: 3, ceiling: 1 },
    columns: {
      agents: "agents n",
      demand: "demand p",
      mechanism: "mechanism",
      crossings: "crossings",
      messages: "messages",
      s: "s from the ledger",
      low: "95 % from",
      high: "to",
      ceiling: "ceiling 1/s",
    },
  });
}
