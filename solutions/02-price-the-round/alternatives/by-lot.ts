// Each agent draws a ticket when it comes to the door, and the highest ticket goes first.
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  const draw = seededStream(seed);
  const tickets = new Map<number, number>();
  const counts = { independent: 0, crossings: 0, contested: 0 };
  const crossed: number[] = [];
  for (const wish of wishes) {
    if (wish.filter((wants) => wants === 1).length === 1) counts.independent += 1;
    wish.forEach((wants, agent) => {
      if (wants === 1 && !tickets.has(agent)) tickets.set(agent, draw());
    });
    if (tickets.size >= 2) counts.contested += 1;
    if (tickets.size === 0) {
      crossed.push(-1);
      continue;
    }
    const [winner] = [...tickets].reduce((best, other) => (other[1] > best[1] ? other : best));
    crossed.push(winner);
    counts.crossings += 1;
    if (refused === "lost") tickets.clear();
    else tickets.delete(winner);
  }
  return { ...counts, crossed };
}
