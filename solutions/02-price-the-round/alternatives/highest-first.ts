// The highest number goes first.
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  let door: number[] = [];
  let independent = 0;
  let contested = 0;
  const crossed: number[] = [];
  for (const wish of wishes) {
    const fresh = wish.flatMap((wants, agent) => (wants === 1 ? [agent] : []));
    if (fresh.length === 1) independent++;
    for (const agent of fresh) if (!door.includes(agent)) door.push(agent);
    if (door.length > 1) contested++;
    const next = door.length === 0 ? -1 : Math.max(...door);
    crossed.push(next);
    door = refused === "lost" ? [] : door.filter((agent) => agent !== next);
  }
  return { independent, crossings: crossed.filter((agent) => agent !== -1).length, contested, crossed };
}
