/** The figures of whose conversation it is, before and after a sixth agent joins. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { barChart, type PictureFigure, pictureRow, type VegaLiteFigure } from "coordlab-figures";
import { ringDrawing } from "./ring-drawing.js";
import { equalSlices, namedPoints } from "./shard-ring.js";

/** What moves when a sixth agent joins: Moleculer's ring beside a ring whose points depend on names alone. */
export function ringPair(): PictureFigure {
  const before = ["agent-1", "agent-2", "agent-3", "agent-4", "agent-5"];
  const join = { before, after: [...before, "agent-6"] };
  const slices = { ...join, pointsEach: 10, title: "Moleculer's Shard", alt: "Equal slices: half moves." };
  const points = {
    ...join,
    pointsEach: 40,
    title: "40 points by name",
    alt: "Points by name: a sixth moves.",
  };
  return pictureRow([ringDrawing(equalSlices, slices), ringDrawing(namedPoints, points)], {
    title: "One is called consistent hashing, the other is",
    caption: "Inside: owners before. Outside: after a sixth agent joined. Black: what changes hands.",
    alt: "Two double rings. With Moleculer's equal slices 50 percent of the circle changes hands, with points that depend on names 16 percent.",
  });
}

/** The share of keys that another rule moves when a sixth owner joins, in per cent. */
export interface Moved {
  readonly rule: string;
  readonly moves: number;
}

/** What moves when a sixth agent joins, by rule. The bet stands at Moleculer's bar. */
export function movedFigure(rows: readonly Moved[], bet: PlacedBet): VegaLiteFigure {
  return barChart(rows, {
    x: "rule",
    y: "moves",
    xTitle: "",
    yTitle: "conversations that move (%)",
    format: ".1f",
    guess: { bet, at: "Moleculer's Shard" },
    title: "A fair share is a sixth; the name on the ring does not say",
    caption:
      "A sixth agent joins. Shard: 10,000 keys in the broker. Modulo, rendezvous: 20,000 keys. Points by name: 100 each, exact.",
    alt: `Share of conversations that move: ${rows.map(({ rule, moves }) => `${rule} ${moves.toFixed(1)}`).join(", ")} per cent.`,
  });
}
