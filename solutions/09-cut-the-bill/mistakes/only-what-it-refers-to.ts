// What the earlier letters refer to in turn is not read.
// expect plan 0
// cell cut-plan
function plan(desks: readonly Desk[], letters: readonly Letter[]): Step[] {
  return letters.map((letter) => {
    const able = desks.filter((desk) => desk.topics.includes(letter.topic));
    const cheapest = able.reduce((best, desk) => (desk.role < best.role ? desk : best));
    return { desk: cheapest.name, reads: letter.refersTo };
  });
}
