/** LangGraph.js: one agent, ownership by hash, broadcast, router, supervisor, swarm. */
import "./refuse-network.mjs";
import { createHash } from "node:crypto";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { Command, END, MemorySaver, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { createSupervisor } from "@langchain/langgraph-supervisor";
import { createHandoffTool, createSwarm } from "@langchain/langgraph-swarm";
import { conversations, deskNames, doorway, everyRole, growth, inbox, teamSizes, topics } from "./inbox.mjs";
import { agent, plain, ScriptedChat } from "./langgraph-chat.mjs";
import { Ledger } from "./ledger.mjs";
import { print } from "./print.mjs";
import {
  atTheDoor,
  generalist,
  growingDesk,
  growingManager,
  lowerNameFirst,
  manager,
  router,
  specialist,
  youFirst,
} from "./scripted-model.mjs";

const desks = (ledger, toolsOf = () => []) =>
  topics.map((topic) => agent(ledger, topic, inbox.role[topic], specialist(topic), toolsOf(topic)));

/** Plays the inbox with one compiled graph; a checkpoint keeps each conversation. */
async function play(pattern, build) {
  const ledger = new Ledger();
  const graph = build(ledger).compile({ checkpointer: new MemorySaver() });
  let thread = 0;
  await ledger.play(conversations, () => {
    const config = { configurable: { thread_id: `conversation-${thread++}` } };
    let messages = [];
    return {
      reply: async (text) => {
        ({ messages } = await graph.invoke({ messages: [new HumanMessage(text)] }, config));
        return messages.at(-1).content;
      },
      transcript: () => messages.map(plain),
    };
  });
  return ledger.row(pattern);
}

const oneAgent = (ledger) =>
  new StateGraph(MessagesAnnotation)
    .addNode("agent", agent(ledger, "agent", everyRole, generalist))
    .addEdge(START, "agent");

/** Five equal agents; a hash of the conversation's name says whose it is. */
function hashOwnership(ledger) {
  const owner = (_, config) =>
    `agent_${createHash("sha256").update(config.configurable.thread_id).digest()[0] % 5}`;
  const names = [0, 1, 2, 3, 4].map((i) => `agent_${i}`);
  const graph = new StateGraph(MessagesAnnotation);
  for (const name of names) graph.addNode(name, agent(ledger, name, everyRole, generalist));
  return graph.addConditionalEdges(START, owner, names);
}

/** All five answer; a selector reads the answers, and only the chosen one is kept. */
function broadcast(ledger) {
  const models = topics.map((topic) => [topic, new ScriptedChat(specialist(topic), ledger)]);
  const selector = new ScriptedChat(router, ledger);
  return new StateGraph(MessagesAnnotation)
    .addNode("everybody", async ({ messages }) => {
      const written = await Promise.all(
        models.map(([topic, model]) => model.invoke([new SystemMessage(inbox.role[topic]), ...messages])),
      );
      const chosen = await selector.invoke([new SystemMessage(inbox.selector), ...messages, ...written]);
      return { messages: [written[topics.indexOf(chosen.content)]] };
    })
    .addEdge(START, "everybody");
}

function routed(ledger) {
  const model = new ScriptedChat(router, ledger);
  const graph = new StateGraph(MessagesAnnotation).addNode(
    "router",
    async ({ messages }) =>
      new Command({ goto: (await model.invoke([new SystemMessage(inbox.router), ...messages])).content }),
    { ends: topics },
  );
  for (const desk of desks(ledger)) graph.addNode(desk.name, desk).addEdge(desk.name, END);
  return graph.addEdge(START, "router");
}

const supervised = (ledger, more = {}) =>
  createSupervisor({
    agents: desks(ledger),
    llm: new ScriptedChat(manager, ledger),
    prompt: inbox.manager,
    ...more,
  });

const swarm = (ledger) =>
  createSwarm({
    agents: desks(ledger, (me) =>
      topics.filter((topic) => topic !== me).map((agentName) => createHandoffTool({ agentName })),
    ),
    defaultActiveAgent: topics[0],
  });

/** One hard letter that needs all n desks. */
async function grow(build) {
  const bills = [];
  for (const n of teamSizes) {
    const ledger = new Ledger();
    const graph = build(ledger, deskNames(n)).compile();
    await graph.invoke({ messages: [new HumanMessage(growth.question)] }, { recursionLimit: 200 });
    bills.push({ n, calls: ledger.calls, tools: ledger.tools, tokens: ledger.tokens });
  }
  return bills;
}

const growingSupervisor = (more) => (ledger, names) =>
  createSupervisor({
    agents: names.map((name) => agent(ledger, name, growth.role, growingDesk)),
    llm: new ScriptedChat(growingManager, ledger),
    prompt: growth.manager,
    ...more,
  });

const chain = (ledger, names) =>
  createSwarm({
    agents: names.map((name, i) => {
      const next = names[i + 1];
      const tools = next ? [createHandoffTool({ agentName: next })] : [];
      return agent(ledger, name, growth.role, growingDesk, tools);
    }),
    defaultActiveAgent: names[0],
  });

async function door(rule, defers) {
  const ledger = new Ledger();
  const person = (me, other) =>
    agent(ledger, me, doorway.role, atTheDoor(me, other, defers), [createHandoffTool({ agentName: other })]);
  const graph = createSwarm({ agents: [person("bo", "al"), person("al", "bo")], defaultActiveAgent: "bo" });
  const end = await graph
    .compile()
    .invoke({ messages: [new HumanMessage(doorway.question)] })
    .then(
      () => "answered",
      (error) => error.name,
    );
  return { rule, calls: ledger.calls, tokens: ledger.tokens, end };
}

await print({
  rows: [
    await play("one agent", oneAgent),
    await play("ownership by hash", hashOwnership),
    await play("broadcast, a model selects", broadcast),
    await play("router", routed),
    await play("supervisor", supervised),
    await play("supervisor, full history", (ledger) => supervised(ledger, { outputMode: "full_history" })),
    await play("supervisor, no handoff messages", (ledger) =>
      supervised(ledger, { addHandoffMessages: false }),
    ),
    await play("handoffs, the last agent stays", swarm),
  ],
  growth: {
    supervisor: await grow(growingSupervisor({})),
    "supervisor, no handoff messages": await grow(growingSupervisor({ addHandoffMessages: false })),
    "chain of handoffs": await grow(chain),
  },
  doorway: [await door("you first", youFirst), await door("lower name first", lowerNameFirst)],
});
