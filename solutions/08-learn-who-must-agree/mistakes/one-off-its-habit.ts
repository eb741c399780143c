// One agent off its habit is taken to be enough, and exploring has no upper end.
// expect blind 1
// cell agree-blind
function offHabit(explore: number, actions: number): number {
  return (explore * (actions - 1)) / actions;
}

function blindBelow(rows: number, actions: number, needed: number): number {
  return needed / rows / offHabit(1, actions);
}
