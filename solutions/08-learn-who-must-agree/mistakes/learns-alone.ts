// Each agent compares the reward with its own entry: independent Q, not VDN. And the best is looked for from 0 on.
// expect vdn 0
// cell agree-vdn
function vdnUpdate(tables: Tables, actions: readonly number[], reward: number, rate: number): number[][] {
  return tables.map((table, i) => table.map((entry, a) => (a === actions[i] ? entry + rate * (reward - entry) : entry)));
}

function bestOf(tables: Tables): number[] {
  return tables.map((table) => table.reduce((best, entry, a) => (entry > Math.max(0, table[best]!) ? a : best), 0));
}
