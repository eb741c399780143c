// Of several that send equally few messages others are taken, and others of a rung that fails.
// cell name-crawlers
const crawlersChoice: Choice | undefined = { situation: "open web", mechanism: "rendezvous hash", fails: "independent choice" };
// cell name-lift
const liftChoice: Choice | undefined = { situation: "six robots", mechanism: "coordination graph", fails: "lowest ID" };
// cell name-drones
const dronesChoice: Choice | undefined = { situation: "two lanes", mechanism: "rotating", fails: "independent choice" };
