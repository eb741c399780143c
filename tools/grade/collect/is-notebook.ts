/** Which files are notebooks, whatever browsers, mail and people have called them. */
import { parsedNotebook } from "../repair/read-leniently.js";
import type { Entry } from "./entries.js";

/** Whether a name says that it is one. */
export function isNamedNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

/** Endings that are put behind a notebook's, or in its place, on its way. */
const disguise = /(\.(json|txt|download)|(^|\/)[^./]+)$/i;

/** Whether there is a notebook under another ending. */
export async function isDisguised({ path, broken, read }: Entry): Promise<boolean> {
  return broken === undefined && disguise.test(path) && (await isReadable(read));
}

/** Whether cells can be read from it. */
export async function isReadable(read: Entry["read"]): Promise<boolean> {
  return read().then(
    (bytes) => parsedNotebook(bytes).cells !== undefined,
    () => false,
  );
}
