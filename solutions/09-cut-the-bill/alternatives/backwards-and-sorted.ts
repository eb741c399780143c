// What is needed is found going backwards; desks are sorted once; per desk the bill is walked down.
// cell cut-growth
interface Bill {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

function quadraticThrough(one: number, two: number, three: number): Bill {
  const [first, second] = [two - one, three - two];
  const a = (second - first) / 2;
  return { a, b: first - 3 * a, c: one - first + 2 * a };
}

function cheapestTeam({ a, c }: Bill): number {
  if (a === 0) return c === 0 ? 1 : Infinity;
  let n = 1;
  while (a * n * (n + 1) < c) n++;
  return n;
}
// cell cut-trim
function trim(transcript: readonly Message[]): Message[] {
  const spoken = transcript.filter(({ from, calls = [] }) => from !== "tool" && calls.length === 0);
  return spoken.filter(
    (message, i) => message.from === "customer" || i === 0 || message.text !== spoken[i - 1]!.text,
  );
}
// cell cut-plan
function plan(desks: readonly Desk[], letters: readonly Letter[]): Step[] {
  const short = [...desks].sort((a, b) => b.role - a.role);
  return letters.map(({ topic }, at) => {
    const wanted = new Set([at]);
    for (let place = at; place >= 0; place--)
      if (wanted.has(place)) for (const earlier of letters[place]!.refersTo) wanted.add(earlier);
    wanted.delete(at);
    return {
      desk: short.filter((desk) => desk.topics.includes(topic)).pop()!.name,
      reads: [...wanted].sort((a, b) => b - a),
    };
  });
}
