// The root of c/a is rounded; the nearest whole number is not always the cheapest, and 0 desks are no team.
// expect growth 2
// cell cut-growth
interface Bill {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

function quadraticThrough(one: number, two: number, three: number): Bill {
  const a = (three - 2 * two + one) / 2;
  const b = two - one - 3 * a;
  return { a, b, c: one - a - b };
}

function cheapestTeam({ a, c }: Bill): number {
  return a === 0 && c === 0 ? 1 : Math.round(Math.sqrt(c / a));
}
