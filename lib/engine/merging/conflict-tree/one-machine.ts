/** The one-machine test: can jobs share one machine within their windows, if they may be interrupted? */

export interface Job {
  readonly release: number;
  readonly length: number;
  readonly deadline: number;
}

/**
 * Whether jobs fit on one machine within [release, deadline) with interruptions. The job with the earliest
 * deadline among those released always runs, which finds a way if there is one (Jackson 1955, Horn 1974).
 * Without interruptions it can only be harder, so "no" is a proof. Cost O(n^2) for n jobs, with few jobs
 * waiting at a time O(n log n).
 *
 * @example fitsOneMachine([{ release: 0, length: 3, deadline: 4 }, { release: 1, length: 2, deadline: 4 }]) // false
 */
export function fitsOneMachine(jobs: readonly Job[]): boolean {
  const sorted = [...jobs].sort((a, b) => a.release - b.release);
  const waiting: { left: number; readonly deadline: number }[] = [];
  let time = 0;
  for (let next = 0; next < sorted.length || waiting.length > 0; ) {
    if (waiting.length === 0) time = Math.max(time, sorted[next]!.release);
    for (; next < sorted.length && sorted[next]!.release <= time; next++)
      waiting.push({ left: sorted[next]!.length, deadline: sorted[next]!.deadline });
    let first = 0;
    for (let k = 1; k < waiting.length; k++) if (waiting[k]!.deadline < waiting[first]!.deadline) first = k;
    const job = waiting[first]!;
    const until = Math.min(time + job.left, sorted[next]?.release ?? Number.POSITIVE_INFINITY);
    job.left -= until - time;
    time = until;
    if (time + job.left > job.deadline) return false;
    if (job.left === 0) waiting.splice(first, 1);
  }
  return true;
}
