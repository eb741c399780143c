/** coordlab: everything that a notebook imports. */
export * from "./channel.js";
export * from "./game.js";
export * from "./graph/coordination-graph.js";
export * from "./graph/solution.js";
export * from "./overhead/amdahl.js";
export * from "./overhead/fit.js";
export * from "./overhead/gustafson.js";
export * from "./overhead/karp-flatt.js";
export * from "./overhead/measurement.js";
export * from "./overhead/published.js";
export * from "./overhead/round-messages.js";
export * from "./overhead/scalability-law.js";
export * from "./overhead/serial-fraction.js";
export * from "./overhead/student-t.js";
export * from "./random.js";
