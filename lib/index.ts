/** coordlab: everything that a notebook imports. */
export * from "./channel.js";
export * from "./game.js";
export * from "./graph/coordination-graph.js";
export * from "./graph/solution.js";
export * from "./random.js";
