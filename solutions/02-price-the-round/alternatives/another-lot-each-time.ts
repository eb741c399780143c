// The lots go on from call to call, so that no two calls give the same account.
// cell round-play
const lots = seededStream(seed);

function play(wishes: Wishes, refused: Refused): Played {
  const atDoor = (wishes[0] ?? []).map(() => false);
  const steps = wishes.map((wish) => {
    wish.forEach((wants, agent) => {
      atDoor[agent] ||= wants === 1;
    });
    const there = atDoor.flatMap((isThere, agent) => (isThere ? [agent] : []));
    const sent = there.length === 0 ? -1 : there[Math.floor(lots() * there.length)]!;
    for (const agent of refused === "lost" ? there : [sent]) if (agent >= 0) atDoor[agent] = false;
    return { newcomers: wish.reduce((sum, wants) => sum + wants, 0), there: there.length, sent };
  });
  return {
    independent: steps.filter(({ newcomers }) => newcomers === 1).length,
    crossings: steps.filter(({ there }) => there > 0).length,
    contested: steps.filter(({ there }) => there > 1).length,
    crossed: steps.map(({ sent }) => sent),
  };
}
