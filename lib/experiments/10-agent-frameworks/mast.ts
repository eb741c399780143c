/**
 * The fourteen failure modes of MAST (Cemri et al. 2025, arXiv 2503.13657), with their versions. The paper itself
 * was not read for this table; what was:
 *
 * - codes of the early and the interim taxonomy: `mas_failure_distribution.ipynb` (c10c3a9, 18 codes, 152 traces)
 *   and `llm_as_a_judge_traces/definitions.txt` (14ff46d, 16 codes) in rkat7/multi-agent-system-traces, a copy of
 *   the authors' repository;
 * - the released labels: traces with each mode as counted in petroslamb/autonomy-tax-enterprise-agents,
 *   `sources/derived/mast/mast_label_stats.tsv` (e29f2bc): 1,242 traces, 3,064 labels;
 * - percentages of the paper's second and third version: public reading notes that quote them alike.
 */

export interface FailureMode {
  /** Number in the published taxonomy of 14. */
  readonly code: string;
  readonly name: string;
  /** Numbers in the early taxonomy of 18 and the interim one of 16. */
  readonly early: string;
  readonly interim: string;
  /** Per cent of labels in the paper's second and third version. */
  readonly v2: number;
  readonly v3: number;
  /** Traces with this label in the released file. */
  readonly traces: number;
  /** The textbook's failure, and the mechanism that answers it. */
  readonly failure: string;
  readonly mechanism: string;
}

const row = (
  code: string,
  name: string,
  [early, interim]: readonly [string, string],
  [v2, v3, traces]: readonly [number, number, number],
  [failure, mechanism]: readonly [string, string],
): FailureMode => ({ code, name, early, interim, v2, v3, traces, failure, mechanism });

const none = "none";
export const failureModes: readonly FailureMode[] = [
  row("1.1", "disobeys the task", ["1.1", "1.1"], [10.98, 11.8, 367], [none, "no mechanism"]),
  row("1.2", "disobeys its role", ["2.6", "1.6"], [0.5, 1.5, 10], ["collision", "roles"]),
  row("1.3", "repeats a step", ["2.2", "1.4"], [17.14, 15.7, 451], ["duplicated work", "ownership, roles"]),
  row("1.4", "loses the history", ["2.3", "1.5"], [3.33, 2.8, 71], ["duplicated work", "an owner who stays"]),
  row(
    "1.5",
    "does not know when to stop",
    ["1.5", "1.2"],
    [9.82, 12.4, 346],
    ["livelock", "convention with a limit"],
  ),
  row(
    "2.1",
    "starts the conversation again",
    ["2.4", "2.1"],
    [2.33, 2.2, 50],
    ["duplicated work", "an owner who stays"],
  ),
  row("2.2", "does not ask back", ["1.4", "2.2"], [11.65, 6.8, 303], ["missed synergy", "a message"]),
  row("2.3", "leaves the task", ["2.5", "2.3"], [7.15, 7.4, 224], [none, "no mechanism"]),
  row(
    "2.4",
    "withholds information",
    ["3.2", "2.5"],
    [1.66, 0.85, 40],
    ["missed synergy", "an edge of the graph"],
  ),
  row("2.5", "ignores another's input", ["3.3", "2.6"], [0.17, 1.9, 0], ["collision", "plan merging"]),
  row(
    "2.6",
    "does not do what it reasons",
    ["1.2", "2.7"],
    [13.98, 13.2, 495],
    ["collision", "replay of the plan"],
  ),
  row("3.1", "ends too early", ["4.1", "3.1"], [7.82, 6.2, 208], ["missed synergy", "a stop rule all know"]),
  row(
    "3.2",
    "does not check, or in part",
    ["4.2 or 4.3", "3.2 or 3.3"],
    [6.82, 8.2, 216],
    [none, "plan check"],
  ),
  row("3.3", "checks wrongly", ["4.3 or 4.2", "3.3 or 3.2"], [6.66, 9.1, 283], [none, "plan check"]),
];

/** Labels in the released file. */
export const releasedLabels: number = failureModes.reduce((sum, { traces }) => sum + traces, 0);

/** One mode's share of labels by version, in per cent: a slope for each mode. */
export function sharesByVersion(
  codes: readonly string[],
): { mode: string; version: string; share: number }[] {
  return failureModes
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ name, v2, v3, traces }) => [
      { mode: name, version: "paper, version 2", share: v2 },
      { mode: name, version: "paper, version 3", share: v3 },
      { mode: name, version: "released labels", share: (100 * traces) / releasedLabels },
    ]);
}
