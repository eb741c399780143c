// The rows of the plot come team by team, and the orders that differ are others.
// cell round-plot
interface Dot {
  readonly demand: number;
  readonly team: "coordinated" | "independent";
  readonly reward: number;
}

function plotRows(fee: number, refused: Refused): Dot[] {
  const rows = sweep(fee, refused);
  return (["independent", "coordinated"] as const).flatMap((team) => rows.map((row) => ({ demand: row.demand, team, reward: row[team] })));
}
// cell round-order
interface TwoOrders {
  readonly wishes: Wishes;
  readonly one: Crossed;
  readonly other: Crossed;
}

const twoOrders: TwoOrders | undefined = {
  wishes: [[1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]],
  one: [0, 1, 0, 3],
  other: [1, 0, -1, 3],
};
