/** Model calls for a letter, as frameworks themselves counted them. */

import { recorded } from "../10-agent-frameworks/recorded.js";
import { recordedBill } from "../10-agent-frameworks/recording.js";

const ways = [
  ["one agent, asked directly", "langgraph", "one agent"],
  ["ownership: a hash picks the agent", "langgraph", "ownership by hash"],
  ["handoffs: whoever spoke last gets the next letter", "openai-agents", "handoffs, the last agent stays"],
  ["handoffs: a front desk takes every letter", "openai-agents", "triage hands off every message"],
  ["agents as tools of a manager", "openai-agents", "agents as tools"],
  ["supervisor that delegates and reports", "langgraph", "supervisor"],
] as const;

/** Six ways to get an answer, on the hundred letters of the notebook on frameworks. */
export function callsALetter(): { readonly way: string; readonly calls: number }[] {
  return ways.map(([way, framework, pattern]) => ({
    way,
    calls: recordedBill(recorded, framework, pattern).calls / 100,
  }));
}
