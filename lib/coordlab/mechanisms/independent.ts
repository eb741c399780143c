import { type Mechanism, silent } from "../world/mechanism.js";

/**
 * Independent choice: every agent takes what looks best to it, as if it were alone.
 */
export const independent: Mechanism = silent("independent choice", "none", () => () => 0);
