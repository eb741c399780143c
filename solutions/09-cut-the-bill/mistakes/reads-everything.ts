// Every desk reads the whole conversation: nothing is lost, and nothing saved.
// expect plan 2
// cell cut-plan
function plan(desks: readonly Desk[], letters: readonly Letter[]): Step[] {
  return letters.map((letter, i) => {
    const able = desks.filter((desk) => desk.topics.includes(letter.topic));
    const cheapest = able.reduce((best, desk) => (desk.role < best.role ? desk : best));
    return { desk: cheapest.name, reads: letters.map((_, place) => place).slice(0, i) };
  });
}
