/** Circles of a directed graph, and the floors of what has none. */

export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** The strongly connected components of more than one node, by Tarjan's algorithm; each is sorted. */
export function circles(arrows: Arrows): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    open.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const circle = open.splice(open.indexOf(node));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return found.sort();
}

/** The floor of each node: 0 if it needs nothing, else one above the highest that it needs. Nodes on a circle share one. */
export function floors(arrows: Arrows): Map<string, number> {
  const circleOf = new Map(
    circles(arrows).flatMap((circle) => circle.map((node) => [node, circle] as const)),
  );
  const found = new Map<string, number>();
  const floor = (node: string): number => {
    const known = found.get(node);
    if (known !== undefined) return known;
    const together = circleOf.get(node) ?? [node];
    const below = together
      .flatMap((each) => [...(arrows.get(each) ?? [])])
      .filter((next) => !together.includes(next));
    const height = Math.max(0, ...below.map((next) => floor(next) + 1));
    for (const each of together) found.set(each, height);
    return height;
  };
  for (const node of arrows.keys()) floor(node);
  return found;
}
