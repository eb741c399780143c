// The textbook's question is answered as it is put: one crossover, and coordination loses above it.
// expect loses 3
// cell round-answers
const lostBreakEven: number | undefined = 0.72;
const pattern: "none" | "all above a threshold" | "all below a threshold" | "an interval" | "all" | undefined = "all above a threshold";
