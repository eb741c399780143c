// Only the agent whose turn it is goes, there or not: fair, but steps are lost.
// expect fair 3
// cell convention-fair
function goesFairly(sight: Sight): boolean {
  return sight.step % sight.agents === sight.agent;
}
