// The round is taken to come on top of the step instead of out of it.
// expect serial 0
// cell round-serial
function serialShare(account: Account, fee: number): number {
  return (fee * account.contested) / (account.crossings + fee * account.contested);
}

function ceiling(account: Account, fee: number): number {
  return 1 + 1 / serialShare(account, fee);
}

function shareAtBreakEven(account: Account): number {
  return account.independent / account.crossings;
}
