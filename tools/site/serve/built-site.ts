/** The course's own copy of the site, built again when something in it has changed. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { takeLock } from "course/bootstrap/take-lock.mjs";
import { projectRoot } from "../../project.js";
import { buildSite } from "../build/build-site.js";

/** What the site is made from. */
const sources = ["notebooks", "exercises", "lib", "tools/site", "package-lock.json"];

/** @returns the folder of the built site */
export async function builtSite(say: (line: string) => void): Promise<string> {
  const home = await siteHome();
  return keepBuilt(join(home, "site"), { stamp: await stampOf(), build: buildSite, say });
}

export interface Making {
  /** What the site is made of, in short. */
  readonly stamp: string;
  readonly build: (folder: string) => Promise<unknown>;
  readonly say: (line: string) => void;
}

/**
 * Has a site in a folder that was made with this stamp. One process at a time makes it, beside its place, and puts it
 * there whole; a start that was killed leaves at most a draft, which the next one clears away.
 */
export async function keepBuilt(folder: string, { stamp, build, say }: Making): Promise<string> {
  const isBuilt = async () =>
    (await readFile(join(folder, "stamp"), "utf8").catch(() => undefined)) === stamp;
  if (await isBuilt()) return folder;
  const release = await takeLock(dirname(folder), (pid) =>
    say(`waiting for the other start (process ${pid})`),
  );
  try {
    if (await isBuilt()) return folder;
    say("making the pages of the course");
    for (const left of await drafts(folder)) await clear(left);
    const fresh = `${folder}.${process.pid}`;
    await build(fresh);
    await writeFile(join(fresh, "stamp"), stamp);
    const old = `${fresh}.old`;
    await rename(folder, old).catch(() => {});
    await rename(fresh, folder);
    await clear(old);
    return folder;
  } finally {
    release();
  }
}

async function drafts(folder: string): Promise<string[]> {
  const names = await readdir(dirname(folder));
  return names
    .filter((name) => name.startsWith(`${basename(folder)}.`))
    .map((name) => join(dirname(folder), name));
}

/** A bundler that outlives its killed parent may still be writing there: what resists is left to the next start. */
async function clear(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
}

/** In the course itself; where that cannot be written, such as on a shared disk, with the temporary files. */
async function siteHome(): Promise<string> {
  const home = join(projectRoot, ".course");
  try {
    await mkdir(home, { recursive: true });
    await access(home, constants.W_OK);
    return home;
  } catch {
    const name = createHash("sha256").update(projectRoot).digest("hex").slice(0, 8);
    return join(tmpdir(), `coordination-course-${userInfo().username}-${name}`);
  }
}

/** Names, sizes and times of all sources: enough to notice a change. */
async function stampOf(): Promise<string> {
  const hash = createHash("sha256");
  const look = async (path: string): Promise<void> => {
    const file = join(projectRoot, path);
    const found = await stat(file).catch(() => undefined);
    if (!found) return;
    if (found.isFile()) hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
    else
      for (const name of (await readdir(file)).sort())
        if (name !== "node_modules" && !name.startsWith(".")) await look(`${path}/${name}`);
  };
  for (const path of sources) await look(path);
  return hash.digest("hex");
}
