/** The names that the cells of a notebook share while the kernel lives. */

export type Access = readonly [read: () => unknown, write?: (value: unknown) => void];

/** What a cell that uses an unknown name, or changes a constant, is stopped by. */
export class UnknownName extends ReferenceError {
  constructor(readonly unknown: string) {
    super(`${unknown} is not defined`);
  }
}

export interface NotebookNames {
  /** Each name is a property that reads and writes the variable of the cell that declares it. */
  readonly names: Record<string, unknown>;
  has(name: string): boolean;
  /** The cell that declared a name last. */
  ownerOf(name: string): string | undefined;
  share(cell: string, entries: Readonly<Record<string, Access>>): void;
}

export function notebookNames(): NotebookNames {
  const owners = new Map<string, string>();
  // Own properties are found without the proxy, which therefore costs nothing until a name is missing.
  const missing = new Proxy(Object.create(null) as object, {
    get: (_, name) => {
      throw new UnknownName(String(name));
    },
    set: (_, name) => {
      throw new UnknownName(String(name));
    },
    has: () => false,
  });
  const names = Object.create(missing) as Record<string, unknown>;
  return {
    names,
    has: (name) => owners.has(name),
    ownerOf: (name) => owners.get(name),
    share(cell, entries) {
      for (const [name, [get, set]] of Object.entries(entries)) {
        owners.set(name, cell);
        const refuse = () => {
          throw new TypeError(`\`${name}\` is a constant: it is declared with const or imported`);
        };
        Object.defineProperty(names, name, { get, set: set ?? refuse, configurable: true, enumerable: true });
      }
    },
  };
}
