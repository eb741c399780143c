// Every team earns nothing, and the rest agrees with that: no points for agreeing with oneself.
// expect play 0
// expect sweep 0
// expect loses 3
// cell round-play
function play(wishes: Wishes, refused: Refused): Played {
  return { independent: 0, crossings: 0, contested: 0, crossed: wishes.map(() => -1) };
}
