// An answer that was ever given before is left out.
// expect trim 1
// cell cut-trim
function trim(transcript: readonly Message[]): Message[] {
  const given = new Set<string>();
  return transcript.filter((message) => {
    if (message.from === "tool" || (message.calls ?? []).length > 0) return false;
    if (message.from === "agent" && given.has(message.text)) return false;
    if (message.from === "agent") given.add(message.text);
    return true;
  });
}
