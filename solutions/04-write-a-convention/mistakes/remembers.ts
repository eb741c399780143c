// Who went last is kept in a variable outside: one agent's memory would have to be everybody's.
// Another moment of the same step finds the first one's winner.
// expect fair 2
// cell convention-fair
let last = -1;
let lastStep = -1;
let winner = -1;

function goesFairly(sight: Sight): boolean {
  if (sight.step !== lastStep) {
    winner = sight.contenders.find((other) => other > last) ?? sight.contenders[0]!;
    last = winner;
    lastStep = sight.step;
  }
  return sight.agent === winner;
}
