// coordlab plays the corridor; what only uses the account that it gives is wrong with it.
// expect play 0
// expect fee 0
// expect sweep 0
// expect plot 0
// expect loses 2
// cell round-play
import * as lab from "coordlab";

function play(wishes: Wishes, refused: Refused): Played {
  const { independentReward, crossings, contested } = lab.playCorridor(wishes, refused);
  return { independent: independentReward, crossings, contested, crossed: [] };
}
// cell round-fee
function coordinatedReward(account: Account, fee: number): number {
  return lab.coordinatedReward({ ...account, independentReward: account.independent }, fee);
}

function breakEven(account: Account): number {
  return lab.breakEvenFee({ ...account, independentReward: account.independent });
}
