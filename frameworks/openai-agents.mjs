/** OpenAI Agents SDK (its core): one agent, triage, handoffs, agents as tools. */
import "./refuse-network.mjs";
import { Agent, handoff, Runner, setTracingDisabled, Usage } from "@openai/agents-core";
import { removeAllTools } from "@openai/agents-core/extensions";
import { conversations, deskNames, doorway, everyRole, growth, inbox, teamSizes, topics } from "./inbox.mjs";
import { Ledger } from "./ledger.mjs";
import { print } from "./print.mjs";
import {
  atTheDoor,
  generalist,
  growingDesk,
  lowerNameFirst,
  manager,
  parallelManager,
  specialist,
  youFirst,
} from "./scripted-model.mjs";

setTracingDisabled(true);

const textOf = (content) =>
  typeof content === "string" ? content : content.map(({ text }) => text).join("");

/** One item of a history: a message, a call or a call's result. */
function plain(item) {
  if (item.type === "function_call")
    return { text: "", calls: [{ name: item.name, arguments: item.arguments }] };
  if (item.type === "function_call_result") return { text: item.output.text ?? item.output };
  return { text: textOf(item.content) };
}

/** A model that asks the script and writes into the ledger. */
class ScriptedModel {
  constructor(script, ledger) {
    Object.assign(this, { script, ledger });
  }

  async getResponse({ systemInstructions, input, tools, handoffs }) {
    const history = typeof input === "string" ? [{ text: input }] : input.map(plain);
    const request = {
      messages: [{ text: systemInstructions }, ...history],
      tools: [
        ...tools,
        ...handoffs.map(({ toolName, toolDescription, inputJsonSchema }) => ({
          name: toolName,
          description: toolDescription,
          parameters: inputJsonSchema,
        })),
      ],
    };
    const said = this.script(request);
    this.ledger.call(request, said);
    const calls = said.calls.map((call, i) => ({
      type: "function_call",
      callId: `call_${history.length}_${i}`,
      status: "completed",
      ...call,
    }));
    const content = [{ type: "output_text", text: said.text }];
    const spoken = [{ type: "message", role: "assistant", status: "completed", content }];
    return { usage: new Usage(), output: calls.length > 0 ? calls : spoken };
  }
}

const runner = new Runner({ tracingDisabled: true });
const agent = (ledger, name, instructions, script, more = {}) =>
  new Agent({ name, instructions, model: new ScriptedModel(script, ledger), ...more });
const desks = (ledger) => topics.map((topic) => agent(ledger, topic, inbox.role[topic], specialist(topic)));

/** Plays the inbox; the history goes along, and with `stay` so does the agent that spoke last. */
async function play(pattern, build, { stay = false } = {}) {
  const ledger = new Ledger();
  const first = build(ledger);
  await ledger.play(conversations, () => {
    let history = [];
    let speaker = first;
    return {
      reply: async (text) => {
        const result = await runner.run(speaker, [...history, { role: "user", content: text }]);
        history = result.history;
        if (stay) speaker = result.lastAgent;
        return result.finalOutput;
      },
      transcript: () => history.map(plain),
    };
  });
  return ledger.row(pattern);
}

const triage = (filter) => (ledger) =>
  agent(ledger, "triage", inbox.manager, manager, {
    handoffs: desks(ledger).map((desk) => handoff(desk, filter)),
  });

const swarm = (filter) => (ledger) => {
  const team = desks(ledger);
  for (const desk of team)
    desk.handoffs = team.filter((other) => other !== desk).map((other) => handoff(other, filter));
  return team[0];
};

const asTools = (ledger) =>
  agent(ledger, "manager", inbox.manager, manager, {
    tools: desks(ledger).map((desk) =>
      desk.asTool({ toolName: `ask_${desk.name}`, toolDescription: `Ask the ${desk.name} desk.` }),
    ),
  });

async function grow(build) {
  const bills = [];
  for (const n of teamSizes) {
    const ledger = new Ledger();
    const first = build(ledger, deskNames(n));
    await runner.run(first, [{ role: "user", content: growth.question }], { maxTurns: 200 });
    bills.push({ n, calls: ledger.calls, tools: ledger.tools, tokens: ledger.tokens });
  }
  return bills;
}

/** The desks of a growing team answer at once when they are asked as tools. */
const parallelTools = (ledger, names) =>
  agent(ledger, "manager", growth.manager, parallelManager, {
    tools: names.map((name) =>
      agent(ledger, name, growth.role, growingDesk).asTool({
        toolName: `ask_${name}`,
        toolDescription: `Ask ${name}.`,
      }),
    ),
  });

const chain = (ledger, names) =>
  names.reduceRight(
    (next, name) => agent(ledger, name, growth.role, growingDesk, { handoffs: next ? [handoff(next)] : [] }),
    undefined,
  );

async function door(rule, defers) {
  const ledger = new Ledger();
  const person = (me, other) => agent(ledger, me, doorway.role, atTheDoor(me, other, defers));
  const [bo, al] = [person("bo", "al"), person("al", "bo")];
  bo.handoffs = [handoff(al)];
  al.handoffs = [handoff(bo)];
  const end = await runner.run(bo, doorway.question).then(
    () => "answered",
    (error) => error.name,
  );
  return { rule, calls: ledger.calls, tokens: ledger.tokens, end };
}

await print({
  rows: [
    await play("one agent", (ledger) => agent(ledger, "agent", everyRole, generalist)),
    await play("triage hands off every message", triage({})),
    await play("triage, tools removed", triage({ inputFilter: removeAllTools })),
    await play("handoffs, the last agent stays", swarm({}), { stay: true }),
    await play("handoffs, tools removed", swarm({ inputFilter: removeAllTools }), { stay: true }),
    await play("agents as tools", asTools),
  ],
  growth: {
    "agents as tools, asked at once": await grow(parallelTools),
    "chain of handoffs": await grow(chain),
  },
  doorway: [await door("you first", youFirst), await door("lower name first", lowerNameFirst)],
});
