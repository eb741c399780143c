/**
 * The site's texts while it is built. The edition's name is a hash of all of them, and stands in most of them: they are
 * written once it is known.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Stands for the edition's name until that is known. */
export const editionMark = "EDITION-OF-THE-COURSE";

export class Drafts {
  readonly #texts = new Map<string, string>();

  write(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  /** A name for all texts and what else is in the edition. */
  edition(rest: readonly string[]): string {
    const all = [...this.#texts].sort(([a], [b]) => (a < b ? -1 : 1));
    const hash = createHash("sha256").update(JSON.stringify([all, rest]));
    return hash.digest("hex").slice(0, 10);
  }

  async save(folder: string, edition: string): Promise<void> {
    for (const [path, text] of this.#texts) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text.replaceAll(editionMark, edition));
    }
  }
}
