/** The course's own copy of the site, built again when something in it has changed. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../project.js";
import { buildSite } from "../build/build-site.js";

/** What the site is made from. */
const sources = ["notebooks", "exercises", "lib", "tools/site", "package-lock.json"];

/** @returns the folder of the built site */
export async function builtSite(say: (line: string) => void): Promise<string> {
  const folder = await siteFolder();
  const now = await stampOf();
  if ((await readFile(join(folder, "stamp"), "utf8").catch(() => "")) === now) return folder;
  say("making the pages of the course");
  const fresh = `${folder}.${process.pid}`;
  try {
    await buildSite(fresh);
    await writeFile(join(fresh, "stamp"), now);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** In the course itself; where that cannot be written, such as on a shared disk, with the temporary files. */
async function siteFolder(): Promise<string> {
  const home = join(projectRoot, ".course");
  try {
    await mkdir(home, { recursive: true });
    await access(home, constants.W_OK);
    return join(home, "site");
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
