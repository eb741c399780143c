// Neighbours of an eliminated agent are not joined to each other.
// expect width 0
// cell eliminate-width
function inducedWidth(edges: readonly (readonly [number, number])[], n: number, order: readonly number[]): number {
  const gone = new Set<number>();
  let width = 0;
  for (const agent of order) {
    const around = edges.flatMap(([i, j]) => (i === agent ? [j] : j === agent ? [i] : [])).filter((i) => !gone.has(i));
    width = Math.max(width, around.length);
    gone.add(agent);
  }
  return width;
}
