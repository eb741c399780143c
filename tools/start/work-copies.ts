/**
 * The learner's own copies of the course's notebooks and exercises, in `my-work/`, which git ignores: what is
 * opened, run and changed there leaves the originals alone, and a newer course never meets a changed file.
 */
import { createHash } from "node:crypto";
import { copyFile, link, mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export const workFolder = "my-work";
/** Folders of the course that are copied, with everything in them. */
export const copiedFolders: readonly string[] = ["notebooks", "exercises"];

/** What a copy was made of: digests of the original's bytes, and of its cells' texts alone. */
interface Origin {
  readonly bytes: string;
  readonly cells: string;
}

export interface WorkReport {
  /** Copies that were changed by the learner, of originals that have a newer version. */
  readonly outdated: readonly string[];
  /** Copies that were renewed on demand, and where the learner's own version is now, if it was another. */
  readonly renewed: readonly { readonly path: string; readonly kept?: string }[];
}

/**
 * Copies what is missing. A copy that the learner has not changed follows its original; one that was changed stays
 * as it is. Looking at a notebook is no change: what Jupyter does to outputs and metadata does not count.
 *
 * @param root the course's folder
 * @param work the learner's folder
 * @param fresh which copies to renew although they were changed, by path, such as `notebooks/04-the-corridor.ipynb`
 */
export async function prepareWork(
  root: string,
  work: string,
  fresh: (path: string) => boolean = () => false,
): Promise<WorkReport> {
  const recordFile = join(work, ".originals.json");
  const origins = await readRecord(recordFile);
  const now: Record<string, Origin> = { ...origins };
  const outdated: string[] = [];
  const renewed: { path: string; kept?: string }[] = [];
  for (const path of await originals(root)) {
    const original = await readFile(join(root, path));
    const copy = await readFile(join(work, path)).catch(() => undefined);
    const origin = { bytes: digest(original), cells: cellsDigest(original) };
    const known = origins[path];
    if (copy && !fresh(path)) {
      if (known?.bytes === origin.bytes || copy.equals(original)) {
        now[path] = origin;
        continue;
      }
      if (!known || cellsDigest(copy) !== known.cells) {
        outdated.push(path);
        continue;
      }
    } else if (copy) {
      renewed.push({ path, ...(!copy.equals(original) && { kept: await keep(work, path, copy) }) });
    }
    await copyWhole(join(root, path), join(work, path));
    now[path] = origin;
  }
  await providePlotly(root, work);
  if (JSON.stringify(now) !== JSON.stringify(origins)) await write(recordFile, JSON.stringify(now, null, 1));
  return { outdated, renewed };
}

/**
 * Plotly where figures look for it: below the folder that Jupyter shows, which serves nothing from outside. A second
 * name for the same file where the disk has such, else a copy.
 */
async function providePlotly(root: string, work: string): Promise<void> {
  const path = "node_modules/plotly.js-dist/plotly.js";
  const [from, to] = [join(root, path), join(work, path)];
  const [installed, there] = await Promise.all([from, to].map((file) => stat(file).catch(() => undefined)));
  if (!installed || there?.size === installed.size) return;
  const draft = `${to}.${process.pid}.draft`;
  await mkdir(dirname(to), { recursive: true });
  await link(from, draft).catch(() => copyFile(from, draft));
  await rename(draft, to);
}

/** The files of the course that learners get copies of, by path. */
async function originals(root: string): Promise<string[]> {
  const lists = await Promise.all(copiedFolders.map((folder) => filesIn(root, folder)));
  return lists.flat().sort();
}

async function filesIn(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const lists = entries.map((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    return entry.isDirectory() ? filesIn(root, path) : [path];
  });
  return (await Promise.all(lists)).flat();
}

/** Puts the learner's version aside, under the first number that is free. */
async function keep(work: string, path: string, copy: Buffer): Promise<string> {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/.exec(path)!;
  for (let number = 1; ; number++) {
    const kept = `old/${stem}-${number}${ending ?? ""}`;
    await mkdir(dirname(join(work, kept)), { recursive: true });
    try {
      await writeFile(join(work, kept), copy, { flag: "wx" });
      return kept;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}.draft`;
  await copyFile(from, draft);
  await rename(draft, to);
}

async function write(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, text);
  await rename(draft, file);
}

async function readRecord(file: string): Promise<Readonly<Record<string, Origin>>> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Record<string, Origin>;
  } catch {
    return {};
  }
}

/** Of a notebook's kinds of cells and their texts; of any other file, all of it. */
function cellsDigest(content: Buffer): string {
  try {
    const { cells } = JSON.parse(content.toString("utf8")) as {
      cells: { cell_type: string; source: string | readonly string[] }[];
    };
    const texts = cells.map(({ cell_type, source }) => [cell_type, [source].flat().join("")]);
    return digest(JSON.stringify(texts));
  } catch {
    return digest(content);
  }
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}
