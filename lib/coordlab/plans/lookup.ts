/** What a table written in JSON holds under a name; names such as "constructor" are names like any other. */
export function lookup<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}
