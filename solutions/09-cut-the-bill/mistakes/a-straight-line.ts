// The bill of three is extrapolated as a straight line.
// expect growth 2
// cell cut-growth
interface Bill {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

function quadraticThrough(one: number, two: number, three: number): Bill {
  return { a: 0, b: (three - one) / 2, c: one - (three - one) / 2 };
}

function cheapestTeam({ a, b, c }: Bill): number {
  if (a === 0) return c > 0 ? Infinity : 1;
  const perDesk = (n: number) => a * n + b + c / n;
  const below = Math.max(1, Math.floor(Math.sqrt(c / a)));
  return perDesk(below) <= perDesk(below + 1) ? below : below + 1;
}
