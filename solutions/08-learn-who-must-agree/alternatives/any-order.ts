// Another right choice wherever the text says "any": the last of equal actions, positions from the largest down.
// cell agree-vdn
function vdnUpdate(tables: Tables, actions: readonly number[], reward: number, rate: number): number[][] {
  const copy = tables.map((table) => [...table]);
  const used = copy.map((table, i) => table[actions[i]!]!);
  const share = (reward - used.reduce((sum, entry) => sum + entry)) / copy.length;
  copy.forEach((table, i) => (table[actions[i]!] = used[i]! + rate * share));
  return copy;
}

function bestOf(tables: Tables): number[] {
  return tables.map((table) => table.lastIndexOf(Math.max(...table)));
}
// cell agree-keep
function keep(chances: readonly number[], falseShare: number): number[] {
  const below = (chance: number) => chances.filter((other) => other <= chance).length;
  const last = Math.max(-1, ...chances.filter((chance) => chance <= (falseShare * below(chance)) / chances.length));
  return chances.map((_, position) => position).filter((position) => chances[position]! <= last).reverse();
}
