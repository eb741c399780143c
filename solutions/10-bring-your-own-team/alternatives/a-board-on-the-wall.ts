// Another team: cooks whose tickets hang on the wall. A silent rule is enough, and any that is as good may be named.
// cell own-team
const agents: number = 5;
const resources: TeamDescription["resources"] = { oven: "exclusive", stove: "exclusive", pot: 2 };
const remembered: boolean = true;
const seen: boolean = true;

function couldUse(agent: number): string[] {
  return Object.keys(resources);
}

function tasks(agent: number, stream: Stream): Task[] {
  const at = Math.floor(stream() * 5);
  return [{ uses: ["oven"], value: 4 }, { uses: ["stove"], value: 3 }, { uses: ["pot"], value: 6 }].slice(at, at + 1);
}
// cell own-place
type Failure = "collision" | "duplicated work" | "missed synergy";
type Need = "a silent rule is enough" | "somebody has to speak";
const failure: Failure | undefined = "collision";
const need: Need | undefined = "a silent rule is enough";
// cell own-choice
const choice: Name | undefined = "rotating";
