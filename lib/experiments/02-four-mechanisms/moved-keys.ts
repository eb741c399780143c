/** How many keys change their owner when a team grows by one. */

import { moduloPlace, movedShare, rendezvousPlace } from "coordlab/mechanisms/ownership.js";

export interface Moves {
  /** Agents before one more joins. */
  readonly n: number;
  readonly rule: "hash mod n" | "rendezvous";
  readonly moved: number;
}

/** For teams of 2 to `largest`, over 20,000 keys. */
export function movedKeys(largest: number): Moves[] {
  const team = (n: number) => Array.from({ length: n }, (_, agent) => agent);
  return team(largest - 1).flatMap((k): Moves[] => {
    const [before, after] = [team(k + 2), team(k + 3)];
    return [
      { n: k + 2, rule: "hash mod n", moved: movedShare(moduloPlace, before, after, 20_000) },
      { n: k + 2, rule: "rendezvous", moved: movedShare(rendezvousPlace, before, after, 20_000) },
    ];
  });
}
