/** What five private rules make of one convention: how many agents claim a conversation when hashes are salted. */

import { hash } from "coordlab/mechanisms/ownership.js";

/** Shares of conversations that nobody, exactly one or several agents claim. */
export interface SaltedRow {
  readonly agents: number;
  readonly nobody: number;
  readonly once: number;
  readonly several: number;
}

/** Each agent claims the keys that its own hash gives to it; each hash has a salt of its own. */
export function saltedAnswers(teams: readonly number[], keys: number = 100_000): SaltedRow[] {
  return teams.map((agents) => {
    const byClaims = [0, 0, 0];
    for (let key = 0; key < keys; key++) {
      let claims = 0;
      for (let agent = 0; agent < agents; agent++)
        if (hash(key, agent + 1) % agents === agent && ++claims === 2) break;
      byClaims[claims]!++;
    }
    const [nobody, once, several] = byClaims.map((count) => count / keys);
    return { agents, nobody: nobody!, once: once!, several: several! };
  });
}
