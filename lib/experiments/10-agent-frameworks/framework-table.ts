/** The recorded rows as a table, beside what this notebook's own runner counts. */
import {
  agentsAsTools,
  broadcast,
  handoffs,
  oneAgent,
  ownership,
  type Pattern,
  roundRobin,
  routing,
  supervisor,
  triage,
} from "./patterns.js";
import { inbox, recorded } from "./recorded.js";
import { recordedBill } from "./recording.js";
import { runTeam } from "./run-team.js";
import { autoGen, langGraphSwarm, openAI } from "./wording.js";

export interface FrameworkRow {
  readonly framework: string;
  readonly pattern: string;
  /** Means over the letters: model calls, tokens read as messages and as tools, tokens in all. */
  readonly calls: number;
  readonly messages: number;
  readonly tools: number;
  readonly tokens: number;
  readonly first: number;
  readonly fifth: number;
  /** Messages that stay in the transcript for each letter; 2 would do. */
  readonly kept: number;
  /** Tokens as this notebook's own runner counts them; missing where it has no such pattern. */
  readonly ours?: number;
}

/** The six patterns of the bet, in the words of the frameworks that have them. */
export const sixPatterns: readonly Pattern[] = [
  oneAgent,
  handoffs({ wording: openAI }),
  routing,
  agentsAsTools,
  supervisor({ bookkeeping: true }),
  broadcast,
];

/** Framework, program, recorded pattern, and our pattern if the runner has it. */
const rows: readonly (readonly [framework: string, program: string, pattern: string, ours?: Pattern])[] = [
  ["any of four", "langgraph", "one agent", oneAgent],
  [
    "LangGraph, Moleculer, Ray",
    "langgraph",
    "ownership by hash",
    ownership((conversation) => conversation % 5),
  ],
  ["LangGraph", "langgraph", "router", routing],
  ["LangGraph", "langgraph", "handoffs, the last agent stays", handoffs({ wording: langGraphSwarm })],
  ["OpenAI", "openai-agents", "handoffs, the last agent stays", handoffs({ wording: openAI })],
  ["OpenAI", "openai-agents", "handoffs, tools removed", handoffs({ wording: openAI, toolsRemoved: true })],
  ["AutoGen", "autogen (Python)", "handoffs, the last agent stays", handoffs({ wording: autoGen })],
  ["OpenAI", "openai-agents", "triage hands off every message", triage({ wording: openAI })],
  ["AutoGen", "autogen (Python)", "selector, repeated speaker allowed"],
  ["AutoGen", "autogen (Python)", "selector, no repeated speaker"],
  ["OpenAI, Vercel AI", "openai-agents", "agents as tools", agentsAsTools],
  ["LangGraph", "langgraph", "supervisor", supervisor({ bookkeeping: true })],
  ["LangGraph in Python", "langgraph (Python)", "supervisor"],
  ["LangGraph", "langgraph", "supervisor, no handoff messages", supervisor({ bookkeeping: false })],
  ["CrewAI", "crewai (Python)", "one agent"],
  ["CrewAI", "crewai (Python)", "manager, Process.hierarchical"],
  ["CrewAI", "crewai (Python)", "all five, Process.sequential"],
  ["LangGraph", "langgraph", "broadcast, a model selects", broadcast],
  ["AutoGen", "autogen (Python)", "round robin, everybody answers", roundRobin],
];

/** A row for each framework and pattern, means for each of the hundred letters. */
export function frameworkTable(): FrameworkRow[] {
  const conversations = inbox.conversations.length;
  const letters = inbox.conversations.flat().length;
  return rows.map(([framework, program, pattern, ours]) => {
    const bill = recordedBill(recorded, program, pattern);
    return {
      framework,
      pattern,
      calls: bill.calls / letters,
      messages: bill.input / letters,
      tools: bill.tools / letters,
      tokens: bill.tokens / letters,
      first: bill.byTurn[0]! / conversations,
      fifth: bill.byTurn.at(-1)! / conversations,
      kept: bill.kept / letters,
      ...(ours ? { ours: runTeam(ours, inbox).tokens / letters } : {}),
    };
  });
}
