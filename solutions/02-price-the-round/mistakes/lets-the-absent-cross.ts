// The counts are right, but the order that goes with them is not: the agent that crosses is not at the door.
// expect play 0
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  const door = new Set<number>();
  let independent = 0;
  let contested = 0;
  const crossed: number[] = [];
  for (const [step, wish] of wishes.entries()) {
    const fresh = wish.flatMap((wants, agent) => (wants === 1 ? [agent] : []));
    if (fresh.length === 1) independent++;
    for (const agent of fresh) door.add(agent);
    if (door.size > 1) contested++;
    crossed.push(door.size > 0 ? step % wish.length : -1);
    door.delete(Math.min(...door));
    if (refused === "lost") door.clear();
  }
  return { independent, crossings: crossed.filter((agent) => agent >= 0).length, contested, crossed };
}
