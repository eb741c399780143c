/** The agents of a support team: what their work takes, and when they are dead. */
import type { Agent } from "coordlab/world/game.js";
import { requireAtLeast, requirePositive, requireWhole } from "coordlab/world/require-range.js";
import type { CallLatency } from "./call-latency.js";

export type CalledOff = "finish" | "stop" | "stop at the next token";

export interface SupportTeam {
  readonly agents: number;
  readonly callLatency: CallLatency;
  /** Tokens of one model call. */
  readonly callTokens: number;
  /** Tokens to read up on a conversation that another agent was in. */
  readonly contextTokens: number;
  /** Seconds from a reply until the selector has acted on it. */
  readonly selectorDelay: number;
  /**
   * What becomes of the calls of a race that is won: they "finish", and only their replies are held back; they "stop" when
   * the selector has acted; or each agent looks before every token and they "stop at the next token". Calls that wait
   * in a queue are dropped only where they stop. Default: "finish".
   */
  readonly calledOff?: CalledOff;
  /** Seconds in which the coordinator hands out one message. */
  readonly coordinatorTime: number;
  /** Seconds between heartbeats; an agent that misses three is taken for dead. */
  readonly heartbeat: number;
  readonly outages: readonly Outage[];
}

/** A time in which an agent, or the coordinator, is dead. Its call is lost, its queue is there when it returns. */
export interface Outage {
  readonly who: Agent | "coordinator";
  /** Seconds since the start. */
  readonly from: number;
  /** `Infinity` if it never returns. */
  readonly until: number;
}

/** Five agents whose calls take 2 seconds at the median; a race of 0.3 seconds; nobody dies. */
export function fiveAgents(callLatency: CallLatency): SupportTeam {
  return {
    agents: 5,
    callLatency,
    callTokens: 1000,
    contextTokens: 500,
    selectorDelay: 0.3,
    calledOff: "finish",
    coordinatorTime: 0.05,
    heartbeat: 5,
    outages: [],
  };
}

/** @throws RangeError if a setting is out of its range */
export function requireTeam(team: SupportTeam): SupportTeam {
  requireWhole("agents", 1, team.agents);
  for (const name of ["callTokens", "contextTokens", "selectorDelay", "coordinatorTime"] as const)
    requireAtLeast(name, 0, team[name]);
  requirePositive("heartbeat", team.heartbeat);
  for (const { who, from, until } of team.outages) {
    if (who !== "coordinator" && !(Number.isInteger(who) && who >= 0 && who < team.agents))
      throw new RangeError(
        `an outage concerns an agent 0..${team.agents - 1} or the coordinator, got ${who}`,
      );
    requireAtLeast("from", 0, from);
    if (!(until > from)) throw new RangeError(`an outage must end after it begins at ${from}, got ${until}`);
  }
  return team;
}
