// The first desk with the topic answers, however long its role.
// expect plan 2
// cell cut-plan
function plan(desks: readonly Desk[], letters: readonly Letter[]): Step[] {
  const needed: Set<number>[] = [];
  return letters.map((letter) => {
    const reads = new Set<number>(letter.refersTo);
    for (const place of letter.refersTo) for (const earlier of needed[place]!) reads.add(earlier);
    needed.push(reads);
    return { desk: desks.find((desk) => desk.topics.includes(letter.topic))!.name, reads: [...reads] };
  });
}
