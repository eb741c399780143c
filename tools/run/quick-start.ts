/**
 * Leaves out what a kernel that runs one notebook once does not need: some two hundred file watchers, and
 * the documentation inside type declarations, which is most of their text (a quarter of the start-up time).
 */

interface System {
  watchFile: (...args: unknown[]) => { close(): void };
  readFile: (path: string, encoding?: string) => string | undefined;
}

/** A documentation comment on lines of its own: never a part of a string. */
const documentation = /^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*$/gm;

export function startQuickly(system: System): void {
  const readFile = system.readFile;
  system.readFile = (path, encoding) => {
    const text = readFile(path, encoding);
    return path.endsWith(".d.ts") ? text?.replace(documentation, "") : text;
  };
  system.watchFile = () => ({ close() {} });
}
