// The planner earns all, and asking those who meet would do for fewer messages.
// expect choice 0
// cell own-choice
const choice: Name | undefined = "central planner";
