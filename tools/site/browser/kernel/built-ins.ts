/** Notices when a cell has changed JavaScript's own objects, which would spoil every cell after it. */

const watched = [
  "Array Boolean Date Error Function JSON Map Math Number Object Promise Reflect RegExp Set String Symbol",
  "WeakMap WeakSet Float64Array Int32Array Uint8Array ArrayBuffer BigInt",
]
  .join(" ")
  .split(" ");

type Snapshot = readonly {
  readonly path: string;
  readonly owner: object;
  readonly key: PropertyKey;
  readonly value: unknown;
}[];

/** @returns a function that names the first built-in that is no longer what it was, if any */
export function watchBuiltIns(): () => string | undefined {
  const before: Snapshot = watched.flatMap((name) => {
    const value = (globalThis as Record<string, unknown>)[name] as { prototype?: object };
    return [
      ...properties(name, value),
      ...(value.prototype ? properties(`${name}.prototype`, value.prototype) : []),
    ];
  });
  const known = new Map(
    [...new Set(before.map(({ owner }) => owner))].map((o) => [o, new Set(Reflect.ownKeys(o))]),
  );
  const { getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { is } = Object;
  return () => {
    for (const { path, owner, key, value } of before) {
      const now = getOwnPropertyDescriptor(owner, key);
      if (!now || !is(now.value ?? now.get, value)) return path;
    }
    for (const [owner, keys] of known) {
      // Vega-Lite gives sets a toJSON of their own when it is loaded.
      const added = ownKeys(owner).find((key) => key !== "toJSON" && !keys.has(key));
      if (added !== undefined)
        return `${before.find((one) => one.owner === owner)!.path.replace(/\.[^.]*$/, "")}.${String(added)}`;
    }
    return undefined;
  };
}

function properties(path: string, owner: object): Snapshot {
  return Reflect.ownKeys(owner).map((key) => {
    const { value, get } = Object.getOwnPropertyDescriptor(owner, key)!;
    return { path: `${path}.${String(key)}`, owner, key, value: value ?? get };
  });
}
