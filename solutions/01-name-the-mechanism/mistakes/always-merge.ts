// Plan merging everywhere: it is good enough nearly everywhere, and dear.
// expect crawlers 2
// expect lift 2
// cell name-crawlers
const crawlersChoice: Choice | undefined = { situation: "open web", mechanism: "plan merging", fails: "independent choice" };
// cell name-lift
const liftChoice: Choice | undefined = { situation: "six robots", mechanism: "plan merging", fails: "rotating" };
