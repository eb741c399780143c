// Text and calls are rounded up one by one.
// expect rule 0
// cell cut-rule
function messageCost(message: Message): number {
  const quarter = (text: string) => Math.ceil(text.length / 4);
  return 4 + quarter(message.text) + (message.calls ?? []).reduce((sum, call) => sum + quarter(call.name) + quarter(call.arguments), 0);
}

function requestCost(messages: readonly Message[], tools: readonly Tool[], said: Message): number {
  let cost = messageCost(said);
  for (const message of messages) cost += messageCost(message);
  for (const { name, description, parameters } of tools) cost += Math.ceil(JSON.stringify({ name, description, parameters }).length / 4);
  return cost;
}
