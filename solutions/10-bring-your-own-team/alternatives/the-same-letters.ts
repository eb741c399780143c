// A third team: four clerks who answer the same letters, wishes that do not come back. Most is lost by double work.
// cell own-team
const agents: number = 4;
const resources: TeamDescription["resources"] = { complaint: "once", order: "once", praise: "once", bill: "once" };
const remembered: boolean = false;
const seen: boolean = true;

function couldUse(agent: number): string[] {
  return ["complaint", "order", "praise", "bill"];
}

function tasks(agent: number, stream: Stream): Task[] {
  return couldUse(agent).map((name, i) => ({ uses: [name], value: 4 - i }));
}
// cell own-place
type Failure = "collision" | "duplicated work" | "missed synergy";
type Need = "a silent rule is enough" | "somebody has to speak";
const failure: Failure | undefined = "duplicated work";
const need: Need | undefined = "a silent rule is enough";
// cell own-choice
const choice: Name | undefined = "lowest ID";
