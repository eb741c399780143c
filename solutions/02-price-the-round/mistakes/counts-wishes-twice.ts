// An agent that waits and wishes anew is counted twice, and the backlog never ends.
// expect play 2
// expect sweep 0
// expect loses 3
// cell round-play
function play(wishes: Wishes, refused: Refused): Account {
  let waiting = 0;
  const account = { independent: 0, crossings: 0, contested: 0 };
  for (const wish of wishes) {
    const fresh = wish.filter((wants) => wants === 1).length;
    const wanting = fresh + waiting;
    if (fresh === 1) account.independent++;
    if (wanting > 0) account.crossings++;
    if (wanting > 1) account.contested++;
    waiting = refused === "remembered" ? Math.max(0, wanting - 1) : 0;
  }
  return account;
}
