// coordlab-experiments counts tokens.
// expect rule 0
// cell cut-rule
import { messageTokens, toolTokens } from "coordlab-experiments";

function messageCost(message: Message): number {
  return messageTokens(message);
}

function requestCost(messages: readonly Message[], tools: readonly Tool[], said: Message): number {
  return [...messages, said].reduce((sum, message) => sum + messageTokens(message), 0) + tools.reduce((sum, tool) => sum + toolTokens(tool), 0);
}
