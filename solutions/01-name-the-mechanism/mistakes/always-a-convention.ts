// A convention everywhere, because it is free: robots miss each other, drones block each other.
// expect lift 0
// expect drones 1
// cell name-lift
const liftChoice: Choice | undefined = { situation: "six robots", mechanism: "rotating", fails: "independent choice" };
// cell name-drones
const dronesChoice: Choice | undefined = { situation: "one lane", mechanism: "keep right", fails: "independent choice" };
