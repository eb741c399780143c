// The turn goes round among those who are there: as they come and go, somebody may be passed over for ever.
// expect fair 2
// cell convention-fair
function goesFairly(sight: Sight): boolean {
  return sight.contenders[sight.step % sight.contenders.length] === sight.agent;
}
