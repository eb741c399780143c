// Standing roles where they are good enough, a convention where two robots could have roles, unsuited ones named.
// cell name-crawlers
const crawlersChoice: Choice | undefined = { situation: "open web", mechanism: "roles", fails: "independent choice" };
// cell name-lift
const liftChoice: Choice | undefined = { situation: "two robots", mechanism: "lowest ID", fails: "independent choice" };
// cell name-drones
const dronesChoice: Choice | undefined = { situation: "one lane", mechanism: "plan merging", fails: "coordination graph" };
