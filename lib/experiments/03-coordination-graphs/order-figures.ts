/** The figures of whom to send home first: one call each. */
import type { PlacedBet } from "coordlab/bets/bet.js";
import { eliminationOrder, eliminationPrice } from "coordlab/graph/elimination-order.js";
import { grid, pairwiseGraph, star } from "coordlab/graph/topologies.js";
import { barChart } from "coordlab-figures/charts/bar-chart.js";
import { eliminationDrawing } from "coordlab-figures/drawings/elimination-drawing.js";
import { pictureRow } from "coordlab-figures/drawings/picture-row.js";
import type { PictureFigure, VegaLiteFigure } from "coordlab-figures/figure.js";

/** A star after its first agent has gone: a leaf, or the hub. */
export function leafOrHub(agents: number): PictureFigure {
  const graph = pairwiseGraph(star(agents), 3, () => 0);
  const leaves = agents - 1;
  const around = (i: number) =>
    [Math.sin((i * 2 * Math.PI) / leaves), -Math.cos((i * 2 * Math.PI) / leaves)] as const;
  const layout = [[0, 0] as const, ...Array.from({ length: leaves }, (_, i) => around(i))];
  const hubFirst = Array.from({ length: agents }, (_, i) => i);
  const drawing = (order: readonly number[], title: string) =>
    eliminationDrawing(graph, {
      order,
      gone: 1,
      title,
      layout,
      width: 320,
      height: 300,
      alt: `${title}: a star.`,
    });
  return pictureRow(
    [drawing([...hubFirst.slice(1), 0], "A leaf has gone"), drawing(hubFirst, "The hub has gone")],
    {
      title: "Same graph, same optimum, two orders",
      caption: `A leaf leaves a table over the hub alone. The hub leaves one over all ${leaves} leaves, every pair joined.`,
      alt: `A star of ${agents}. After a leaf goes, a smaller star is left. After the hub goes, all leaves are joined with each other.`,
    },
  );
}

/** How much dearer each order of a star is than the first. */
export function orderFigure(
  orders: readonly { readonly order: string; readonly cells: number }[],
  bet?: PlacedBet,
): VegaLiteFigure {
  const rows = orders.map(({ order, cells }) => ({ order, times: cells / orders[0]!.cells }));
  return barChart(rows, {
    x: "order",
    y: "times",
    xTitle: "a star of eight, three actions each",
    yTitle: `table cells (times ${orders[0]!.cells})`,
    format: ".0f",
    height: 240,
    ...(bet && { guess: { bet, at: orders.at(-1)!.order } }),
    title: "Only the order differs",
    alt: `Table cells of ${orders.map(({ order, cells }) => `${order}: ${cells}`).join("; ")}.`,
  });
}

export interface RulePrice {
  readonly side: number;
  readonly order: string;
  readonly width: number;
  readonly cells: number;
}

/** Square grids by two orders: row by row, and greedily by the fewest new edges. */
export function rowsOrGreedy(sides: readonly number[]): RulePrice[] {
  return sides.flatMap((side) => {
    const graph = pairwiseGraph(grid(side, side), 3, () => 0);
    const rows = Array.from({ length: side * side }, (_, i) => i);
    return [
      { side, order: "row by row", ...eliminationPrice(graph, rows) },
      { side, order: "fewest new edges", ...eliminationPrice(graph, eliminationOrder(graph)) },
    ];
  });
}

/** Both orders on the largest of the grids, and where each is ahead. */
export function ruleFigure(rows: readonly RulePrice[], bet?: PlacedBet): VegaLiteFigure {
  const side = Math.max(...rows.map((row) => row.side));
  const largest = rows.filter((row) => row.side === side);
  return barChart(
    largest.map(({ order, cells }) => ({ order, powers: Math.log10(cells) })),
    {
      x: "order",
      y: "powers",
      xTitle: `grid of ${side} x ${side}, three actions each`,
      yTitle: "table cells (powers of ten)",
      format: ".1f",
      height: 260,
      ...(bet && { guess: { bet } }),
      title: "The rule loses to plain rows",
      alt: `Table cells: ${largest.map(({ order, width, cells }) => `${order} ${cells.toExponential(1)}, width ${width}`).join("; ")}.`,
    },
  );
}
