/**
 * Ways to run a team, each as the frameworks do it: who is asked with which transcript, and what stays in it.
 * A pattern opens a conversation; the conversation takes letters, answers them, and shows what it has kept.
 */
import type { Ask } from "./bill.js";
import type { Inbox } from "./inbox.js";
import { type Message, readBy } from "./messages.js";
import { generalist, manager, router, specialist } from "./scripted-model.js";
import { askingTool, handedBack, keptCall, langGraphSupervisor, type Wording } from "./wording.js";

export interface Conversation {
  readonly reply: (letter: string) => string;
  readonly transcript: () => readonly Message[];
}

/** A way of passing a conversation among model calls: who is called next, and what it is shown. */
export interface Pattern {
  readonly name: string;
  readonly open: (inbox: Inbox, ask: Ask, conversation: number) => Conversation;
}

/** One agent with every role in its prompt. */
export const oneAgent: Pattern = {
  name: "one agent",
  open: (inbox, ask) => keeping((kept) => ask(generalist(inbox), [everyRole(inbox), ...kept])),
};

/**
 * Equal agents, each with every role and a memory of its own. `ownerOf` says who answers the letter at `turn`: in
 * the words of this course a convention, which costs nothing at run time. An owner who takes over a conversation
 * has read none of it.
 */
export function ownership(ownerOf: (conversation: number, turn: number) => number): Pattern {
  return {
    name: "ownership by hash",
    open: (inbox, ask, conversation) => {
      const memories = new Map<number, Conversation>();
      let turn = 0;
      return {
        reply: (letter) => {
          const owner = ownerOf(conversation, turn++);
          const memory = memories.get(owner) ?? oneAgent.open(inbox, ask, conversation);
          memories.set(owner, memory);
          return memory.reply(letter);
        },
        transcript: () => [...memories.values()].flatMap((memory) => memory.transcript()),
      };
    },
  };
}

/** Every desk writes an answer, a selector reads them all and names one, which is kept. */
export const broadcast: Pattern = {
  name: "broadcast, a model selects",
  open: (inbox, ask) =>
    keeping((kept) => {
      const written = inbox.topics.map((desk) => ask(specialist(inbox, desk), [role(inbox, desk), ...kept]));
      const chosen = ask(router(inbox), [{ text: inbox.selector }, ...kept, ...written]).text;
      return written[inbox.topics.indexOf(chosen)]!;
    }),
};

/** Every desk answers in turn, after reading the answers before its own. */
export const roundRobin: Pattern = {
  name: "round robin, everybody answers",
  open: (inbox, ask) =>
    keeping((kept) => {
      const answer = (desk: string) => ask(specialist(inbox, desk), [role(inbox, desk), ...kept]);
      for (const desk of inbox.topics.slice(0, -1)) kept.push(answer(desk));
      return answer(inbox.topics.at(-1)!);
    }),
};

/** A router reads all and names a desk; the desk reads all and answers. */
export const routing: Pattern = {
  name: "router",
  open: (inbox, ask) =>
    keeping((kept) => {
      const desk = ask(router(inbox), [{ text: inbox.router }, ...kept]).text;
      return ask(specialist(inbox, desk), [role(inbox, desk), ...kept]);
    }),
};

/**
 * LangGraph's supervisor: it hands over, the desk answers, the work comes back, and it repeats the answer. With
 * `bookkeeping` the four messages about handing over stay in the transcript.
 */
export function supervisor({ bookkeeping }: { readonly bookkeeping: boolean }): Pattern {
  const { tool, transferred } = langGraphSupervisor;
  return {
    name: bookkeeping ? "supervisor" : "supervisor, no handoff messages",
    open: (inbox, ask) =>
      keeping((kept) => {
        const tools = inbox.topics.map(tool);
        const supervise = () => ask(manager(inbox), [{ text: inbox.manager }, ...kept], tools);
        const call = supervise();
        const desk = deskOf(call, inbox);
        if (bookkeeping) kept.push(call, { text: transferred(desk) });
        kept.push(ask(specialist(inbox, desk), [role(inbox, desk), ...kept]));
        if (bookkeeping) kept.push(...handedBack);
        return supervise();
      }),
  };
}

/** A manager asks a desk as it would call a tool: the desk reads one letter and nothing else. */
export const agentsAsTools: Pattern = {
  name: "agents as tools",
  open: (inbox, ask) =>
    keeping((kept) => {
      const tools = inbox.topics.map(askingTool);
      const manage = () => ask(manager(inbox), [{ text: inbox.manager }, ...kept], tools);
      const call = manage();
      const desk = deskOf(call, inbox);
      const { input } = JSON.parse(call.calls![0]!.arguments) as { input: string };
      kept.push(call, ask(specialist(inbox, desk), [role(inbox, desk), { text: input }]));
      return manage();
    }),
};

export interface Handoffs {
  readonly wording: Wording;
  /** Whether calls and their results are taken out of the transcript when work changes hands. */
  readonly toolsRemoved?: boolean;
}

/** Desks hand over to each other; whoever spoke last gets the next letter, the first desk the very first. */
export function handoffs({ wording, toolsRemoved = false }: Handoffs): Pattern {
  return {
    name: toolsRemoved ? "handoffs, tools removed" : "handoffs, the last agent stays",
    open: (inbox, ask) => {
      let speaker = inbox.topics[0]!;
      return keeping((kept) => {
        for (;;) {
          const tools = inbox.topics.filter((desk) => desk !== speaker).map(wording.tool);
          const read = readBy(speaker, kept);
          const said = ask(specialist(inbox, speaker), [role(inbox, speaker), ...read], tools);
          if (!said.calls) return said;
          const next = deskOf(said, inbox);
          const handedOver = { text: wording.transferred(next) };
          if (!toolsRemoved) kept.push(keptCall(said, speaker, wording), handedOver);
          speaker = next;
        }
      });
    },
  };
}

/** Triage: one agent that answers nothing takes every letter and hands it to a desk. */
export function triage({ wording, toolsRemoved = false }: Handoffs): Pattern {
  return {
    name: toolsRemoved ? "triage, tools removed" : "triage hands off every message",
    open: (inbox, ask) =>
      keeping((kept) => {
        const call = ask(manager(inbox), [{ text: inbox.manager }, ...kept], inbox.topics.map(wording.tool));
        const desk = deskOf(call, inbox);
        if (!toolsRemoved) kept.push(call, { text: wording.transferred(desk) });
        return ask(specialist(inbox, desk), [role(inbox, desk), ...kept]);
      }),
  };
}

/** A conversation that keeps the letter, what `answer` adds, and the answer. */
function keeping(answer: (kept: Message[]) => Message): Conversation {
  const kept: Message[] = [];
  return {
    reply: (letter) => {
      kept.push({ text: letter });
      const said = answer(kept);
      kept.push(said);
      return said.text;
    },
    transcript: () => kept,
  };
}

const everyRole = (inbox: Inbox): Message => ({
  text: inbox.topics.map((desk) => inbox.role[desk]).join("\n"),
});
const role = (inbox: Inbox, desk: string): Message => ({ text: inbox.role[desk]! });

function deskOf({ calls = [] }: Message, inbox: Inbox): string {
  const desk = inbox.topics.find((topic) => calls[0]?.name.endsWith(`_${topic}`));
  if (desk === undefined) throw new RangeError(`no desk is called by ${JSON.stringify(calls)}`);
  return desk;
}
