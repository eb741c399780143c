// The list that came is sorted: whoever gave it finds it in another order.
// expect cheapest 0
// cell own-cheapest
function cheapest(rungs: readonly MeasuredRung[], enough: number): MeasuredRung | undefined {
  return (rungs as MeasuredRung[])
    .sort((a, b) => a.messages - b.messages || b.share - a.share)
    .find(({ low }) => low >= enough);
}
