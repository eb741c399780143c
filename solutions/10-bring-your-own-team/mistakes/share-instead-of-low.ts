// The share is compared with the mark, not the lower end of its interval.
// expect cheapest 0
// cell own-cheapest
function cheapest(rungs: readonly MeasuredRung[], enough: number): MeasuredRung | undefined {
  return [...rungs]
    .filter(({ share }) => share >= enough)
    .sort((a, b) => a.messages - b.messages || b.share - a.share)[0];
}
