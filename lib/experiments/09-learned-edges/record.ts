/** The long runs of the notebook, by name. `write-recorded.ts` runs them and writes what came out. */
import { recordCopying, recordExploring, recordParity, recordRows, recordSizes } from "./record-edges.js";
import {
  recordAgain,
  recordCliff,
  recordCurves,
  recordMatrix,
  recordMixing,
  recordTeams,
  recordTenfold,
  recordTurned,
} from "./record-learners.js";
import type { Recorded } from "./recorded-learning.js";

/** Each part of the recording by its name. */
export const parts: { readonly [Part in keyof Recorded]: () => Recorded[Part] } = {
  matrix: recordMatrix,
  again: recordAgain,
  teams: recordTeams,
  tenfold: recordTenfold,
  mixing: recordMixing,
  turned: recordTurned,
  curves: recordCurves,
  cliff: recordCliff,
  rows: recordRows,
  exploring: recordExploring,
  sizes: recordSizes,
  parity: recordParity,
  copying: recordCopying,
};
