// A desk for each of them: nobody meets, so nothing is to be coordinated.
// expect team 2
// expect place 1
// cell own-team
const agents: number = 3;
const resources: TeamDescription["resources"] = { north: "exclusive", east: "exclusive", south: "exclusive" };
const remembered: boolean = true;
const seen: boolean = true;

function couldUse(agent: number): string[] {
  return [["north"], ["east"], ["south"]][agent]!;
}

function tasks(agent: number, stream: Stream): Task[] {
  return stream() < 0.5 ? [{ uses: couldUse(agent), value: 1 }] : [];
}
