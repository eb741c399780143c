/** The part of the WebAssembly interface used here; TypeScript declares it for browsers only. */
interface WebAssemblyHost {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  validate(bytes: Uint8Array): boolean;
}

export const webAssembly: WebAssemblyHost | undefined = (globalThis as { WebAssembly?: WebAssemblyHost })
  .WebAssembly;

/** Whether this machine runs WebAssembly with vectors: is a function that makes and drops one a valid module? */
export function vectorsAvailable(): boolean {
  const module = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 17, 26, 11,
  ];
  return webAssembly?.validate(Uint8Array.from(module)) ?? false;
}

/** Compiled modules by name: there are few, they hold no state, and compiling one takes longer than a small solve. */
const modules = new Map<string, object>();

export function compiledOnce(name: string, bytes: () => Uint8Array): object {
  const known = modules.get(name);
  if (known) return known;
  const module = new webAssembly!.Module(bytes());
  modules.set(name, module);
  return module;
}
