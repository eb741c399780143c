// Of rungs with equally few messages the first is taken, whatever it earns.
// expect cheapest 0
// cell own-cheapest
function cheapest(rungs: readonly MeasuredRung[], enough: number): MeasuredRung | undefined {
  const able = rungs.filter(({ low }) => low >= enough);
  const fewest = Math.min(...able.map(({ messages }) => messages));
  return able.find(({ messages }) => messages === fewest);
}
