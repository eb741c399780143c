// What fails is cheaper, but not the next cheaper: the rungs between are passed over.
// expect lift 2
// expect drones 2
// cell name-lift
const liftChoice: Choice | undefined = { situation: "six robots", mechanism: "coordination graph", fails: "independent choice" };
// cell name-drones
const dronesChoice: Choice | undefined = { situation: "one lane", mechanism: "plan merging", fails: "keep right" };
