/** Independent choice: every agent takes what looks best to it, as if it were alone. */
import { type Mechanism, silent } from "../world/mechanism.js";

export const independent: Mechanism = silent("independent choice", "none", () => () => 0);
