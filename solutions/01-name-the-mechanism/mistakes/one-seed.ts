// The share is the mean of three shares, not the share of the sums; unsuited mechanisms throw.
// expect share 0
// cell name-share
function share(situation: Situation, mechanism: Name): number {
  const shares = [1, 2, 3].map(
    (seed) => run(situation, mechanism, seed).reward / simulate(situations[situation], centralPlanner, 100, seededStream(seed)).reward,
  );
  return (shares[0]! + shares[1]! + shares[2]!) / 3;
}

function sufficient(situation: Situation, mechanism: Name): boolean {
  return share(situation, mechanism) >= 0.75;
}
