import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atTheDoorway } from "../../../../lib/experiments/10-agent-frameworks/doorway.js";
import {
  growingChain,
  growingSupervisor,
  growingTools,
} from "../../../../lib/experiments/10-agent-frameworks/growing-team.js";
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
} from "../../../../lib/experiments/10-agent-frameworks/patterns.js";
import { inbox, recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { programOf, recordedBill } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import { runTeam } from "../../../../lib/experiments/10-agent-frameworks/run-team.js";
import { autoGen, langGraphSwarm, openAI } from "../../../../lib/experiments/10-agent-frameworks/wording.js";
import { projectRoot } from "../../../../tools/project.js";

const json = (name: string) => JSON.parse(readFileSync(join(projectRoot, "frameworks", name), "utf8"));

describe("the recording in the library", () => {
  it("is frameworks/inbox.json and frameworks/recorded.json", () => {
    expect(inbox).toEqual(json("inbox.json"));
    expect(recorded).toEqual(json("recorded.json").programs);
  });
});

const equalPairs: [string, Pattern][] = [
  ["langgraph", oneAgent],
  ["langgraph", ownership((conversation) => conversation % 5)],
  ["langgraph", broadcast],
  ["langgraph", routing],
  ["langgraph", supervisor({ bookkeeping: true })],
  ["langgraph", supervisor({ bookkeeping: false })],
  ["langgraph", handoffs({ wording: langGraphSwarm })],
  ["openai-agents", oneAgent],
  ["openai-agents", triage({ wording: openAI })],
  ["openai-agents", triage({ wording: openAI, toolsRemoved: true })],
  ["openai-agents", handoffs({ wording: openAI })],
  ["openai-agents", handoffs({ wording: openAI, toolsRemoved: true })],
  ["openai-agents", agentsAsTools],
  ["vercel-ai", oneAgent],
  ["vercel-ai", agentsAsTools],
];

describe("runTeam(pattern, inbox) equals what the framework counted, to the digit", () => {
  for (const [program, pattern] of equalPairs)
    it(`${program}: ${pattern.name}`, () => {
      expect(runTeam(pattern, inbox)).toEqual(recordedBill(recorded, program, pattern.name));
    });
});

describe("AutoGen, whose thread holds one more event a handover that no agent reads", () => {
  const { kept: _, ...recordedSwarm } = recordedBill(
    recorded,
    "autogen (Python)",
    "handoffs, the last agent stays",
  );
  it("handoffs", () => {
    const { kept: __, ...bill } = runTeam(handoffs({ wording: autoGen }), inbox);
    expect(bill).toEqual(recordedSwarm);
  });
  it("round robin: the last word is the wrong desk's, so only its own letters count as answered", () => {
    const { answered: __, ...bill } = runTeam(roundRobin, inbox);
    const { answered, ...row } = recordedBill(recorded, "autogen (Python)", roundRobin.name);
    expect(bill).toEqual(row);
    expect(answered).toBe(100);
  });
});

describe("a growing team pays what the framework counted", () => {
  const growth = (program: string, pattern: string) => programOf(recorded, program).growth![pattern]!;
  it("LangGraph: supervisor, with and without handoff messages", () => {
    const bills = growth("langgraph", "supervisor");
    expect(bills.map(({ n }) => growingSupervisor(n))).toEqual(bills);
    const fewer = growth("langgraph", "supervisor, no handoff messages");
    expect(fewer.map(({ n }) => growingSupervisor(n, false))).toEqual(fewer);
  });
  it("LangGraph and OpenAI: chain of handoffs", () => {
    const swarm = growth("langgraph", "chain of handoffs");
    expect(swarm.map(({ n }) => growingChain(n, langGraphSwarm))).toEqual(swarm);
    const chain = growth("openai-agents", "chain of handoffs");
    expect(chain.map(({ n }) => growingChain(n, openAI))).toEqual(chain);
  });
  it("OpenAI: agents as tools, asked at once", () => {
    const bills = growth("openai-agents", "agents as tools, asked at once");
    expect(bills.map(({ n }) => growingTools(n))).toEqual(bills);
  });
});

describe("atTheDoorway(defers, wording, limit) spends what the framework counted", () => {
  const rules = { "you first": () => true, "lower name first": (me: string, other: string) => other < me };
  for (const [program, wording, limit] of [
    ["langgraph", langGraphSwarm, 25],
    ["openai-agents", openAI, 10],
    ["autogen (Python)", autoGen, 399],
  ] as const)
    for (const row of programOf(recorded, program).doorway!)
      it(`${program}: ${row.rule}`, () => {
        const { calls, tokens, answered } = atTheDoorway(
          rules[row.rule as keyof typeof rules],
          wording,
          limit,
        );
        expect({ calls, tokens, answered }).toEqual({
          calls: row.calls,
          tokens: row.tokens,
          answered: row.end === "answered",
        });
      });
});
