/** The long runs of the notebook, recorded with the settings that repeat them. */
import { curves } from "./recorded-curves.js";
import { edges } from "./recorded-edges.js";
import { games } from "./recorded-games.js";
import type { Recorded } from "./recorded-learning.js";

/** All of them: `games` are learners on small games and on graphs, `edges` what a log shows of who has to agree. */
export const recordedLearning: Recorded = { ...games, ...curves, ...edges };
