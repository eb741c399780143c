// Wasted work is taken for a missed synergy, and the other way round.
// expect cost 1
// cell name-cost
type Cost = "collision" | "duplicated work" | "missed synergy";
const dominantCost: Record<"crawlers" | "lift" | "drones", Cost> | undefined = { crawlers: "missed synergy", lift: "duplicated work", drones: "collision" };
