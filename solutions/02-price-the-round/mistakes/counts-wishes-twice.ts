// An agent that waits and wishes anew is counted twice, and the backlog never ends.
// expect play 2
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  let queue: number[] = [];
  const account = { independent: 0, crossings: 0, contested: 0 };
  const crossed: number[] = [];
  for (const wish of wishes) {
    const fresh = wish.flatMap((wants, agent) => (wants === 1 ? [agent] : []));
    queue.push(...fresh);
    if (fresh.length === 1) account.independent++;
    if (queue.length > 0) account.crossings++;
    if (queue.length > 1) account.contested++;
    crossed.push(queue.shift() ?? -1);
    if (refused === "lost") queue = [];
  }
  return { ...account, crossed };
}
