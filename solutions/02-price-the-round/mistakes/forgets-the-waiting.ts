// Remembered demand is treated like lost demand.
// expect play 2
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  const crossed = wishes.map((wish) => wish.indexOf(1));
  const counts = wishes.map((wish) => wish.filter((wants) => wants === 1).length);
  const crossings = counts.filter((count) => count > 0).length;
  const contested = counts.filter((count) => count > 1).length;
  return { independent: crossings - contested, crossings, contested, crossed };
}
