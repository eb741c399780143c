/** Where the bars of a Gantt picture stand. */
export interface GanttBar {
  /** The row it stands in: an agent's name, or a resource's. */
  readonly lane: string;
  readonly start: number;
  readonly end: number;
  /** Written in the bar where it fits, such as the action or the resource. */
  readonly label?: string;
  /** Bars of one group share a fill, such as the resource they use; named in a legend. */
  readonly group?: string;
  /** Outlined in the alarm colour, with a cross. */
  readonly conflict?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export const barHeight: number = 28;

/** Each bar in the first track of its lane that is free at its start. */
export function boxesOf(
  bars: readonly GanttBar[],
  lanes: readonly string[],
  at: { x: (time: number) => number; top: number },
): { bars: Box[]; lanes: { name: string; y: number }[]; height: number } {
  const boxes = new Array<Box>(bars.length);
  let y = at.top + 6;
  const named = lanes.map((name) => {
    const laneTop = y;
    const free: number[] = [];
    const inLane = bars
      .flatMap((bar, i) => (bar.lane === name ? [i] : []))
      .sort((a, b) => bars[a]!.start - bars[b]!.start);
    for (const i of inLane) {
      const { start, end } = bars[i]!;
      const found = free.findIndex((until) => until <= start);
      const track = found < 0 ? free.length : found;
      free[track] = end;
      boxes[i] = {
        x: at.x(start),
        y: laneTop + track * (barHeight + 3),
        width: Math.max(2, at.x(end) - at.x(start)),
      };
    }
    y += Math.max(1, free.length) * (barHeight + 3) + 9;
    return { name, y: laneTop };
  });
  return { bars: boxes, lanes: named, height: y - at.top };
}
