// Every chance below the share is kept, however many pairs there are.
// expect keep 0
// cell agree-keep
function keep(chances: readonly number[], falseShare: number): number[] {
  return chances.map((_, position) => position).filter((position) => chances[position]! <= falseShare);
}
