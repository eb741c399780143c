// Whoever repeats the message before is left out, customers too.
// expect trim 1
// cell cut-trim
function trim(transcript: readonly Message[]): Message[] {
  const spoken = transcript.filter(({ from, calls }) => from !== "tool" && !calls?.length);
  return spoken.filter(({ text }, i) => text !== spoken[i - 1]?.text);
}
