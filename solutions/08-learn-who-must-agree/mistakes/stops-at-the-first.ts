// Stops at the first place above the line, though a later one may lie below it.
// expect keep 0
// cell agree-keep
function keep(chances: readonly number[], falseShare: number): number[] {
  const order = chances.map((_, position) => position).sort((p, q) => chances[p]! - chances[q]!);
  const above = order.findIndex((position, k) => chances[position]! > (falseShare * (k + 1)) / chances.length);
  return above === -1 ? order : order.slice(0, above);
}
