/** A place; x to the right and y downwards. In a layout one unit is one typical edge. */
export type Place = readonly [x: number, y: number];
