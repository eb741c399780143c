/**
 * What an assignment can withhold by one word: for each idea the functions that give its answer away, by the names
 * under which they are exported. What uses one of them goes with it and need not be named.
 */
export const ideas: Readonly<Record<string, readonly string[]>> = {
  "corridor accounts": [
    "playCorridor",
    "expectedCorridor",
    "coordinatedReward",
    "breakEvenFee",
    "corridorSerialFraction",
    "feeSweep",
  ],
  "rendezvous hashing": ["rendezvousPlace"],
  // Looking up, eliminating, and every solver that gives the same answer.
  elimination: [
    "valueAt",
    "maximiseOut",
    "eliminate",
    "variableElimination",
    "eliminationOrder",
    "eliminationPrice",
    "minDegree",
    "minFill",
    "planElimination",
    "payoff",
    "bruteForce",
    "branchAndBound",
    "solve",
    "dpop",
    "maxPlus",
    "maxPlusMessages",
    "kokVlassis",
    "observe",
    "priceBySize",
    "timeBySize",
  ],
  "plan merging": [
    "findConflicts",
    "timetableAlone",
    "describeConflict",
    "describeResolution",
    "completeOrders",
    "mergePlans",
    "mergeFirstCome",
    "mergeByPriority",
    "planOf",
    "planMerging",
    "priceResolutions",
    "compareMergers",
  ],
  "fits of the scalability law": ["karpFlatt", "impliedFractions", "fitScalabilityLaw", "fitAmdahl", "peak"],
};
