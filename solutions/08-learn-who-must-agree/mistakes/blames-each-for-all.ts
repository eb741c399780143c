// Every agent takes the whole error instead of its share.
// expect vdn 1
// cell agree-vdn
function vdnUpdate(tables: Tables, actions: readonly number[], reward: number, rate: number): number[][] {
  const value = tables.reduce((sum, table, i) => sum + table[actions[i]!]!, 0);
  return tables.map((table, i) => table.map((entry, a) => (a === actions[i] ? entry + rate * (reward - value) : entry)));
}

function bestOf(tables: Tables): number[] {
  return tables.map((table) => table.indexOf(Math.max(...table)));
}
