/** Which folder JupyterLab shows, and which notebook in it first. */
import { copiedFolders, workFolder } from "./work-copies.js";

export interface WhatToOpen {
  /** The learner's folder, or "." for the course's own. */
  readonly folder: string;
  /** The notebook's path inside that folder. */
  readonly notebook?: string;
}

/**
 * A lesson or an exercise is opened as the learner's copy, unless `originals` says otherwise. Any other notebook is
 * opened where it lies.
 *
 * @param path of a notebook in the course, with `/`
 */
export function whatToOpen(path: string | undefined, originals: boolean): WhatToOpen {
  if (path === undefined) return { folder: originals ? "." : workFolder };
  const [top = "", ...rest] = path.split("/");
  if (top === workFolder) return { folder: workFolder, notebook: rest.join("/") };
  const copied = copiedFolders.includes(top) && !originals;
  return { folder: copied ? workFolder : ".", notebook: path };
}
