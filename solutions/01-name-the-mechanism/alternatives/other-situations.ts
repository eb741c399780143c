// The other situation of each place, and the answers that its experiments carry; a rung that makes no sense is named.
// cell name-crawlers
const crawlersChoice: Choice | undefined = { situation: "neighbouring sites", mechanism: "roles", fails: "independent choice" };
// cell name-lift
const liftChoice: Choice | undefined = { situation: "two robots", mechanism: "roles", fails: "independent choice" };
// cell name-drones
const dronesChoice: Choice | undefined = { situation: "two lanes", mechanism: "keep right", fails: "roles" };
