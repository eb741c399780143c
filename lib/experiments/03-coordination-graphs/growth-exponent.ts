/** How steeply a cost grows, read off measurements. */

/**
 * The slope of log(cost) over log(size) by least squares: p where the cost grows as size^p. Where the cost grows
 * exponentially there is no such p, and the slope rises with the sizes measured.
 *
 * @throws RangeError with fewer than 2 points, or one that is not positive
 * @example growthExponent([[10, 300], [100, 30_000]]) // 2
 */
export function growthExponent(points: readonly (readonly [size: number, cost: number])[]): number {
  if (points.length < 2) throw new RangeError(`a slope needs at least 2 points, got ${points.length}`);
  const bad = points.flat().find((value) => !(value > 0));
  if (bad !== undefined) throw new RangeError(`sizes and costs must be positive, got ${bad}`);
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + Math.log(point[k]), 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  let [xy, xx] = [0, 0];
  for (const [size, cost] of points) {
    xy += (Math.log(size) - x) * (Math.log(cost) - y);
    xx += (Math.log(size) - x) ** 2;
  }
  return xy / xx;
}
