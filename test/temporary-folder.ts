/** Everything that tests leave in the system's place for temporary files goes to a folder that goes afterwards. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Once for all projects: a folder in a folder in a folder is too long a path for a browser's socket. */
export default function setup(): () => void {
  if (/[\\/]course-vitest-\w+$/.test(tmpdir())) return () => {};
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-vitest-")));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
