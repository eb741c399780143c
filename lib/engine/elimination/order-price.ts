/** The running price of an elimination order. */
import type { Agent } from "coordlab/world/game.js";

export interface OrderPrice {
  /** Induced width. */
  readonly width: number;
  /** Table cells to compute. */
  readonly cells: number;
  /** Cells of the largest bucket, and its agents. */
  readonly largest: number;
  readonly largestBucket: readonly Agent[];
  /** Whether the order was given up, so that the price is that of its beginning only. */
  readonly givenUp?: boolean | undefined;
}

export const freeOfCharge: OrderPrice = { width: 0, cells: 0, largest: 0, largestBucket: [] };

/** The price of eliminating along one order and then along another. */
export function bothPrices(a: OrderPrice, b: OrderPrice): OrderPrice {
  const { largest, largestBucket } = a.largest >= b.largest ? a : b;
  const givenUp = a.givenUp || b.givenUp;
  return { width: Math.max(a.width, b.width), cells: a.cells + b.cells, largest, largestBucket, givenUp };
}
