// Whoever sees somebody else waits: symmetric, a livelock.
// expect one 0
// expect fair 0
// cell convention-one
function goes(sight: Sight): boolean {
  return sight.contenders.length === 1;
}
// cell convention-fair
function goesFairly(sight: Sight): boolean {
  return sight.contenders.length === 1;
}
