/** The records that a chart draws: checked, and cut down to the fields it draws. */

/** Any record, read by field name. */
type Record_ = Readonly<Record<string, unknown>>;

/**
 * The records with the named fields only; those left out that have no finite number where `positive` or `finite`
 * fields need one.
 *
 * @throws RangeError without rows, or if no row has one of the fields
 */
export function chartRows(
  rows: readonly object[],
  fields: readonly (string | undefined)[],
  needed: { readonly positive?: readonly (string | false | undefined)[] } = {},
): Record_[] {
  const first = rows[0];
  if (!first) throw new RangeError("a chart needs at least one row, got 0");
  const names = [...new Set(fields.filter((field) => field !== undefined))];
  for (const name of names)
    if (!rows.some((row) => name in row))
      throw new RangeError(`rows have no field "${name}", only ${Object.keys(first).join(", ")}`);
  const usable = (row: Record_): boolean =>
    names.every((name) => typeof row[name] !== "number" || Number.isFinite(row[name])) &&
    (needed.positive ?? []).every((name) => !name || (row[name] as number) > 0);
  return (rows as readonly Record_[])
    .filter(usable)
    .map((row) => Object.fromEntries(names.map((name) => [name, row[name]])));
}

/** The values of some fields that are numbers. */
export function numbersOf(rows: readonly object[], ...fields: readonly (string | undefined)[]): number[] {
  return fields.flatMap((field) =>
    field === undefined
      ? []
      : (rows as readonly Record_[]).map((row) => row[field]).filter((value) => typeof value === "number"),
  );
}

/** The distinct values of a field, in order of appearance. */
export function namesOf(rows: readonly object[], field: string): string[] {
  return [...new Set((rows as readonly Record_[]).map((row) => String(row[field])))];
}
