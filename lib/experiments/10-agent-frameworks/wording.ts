/**
 * What three frameworks say when work changes hands. The same pattern in other words is another bill: tools are
 * told to the model with every request, and what a handover leaves in the transcript is read ever after.
 */
import type { Message, Tool } from "./messages.js";

export interface Wording {
  /** The tool by which a desk takes over. */
  readonly tool: (desk: string) => Tool;
  /** What stands in the transcript as the call's result. */
  readonly transferred: (desk: string) => string;
  /** Whether a call stays with the agent that made it, and the others read its result only. */
  readonly privateCalls?: boolean;
}

const noArguments = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {},
  additionalProperties: false,
};

/** LangGraph.js: `createHandoffTool` of the package for supervisors (1.1.3). */
export const langGraphSupervisor: Wording = {
  tool: (desk) => ({
    name: `transfer_to_${desk}`,
    description: "Ask another agent for help.",
    parameters: noArguments,
  }),
  transferred: (desk) => `Successfully transferred to ${desk}`,
};

/** LangGraph.js: what a supervisor leaves in the transcript when a desk has answered. */
export const handedBack: readonly Message[] = [
  {
    text: "Transferring back to supervisor",
    calls: [{ name: "transfer_back_to_supervisor", arguments: "{}" }],
  },
  { text: "Successfully transferred back to supervisor" },
];

/** LangGraph.js: `createHandoffTool` of the package for swarms (1.0.4). */
export const langGraphSwarm: Wording = {
  ...langGraphSupervisor,
  tool: (desk) => ({ ...langGraphSupervisor.tool(desk), description: `Ask agent '${desk}' for help` }),
};

/** OpenAI Agents SDK 0.20: `handoff(agent)`. */
export const openAI: Wording = {
  tool: (desk) => ({
    name: `transfer_to_${desk}`,
    description: `Handoff to the ${desk} agent to handle the request. `,
    parameters: { type: "object", properties: {}, required: [], additionalProperties: false },
  }),
  transferred: (desk) => JSON.stringify({ assistant: desk }),
};

/** AutoGen 0.7.5: the handoffs of an `AssistantAgent` in a `Swarm`. */
export const autoGen: Wording = {
  tool: (desk) => ({ ...openAI.tool(desk), description: `Handoff to ${desk}.` }),
  transferred: (desk) => `Transferred to ${desk}, adopting the role of ${desk} immediately.`,
  privateCalls: true,
};

/** A call as it stays in the transcript after `agent` made it. */
export function keptCall(call: Message, agent: string, { privateCalls = false }: Wording): Message {
  return privateCalls ? { ...call, onlyFor: agent } : call;
}

/** A desk as a tool of a manager, as the OpenAI Agents SDK and the Vercel AI SDK both describe it. */
export function askingTool(desk: string): Tool {
  return {
    name: `ask_${desk}`,
    description: `Ask the ${desk} desk.`,
    parameters: {
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: { input: { type: "string" } },
      required: ["input"],
      additionalProperties: false,
    },
  };
}
