// Tools are not counted.
// expect rule 2
// cell cut-rule
function messageCost(message: Message): number {
  const called = (message.calls ?? []).map((call) => call.name + call.arguments).join("");
  return 4 + Math.ceil((message.text + called).length / 4);
}

function requestCost(messages: readonly Message[], tools: readonly Tool[], said: Message): number {
  return [...messages, said].reduce((sum, message) => sum + messageCost(message), 0);
}
