/** Where the vertices of a drawing stand. Deterministic: same graph, same places. */

import type { Place } from "../svg/place.js";

/** How vertices are placed: by a rule, or each at a given place. */
export type GraphLayout = "circle" | "line" | "grid" | "layered" | "spring" | readonly Place[];

/**
 * Places for vertices 0 .. n-1.
 *
 * - `circle`: clockwise from the top; `line`: left to right; `grid`: row by row, about square;
 * - `layered`: by distance from vertex 0, for trees;
 * - `spring`: stress majorisation, sum over i < j of (|p_i - p_j| - d_ij)^2 / d_ij^2 with d_ij the distance in
 *   the graph, started from the circle; 200 rounds of O(n^2), for 60 vertices or fewer.
 *
 * @see Gansner, Koren & North (2004)
 */
export function graphPlaces(
  n: number,
  edges: readonly (readonly [number, number])[],
  layout: GraphLayout,
): Place[] {
  if (typeof layout !== "string") {
    if (layout.length !== n) throw new RangeError(`layout must place ${n} vertices, got ${layout.length}`);
    return [...layout];
  }
  if (layout === "line") return Array.from({ length: n }, (_, i) => [i, 0] as const);
  if (layout === "circle") return circle(n);
  if (layout === "layered") return layered(n, edges);
  if (layout === "spring") return stress(n, edges);
  const columns = Math.ceil(Math.sqrt(n));
  return Array.from({ length: n }, (_, i) => [i % columns, Math.floor(i / columns)] as const);
}

/** Neighbours on the circle stand one unit apart. */
function circle(n: number): Place[] {
  const radius = n < 3 ? 0.5 : 1 / (2 * Math.sin(Math.PI / n));
  return Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)] as const;
  });
}

function layered(n: number, edges: readonly (readonly [number, number])[]): Place[] {
  const depth = distances(n, edges)[0]?.map((d) => (Number.isFinite(d) ? d : 0)) ?? [];
  const widest = Math.max(...depth.map((d) => depth.filter((other) => other === d).length), 1);
  const seen = new Map<number, number>();
  return depth.map((d) => {
    const before = seen.get(d) ?? 0;
    seen.set(d, before + 1);
    const count = depth.filter((other) => other === d).length;
    return [((before + 0.5) * widest) / count, d] as const;
  });
}

/** Each vertex moves in turn to the weighted mean of where the others want it. */
function stress(n: number, edges: readonly (readonly [number, number])[]): Place[] {
  const wanted = distances(n, edges);
  const far = Math.max(1, ...wanted.flat().filter(Number.isFinite)) + 1;
  const places = circle(n).map(([x, y]) => [x, y] as [number, number]);
  for (let round = 0; round < 200; round++)
    for (let i = 0; i < n; i++) {
      let [x, y, weights] = [0, 0, 0];
      for (let j = 0; j < n; j++) {
        if (i === j) continue;
        const d = Math.min(wanted[i]![j]!, far);
        const [dx, dy] = [places[i]![0] - places[j]![0], places[i]![1] - places[j]![1]];
        const apart = Math.hypot(dx, dy) || 1e-9;
        x += (places[j]![0] + (d * dx) / apart) / d ** 2;
        y += (places[j]![1] + (d * dy) / apart) / d ** 2;
        weights += 1 / d ** 2;
      }
      if (weights > 0) places[i] = [x / weights, y / weights];
    }
  return places;
}

/** Hops between all pairs, by breadth-first search from each vertex. O(n (n + m)). */
function distances(n: number, edges: readonly (readonly [number, number])[]): number[][] {
  const neighbours = Array.from({ length: n }, (): number[] => []);
  for (const [a, b] of edges) {
    neighbours[a]?.push(b);
    neighbours[b]?.push(a);
  }
  return neighbours.map((_, start) => {
    const hops = new Array<number>(n).fill(Number.POSITIVE_INFINITY);
    hops[start] = 0;
    const queue = [start];
    for (const at of queue)
      for (const next of neighbours[at]!)
        if (hops[next] === Number.POSITIVE_INFINITY) {
          hops[next] = hops[at]! + 1;
          queue.push(next);
        }
    return hops;
  });
}
