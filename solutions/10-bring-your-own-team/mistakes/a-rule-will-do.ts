// Nobody can see what the others want, and a rule is said to be enough; most is said to be lost by missed synergies.
// expect place 0
// expect choice 0
// cell own-place
type Failure = "collision" | "duplicated work" | "missed synergy";
type Need = "a silent rule is enough" | "somebody has to speak";
const failure: Failure | undefined = "missed synergy";
const need: Need | undefined = "a silent rule is enough";
// cell own-choice
const choice: Name | undefined = "lowest ID";
