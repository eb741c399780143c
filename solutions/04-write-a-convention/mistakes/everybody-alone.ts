// The line is not divided into groups: each robot goes to a shelf of its own.
// expect line 0
// cell convention-line
interface Queue {
  readonly agent: Agent;
  readonly contenders: readonly Agent[];
  readonly options: number;
  readonly seats: number;
}

function pick(queue: Queue): number {
  return Math.min(queue.contenders.indexOf(queue.agent), queue.options);
}
