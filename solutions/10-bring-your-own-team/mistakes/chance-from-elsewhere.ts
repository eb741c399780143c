// A counter outside decides what there is to do: asked again, the same agent answers otherwise.
// expect team 3
// cell own-team
const agents: number = 6;
const resources: TeamDescription["resources"] = { "left stand": "exclusive", press: 2, "right stand": "exclusive" };
const remembered: boolean = true;
const seen: boolean = false;
let asked = 0;

function couldUse(agent: number): string[] {
  const stand = agent < 3 ? "left stand" : "right stand";
  return agent === 2 || agent === 3 ? ["press", stand] : [stand];
}

function tasks(agent: number, stream: Stream): Task[] {
  asked++;
  if (asked % 5 > 1) return [];
  return couldUse(agent).slice(0, 1).map((name) => ({ uses: [name], value: name === "press" ? 5 : 2 }));
}
