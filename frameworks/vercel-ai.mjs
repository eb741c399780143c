/** Vercel AI SDK: one agent, agents as tools. */
import "./refuse-network.mjs";
import { stepCountIs, ToolLoopAgent, tool } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import { z } from "zod";
import { conversations, everyRole, inbox, topics } from "./inbox.mjs";
import { Ledger } from "./ledger.mjs";
import { print } from "./print.mjs";
import { generalist, manager, specialist } from "./scripted-model.mjs";

/** A message of the SDK, whose content is a text or a list of parts. */
function plain({ content }) {
  if (typeof content === "string") return { text: content };
  const texts = content.map((part) => part.text ?? part.output?.value ?? "");
  const calls = content
    .filter(({ type }) => type === "tool-call")
    .map(({ toolName, input }) => ({ name: toolName, arguments: JSON.stringify(input) }));
  return { text: texts.join(""), calls };
}

const usage = { inputTokens: {}, outputTokens: {} };

/** A model that asks the script and writes into the ledger. */
const scriptedModel = (script, ledger) =>
  new MockLanguageModelV3({
    doGenerate: async ({ prompt, tools = [] }) => {
      const request = {
        messages: prompt.map(plain),
        tools: tools.map(({ name, description, inputSchema }) => ({
          name,
          description,
          parameters: inputSchema,
        })),
      };
      const said = script(request);
      ledger.call(request, said);
      const calls = said.calls.map(({ name, arguments: input }, i) => ({
        type: "tool-call",
        toolCallId: `call_${prompt.length}_${i}`,
        toolName: name,
        input,
      }));
      const finish = calls.length > 0 ? "tool-calls" : "stop";
      return {
        content: calls.length > 0 ? calls : [{ type: "text", text: said.text }],
        finishReason: { unified: finish, raw: finish },
        usage,
        warnings: [],
      };
    },
  });

const agent = (ledger, instructions, script, tools = {}) =>
  new ToolLoopAgent({
    model: scriptedModel(script, ledger),
    instructions,
    tools,
    stopWhen: stepCountIs(20),
  });

async function play(pattern, build) {
  const ledger = new Ledger();
  const first = build(ledger);
  await ledger.play(conversations, () => {
    const messages = [];
    return {
      reply: async (text) => {
        messages.push({ role: "user", content: text });
        const result = await first.generate({ messages });
        messages.push(...result.response.messages);
        return result.text;
      },
      transcript: () => messages.map(plain),
    };
  });
  return ledger.row(pattern);
}

function asTools(ledger) {
  const tools = topics.map((topic) => {
    const desk = agent(ledger, inbox.role[topic], specialist(topic));
    const ask = tool({
      description: `Ask the ${topic} desk.`,
      inputSchema: z.object({ input: z.string() }),
      execute: async ({ input }) => (await desk.generate({ prompt: input })).text,
    });
    return [`ask_${topic}`, ask];
  });
  return agent(ledger, inbox.manager, manager, Object.fromEntries(tools));
}

await print({
  rows: [
    await play("one agent", (ledger) => agent(ledger, everyRole, generalist)),
    await play("agents as tools", asTools),
  ],
});
