// Only what an agent repeats of an agent is left out; one who echoes the letter stays.
// expect trim 1
// cell cut-trim
function trim(transcript: readonly Message[]): Message[] {
  const kept: Message[] = [];
  for (const message of transcript) {
    if (message.calls?.length || message.from === "tool") continue;
    const before = kept.at(-1);
    if (message.from === "agent" && before?.from === "agent" && before.text === message.text) continue;
    kept.push(message);
  }
  return kept;
}
