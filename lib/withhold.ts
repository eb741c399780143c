/** Takes functions of this library away where an exercise asks the reader to write them. */

/**
 * Replaces functions by ones that throw, in the module that defines them: whatever else in the library calls them,
 * or hands them on under another name, stops as well. Values that are no functions stay.
 *
 * @param entries names of functions ("playCorridor"), or the beginnings of paths ("graph/", "plans/merge"), which
 * stand for all functions of those modules
 * @returns a function that puts everything back
 * @throws RangeError if an entry stands for no function
 */
export function withhold(entries: readonly string[]): () => void {
  const taken: (() => void)[] = [];
  for (const entry of entries) {
    const before = taken.length;
    for (const [path, exported] of modules())
      for (const [name, { value, writable }] of Object.entries(Object.getOwnPropertyDescriptors(exported))) {
        if (typeof value !== "function" || !writable) continue;
        if (entry.includes("/") ? !path.startsWith(entry) : name !== entry) continue;
        exported[name] = function withheld(): never {
          throw new Error(`this assignment is done without coordlab's ${name}: write it yourself`);
        };
        taken.push(() => {
          exported[name] = value;
        });
      }
    if (taken.length === before) throw new RangeError(`coordlab has no function "${entry}" to withhold`);
  }
  return () => {
    for (const giveBack of taken.reverse()) giveBack();
  };
}

/** The loaded modules of this library: path below its folder, and exports. */
function modules(): [path: string, exported: Record<string, unknown>][] {
  return Object.entries(require.cache).flatMap(([file, module]) =>
    file.startsWith(__dirname) && module
      ? [[file.slice(__dirname.length + 1).replaceAll("\\", "/"), module.exports]]
      : [],
  );
}
