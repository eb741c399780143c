/** Which files of the project the reader serves: its own assets, the figure libraries, pictures of notebooks. */
import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

/** Folders below which everything of a known type may be read. `/files/` is where Jupyter has them too. */
const served = [
  "files/tools/reader/assets",
  ...["vega", "vega-lite", "vega-embed"].map((name) => `files/node_modules/${name}/build`),
  "files/node_modules/plotly.js-dist",
  "files/node_modules/katex/dist",
  "notebooks",
  "exercises",
  "files/notebooks",
  "files/exercises",
];

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};

/**
 * The file at an address, given as its decoded path without the leading slash; undefined for everything that
 * is not to be served, whether it exists or not.
 */
export async function staticFile(root: string, path: string): Promise<StaticFile | undefined> {
  const folder = served.find((name) => path.startsWith(`${name}/`));
  const type = types[extname(path).toLowerCase()];
  if (folder === undefined || type === undefined) return undefined;
  const steps = path.split("/");
  if (steps.some((step) => step === "" || step.startsWith(".") || /[\\:\0]/.test(step))) return undefined;
  try {
    // A symbolic link must not lead out of the folder either.
    const home = await realpath(join(root, folder.replace(/^files\//, "")));
    const file = await realpath(join(root, path.replace(/^files\//, "")));
    return file.startsWith(home + sep) ? { type, body: await readFile(file) } : undefined;
  } catch {
    return undefined;
  }
}
