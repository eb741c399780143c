/** Which workers of a support team are alive, and which are known to be: deaths, returns and heartbeats. */

import type { Agent } from "coordlab/world/game.js";
import { type Calls, never } from "./calls.js";
import type { Policy } from "./policy.js";
import type { SupportTeam } from "./team.js";

/** Outages in order of time, and the beats in which the living tell all others. */
export class Lifeline {
  /** Whom the others take for alive. */
  readonly trusted: Uint8Array;
  /** Messages that the beats took. */
  messages = 0;
  nextBeat: number = never;
  private readonly missed: Uint8Array;
  private nextChange = 0;
  private readonly changes: readonly {
    readonly at: number;
    readonly server: number;
    readonly dies: boolean;
  }[];

  constructor(
    policy: Policy,
    private readonly team: SupportTeam,
    private readonly calls: Calls,
  ) {
    const { agents, outages, heartbeat } = team;
    this.trusted = new Uint8Array(agents).fill(1);
    this.missed = new Uint8Array(agents + 1);
    if (policy.heartbeats) this.nextBeat = heartbeat;
    this.changes = outages
      .flatMap(({ who, from, until }) => {
        const server = who === "coordinator" ? agents : who;
        return [
          { at: from, server, dies: true },
          { at: until, server, dies: false },
        ];
      })
      .sort((a, b) => a.at - b.at);
  }

  /** When somebody dies or returns next; {@link never} if nobody does. */
  changesAt(): number {
    return this.changes[this.nextChange]?.at ?? never;
  }

  /** Somebody dies, or returns. */
  change(now: number): void {
    const { server, dies } = this.changes[this.nextChange++]!;
    if (dies) return this.calls.die(server);
    this.missed[server] = 0;
    if (server < this.team.agents) this.trusted[server] = 1;
    this.calls.revive(server, now);
  }

  /** The living tell all others. Gives those who are silent for the third time, and are taken for dead from now on. */
  *beat(): Generator<Agent> {
    this.nextBeat += this.team.heartbeat;
    for (let agent = 0; agent < this.team.agents; agent++) {
      if (this.calls.alive[agent]) this.messages += this.team.agents - 1;
      else if (++this.missed[agent]! === 3) {
        this.trusted[agent] = 0;
        yield agent;
      }
    }
  }

  /** Whether a dead agent, not yet noticed, holds a message that another could take over. */
  abandoned(): boolean {
    const { alive, load } = this.calls;
    return this.trusted.some((trust, agent) => trust === 1 && !alive[agent] && load[agent]! > 0);
  }
}
