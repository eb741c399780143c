/** What went wrong in a cell while it ran, by the cell's position. */
export interface CellFailure {
  readonly cell: number;
  readonly message: string;
}

/** The failures in what a student's process says of its cells; what is none is passed over. */
export function readFailures(value: unknown): CellFailure[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: { cell?: unknown; message?: unknown } | null) =>
    typeof item?.cell === "number" && typeof item.message === "string"
      ? [{ cell: item.cell, message: item.message }]
      : [],
  );
}
