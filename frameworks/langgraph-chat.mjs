/** LangGraph.js with the script for a model: the chat model, and an agent that asks it. */
import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage } from "@langchain/core/messages";
import { convertToOpenAITool } from "@langchain/core/utils/function_calling";
import { createReactAgent } from "@langchain/langgraph/prebuilt";

/** A message of LangChain in the ledger's words. */
export const plain = (message) => ({
  text: message.content,
  calls: (message.tool_calls ?? []).map(({ name, args }) => ({ name, arguments: JSON.stringify(args) })),
});

/** A chat model that asks the script and writes into the ledger. */
export class ScriptedChat extends BaseChatModel {
  constructor(script, ledger) {
    super({});
    Object.assign(this, { script, ledger });
  }

  _llmType() {
    return "scripted";
  }

  bindTools(tools) {
    return this.withConfig({ tools: tools.map((tool) => convertToOpenAITool(tool)) });
  }

  async _generate(history, options) {
    const request = {
      messages: history.map(plain),
      tools: (options.tools ?? []).map((tool) => tool.function),
    };
    const said = this.script(request);
    this.ledger.call(request, said);
    const tool_calls = said.calls.map(({ name, arguments: words }, i) => ({
      name,
      args: JSON.parse(words),
      id: `call_${history.length}_${i}`,
      type: "tool_call",
    }));
    return { generations: [{ text: said.text, message: new AIMessage({ content: said.text, tool_calls }) }] };
  }
}

export const agent = (ledger, name, prompt, script, tools = []) =>
  createReactAgent({ llm: new ScriptedChat(script, ledger), tools, prompt, name });
