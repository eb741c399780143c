/** Moleculer: ownership of a conversation as one line of configuration, and what it moves when the team changes. */
import "./refuse-network.mjs";
import { ServiceBroker } from "moleculer";
import { conversations, everyRole } from "./inbox.mjs";
import { Ledger } from "./ledger.mjs";
import { print } from "./print.mjs";
import { generalist } from "./scripted-model.mjs";

const keys = 10_000;

/** A broker in this process; the fake transporter carries messages between brokers without a network. */
const node = (nodeID, more = {}) =>
  new ServiceBroker({ nodeID, logger: false, transporter: "fake", heartbeatInterval: 3600, ...more });

/** The front desk: the one line that makes a conversation owned. */
const front = (vnodes) =>
  node("front", {
    registry: { strategy: "Shard", strategyOptions: { shardKey: "conversation", vnodes } },
  });

/** An agent that keeps the letters of its conversations in its own memory. */
function agent(number, ledger) {
  const broker = node(`agent-${number}`);
  const memory = new Map();
  broker.createService({
    name: "desk",
    actions: {
      owner: () => broker.nodeID,
      answer({ params: { conversation, text } }) {
        const history = memory.get(conversation) ?? [];
        const request = { messages: [{ text: everyRole }, ...history, { text }] };
        const said = generalist(request);
        ledger.call(request, said);
        memory.set(conversation, [...history, { text }, said]);
        return said.text;
      },
      transcript: ({ params: { conversation } }) => memory.get(conversation),
    },
  });
  return broker;
}

async function team(size, vnodes) {
  const ledger = new Ledger();
  const caller = front(vnodes);
  const agents = Array.from({ length: size }, (_, i) => agent(i + 1, ledger));
  await Promise.all([caller, ...agents].map((broker) => broker.start()));
  await caller.waitForServices("desk");
  await seen(caller, size);
  return { ledger, caller, agents };
}

const stop = (brokers) => Promise.all(brokers.map((broker) => broker.stop()));

/** Waits until the front desk knows `size` agents. */
async function seen(caller, size) {
  const known = () => caller.registry.actions.get("desk.owner")?.endpoints.length ?? 0;
  while (known() !== size) await new Promise((later) => setImmediate(later));
}

async function ownersOf(caller) {
  const owners = [];
  for (let key = 0; key < keys; key++)
    owners.push(await caller.call("desk.owner", { conversation: `conversation-${key}` }));
  return owners;
}

const movedOf = (before, after) => before.filter((owner, key) => owner !== after[key]).length;

/** Conversations with a new owner after a sixth agent joins, after it leaves again, and after agent 2 leaves. */
async function resize(vnodes) {
  const { caller, agents, ledger } = await team(5, vnodes);
  const five = await ownersOf(caller);
  const sixth = agent(6, ledger);
  await sixth.start();
  await seen(caller, 6);
  const six = await ownersOf(caller);
  await sixth.stop();
  await seen(caller, 5);
  const again = await ownersOf(caller);
  await agents[1].stop();
  await seen(caller, 4);
  const four = await ownersOf(caller);
  await stop([caller, ...agents]);
  return {
    vnodes,
    keys,
    joins: movedOf(five, six),
    newcomerOwns: six.filter((owner) => owner === "agent-6").length,
    joinsAndLeaves: movedOf(five, again),
    leaves: movedOf(five, four),
    leaverOwned: five.filter((owner) => owner === "agent-2").length,
  };
}

async function ownership() {
  const { ledger, caller, agents } = await team(5, 10);
  let number = 0;
  await ledger.play(conversations, async () => {
    const conversation = `conversation-${number++}`;
    let kept = [];
    return {
      reply: async (text) => {
        const said = await caller.call("desk.answer", { conversation, text });
        kept = await caller.call("desk.transcript", { conversation });
        return said;
      },
      transcript: () => kept,
    };
  });
  await stop([caller, ...agents]);
  return ledger.row("ownership by Shard");
}

await print({ rows: [await ownership()], ownership: [await resize(10), await resize(100)] });
