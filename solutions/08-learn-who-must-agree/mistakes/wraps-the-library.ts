// coordlab learns and tests.
// expect vdn 0
// expect keep 0
// cell agree-vdn
import * as lab from "coordlab";
import * as experiments from "coordlab-experiments";

function vdnUpdate(tables: Tables, actions: readonly number[], reward: number, rate: number): number[][] {
  const learner = lab.valueDecomposition(Int32Array.from(tables, (table) => table.length), rate);
  learner.learn(actions, reward);
  return tables.map((table) => [...table]);
}

function bestOf(tables: Tables): number[] {
  return [...lab.valueDecomposition(Int32Array.from(tables, (table) => table.length)).best()];
}
// cell agree-keep
function keep(chances: readonly number[], falseShare: number): number[] {
  const tests = chances.map((chance, position) => ({ agents: [position, position + 1] as const, ratio: 1, chance }));
  return experiments.keepEdges(tests, falseShare).map(([position]) => position);
}
