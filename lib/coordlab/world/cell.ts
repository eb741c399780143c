/** A cell of a grid by row and column, from 0 at the top left. */
export type Cell = readonly [row: number, column: number];
