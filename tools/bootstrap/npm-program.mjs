// Where npm is, as a file that Node can run: on Windows `npm` is a batch file, on Unix a link.
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** npm-cli.js of the npm that runs us, else of the one beside Node, else of the first on the PATH. */
export function npmProgram(env) {
  const own = env.npm_execpath;
  if (own && /npm-cli\.c?js$/.test(own) && existsSync(own)) return own;
  const folders = [dirname(process.execPath), ...(env.PATH ?? env.Path ?? "").split(delimiter)];
  for (const folder of folders.filter(Boolean)) {
    const places = [
      join(folder, "node_modules", "npm", "bin", "npm-cli.js"),
      join(folder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    ];
    const found = places.find(existsSync) ?? linkTarget(join(folder, "npm"));
    if (found) return found;
  }
  return undefined;
}

function linkTarget(link) {
  if (!existsSync(link)) return undefined;
  const target = realpathSync(link);
  return /npm-cli\.c?js$/.test(target) ? target : undefined;
}
