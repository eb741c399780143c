// The fee is charged for every crossing, contested or not.
// expect fee 0
// cell round-fee
function coordinatedReward(account: Account, fee: number): number {
  return account.crossings * (1 - fee);
}

function breakEven(account: Account): number {
  return 1 - account.independent / account.crossings;
}
