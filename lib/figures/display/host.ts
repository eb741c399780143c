/** Who displays figures: the notebook's kernel, through one small interface that any kernel can offer. */
import type { MimeBundle } from "./bundle.js";

/**
 * What a kernel offers. A kernel that is none of tslab and Deno registers one before its first cell:
 *
 * @example
 * globalThis[Symbol.for("coordlab.host")] = { stills: false, display: (data, metadata) => send({ data, metadata }) };
 */
export interface DisplayHost {
  /** Puts a bundle under the running cell. `metadata` has an entry for each MIME type that needs one. */
  display(data: MimeBundle, metadata: object): void | Promise<void>;
  /** Whether charts come with a still picture, which takes Vega a while to draw. Default: true. */
  readonly stills?: boolean;
}

const registered = Symbol.for("coordlab.host");

/** The host that is registered, else the kernel of Deno or tslab that runs this process, else none. */
export function displayHost(): DisplayHost | undefined {
  const { [registered]: host } = globalThis as { [registered]?: DisplayHost };
  return host ?? denoHost() ?? tslabHost();
}

interface Deno {
  readonly jupyter: { broadcast(type: string, content: object): Promise<void> };
}

function denoHost(): DisplayHost | undefined {
  try {
    // Outside a notebook, Deno throws when its `jupyter` is touched.
    const jupyter = (globalThis as { Deno?: Deno }).Deno?.jupyter;
    if (!jupyter) return undefined;
    return {
      display: (data, metadata) => jupyter.broadcast("display_data", { data, metadata, transient: {} }),
    };
  } catch {
    return undefined;
  }
}

type WriteDisplayData = (
  content: { data: MimeBundle; metadata: object; transient: object },
  update: boolean,
) => void;

/**
 * tslab, through the display function of its copy that is already loaded: tslab may be installed twice (globally and
 * here), and the one that has run a cell counts.
 */
function tslabHost(): DisplayHost | undefined {
  // Asked for by name at the call, so that a page's bundle holds no Node module.
  const node = (globalThis as { process?: typeof process }).process?.getBuiltinModule?.("node:module");
  if (!node) return undefined;
  const { cache } = node.createRequire(`${process.cwd()}/notebook.js`);
  for (const [file, module] of Object.entries(cache)) {
    if (!/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file)) continue;
    const exports = module?.exports as { lastWriteDisplayData?: WriteDisplayData | null } | undefined;
    const write = exports?.lastWriteDisplayData;
    if (write) return { display: (data, metadata) => write({ data, metadata, transient: {} }, false) };
  }
  return undefined;
}
