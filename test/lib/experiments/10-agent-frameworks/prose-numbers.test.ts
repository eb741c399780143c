/** The numbers in the notebook's sentences, each computed from the run or the recording it speaks of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atTheDoorway } from "../../../../lib/experiments/10-agent-frameworks/doorway.js";
import { frameworkTable } from "../../../../lib/experiments/10-agent-frameworks/framework-table.js";
import { growingSupervisor } from "../../../../lib/experiments/10-agent-frameworks/growing-team.js";
import { failureModes } from "../../../../lib/experiments/10-agent-frameworks/mast.js";
import { messageTokens } from "../../../../lib/experiments/10-agent-frameworks/messages.js";
import { oneAgent, routing } from "../../../../lib/experiments/10-agent-frameworks/patterns.js";
import { inbox, recorded } from "../../../../lib/experiments/10-agent-frameworks/recorded.js";
import { programOf, recordedBill } from "../../../../lib/experiments/10-agent-frameworks/recording.js";
import { runTeam } from "../../../../lib/experiments/10-agent-frameworks/run-team.js";
import { langGraphSwarm, openAI } from "../../../../lib/experiments/10-agent-frameworks/wording.js";
import { projectRoot } from "../../../../tools/project.js";

interface Cell {
  readonly source: readonly string[];
}
const cellsOf = (name: string): readonly Cell[] =>
  JSON.parse(readFileSync(join(projectRoot, "notebooks", name), "utf8")).cells;
const textOf = (name: string) =>
  cellsOf(name)
    .map(({ source }) => source.join(""))
    .join("\n");
const text = textOf("10-agent-frameworks.ipynb");

const whole = (value: number) => Math.round(value).toLocaleString("en");
const rows = frameworkTable();
const row = (framework: string, pattern: string) =>
  rows.find((it) => it.framework === framework && it.pattern === pattern)!;
const followUps = (rule: string) =>
  programOf(recorded, "ray (Python)").ownership!.find((it) => it.rule === rule)!;

describe("notebook 10 says what its data say:", () => {
  const size = (words: string) => messageTokens({ text: words });
  const fares = size(inbox.role.fares!);
  const every = size(inbox.topics.map((desk) => inbox.role[desk]).join("\n"));
  const [letter, answer] = [size(inbox.question.fares!), size(inbox.reply.fares!)];
  const crew = row("CrewAI", "manager, Process.hierarchical");
  const watched = row("LangGraph", "supervisor");
  const quiet = row("LangGraph", "supervisor, no handoff messages");
  const asked = row("OpenAI, Vercel AI", "agents as tools");
  const selector = row("AutoGen", "selector, no repeated speaker");
  const ten = growingSupervisor(10).tokens;
  const one = growingSupervisor(1).tokens;
  const shard = programOf(recorded, "moleculer").ownership!;
  const perTurn = (bill: { byTurn: readonly number[] }) => bill.byTurn.map((sum) => sum / 20);
  const single = perTurn(runTeam(oneAgent, inbox));
  const routed = perTurn(runTeam(routing, inbox));
  const share = (code: string) => failureModes.find((mode) => mode.code === code)!.v3;
  const interAgent = failureModes
    .filter(({ code }) => code.startsWith("2."))
    .reduce((sum, { v3 }) => sum + v3, 0);
  const lower = (me: string, other: string) => other < me;

  it.each([
    `${fares} + ${letter} + ${answer} = ${fares + letter + answer} tokens`,
    `${every} + ${letter} + ${answer} = ${every + letter + answer}`,
    `${fares} tokens of role where the one agent reads ${every}`,
    `Three calls cost ${whole(asked.tokens)}, ${whole(watched.tokens)} or ${whole(crew.tokens)} tokens`,
    `costs ${whole(quiet.fifth)} instead of ${whole(watched.fifth)}`,
    `cost ${watched.tools} tokens a letter in TypeScript and ${row("LangGraph in Python", "supervisor").tools} in Python`,
    `${selector.calls} calls instead of ${row("AutoGen", "selector, repeated speaker allowed").calls}`,
    `With one desk that costs ${one} tokens`,
    `${whole(ten)} tokens, ${(ten / one).toFixed(1)} times as much`,
    `are ${whole(one)}, ${whole(growingSupervisor(2).tokens)} and ${whole(growingSupervisor(3).tokens)}`,
    `starts at ${whole(single[0]!)} tokens and adds about ${whole((single[4]! - single[0]!) / 4)}`,
    `the router starts at ${whole(routed[0]!)} and adds ${whole((routed[4]! - routed[0]!) / 4)}`,
    `2 calls and 210 to ${atTheDoorway(lower, langGraphSwarm, 9).tokens} tokens`,
    `${(Number(shard[1]!.joins) / 100).toFixed(1)} % with 100 each`,
    `${followUps("Serve, ConsistentHashRouter").changes} of 80 follow-up letters changed hands, against ${followUps("Serve, default router").changes} of 80`,
    `${share("1.3")} + ${share("2.5")} %`,
    `(together ${interAgent.toFixed(2)} % in version 3)`,
  ])("%s", (sentence) => {
    expect(text).toContain(sentence);
  });

  it("the dearest bill is more than eight times the cheapest; 71 letters follow one to the same desk", () => {
    const bills = rows.map(({ tokens }) => tokens);
    expect(Math.max(...bills) / Math.min(...bills)).toBeGreaterThan(8);
    const same = inbox.conversations.flatMap((topics) =>
      topics.slice(1).filter((topic, i) => topic === topics[i]),
    );
    expect(same).toHaveLength(71);
    expect(recordedBill(recorded, "autogen (Python)", "selector, no repeated speaker").calls).toBe(
      71 * 4 + 29 * 2,
    );
    expect(atTheDoorway(lower, openAI, 9).tokens).toBe(225);
  });
});

it("notebook 07 quotes the calls of the recording", () => {
  const handing = recordedBill(recorded, "openai-agents", "handoffs, the last agent stays").calls / 100;
  const story = textOf("07-choosing-a-mechanism.ipynb");
  expect(story).toContain(`Handing over costs ${handing} calls when the last agent stays`);
});
