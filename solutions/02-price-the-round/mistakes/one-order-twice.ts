// It is taken to be all the same who goes first: the two orders cross equally often. And both teams are one curve.
// expect order 1
// expect plot 0
// cell round-order
interface TwoOrders {
  readonly wishes: Wishes;
  readonly one: Crossed;
  readonly other: Crossed;
}

const twoOrders: TwoOrders | undefined = { wishes: [[1, 1], [0, 0]], one: [0, 1], other: [1, 0] };
// cell round-plot
interface Dot {
  readonly demand: number;
  readonly team: "coordinated" | "independent";
  readonly reward: number;
}

function plotRows(fee: number, refused: Refused): Dot[] {
  return sweep(fee, refused).flatMap(({ demand, coordinated }): Dot[] => [
    { demand, team: "coordinated", reward: coordinated }, { demand, team: "independent", reward: coordinated },
  ]);
}
