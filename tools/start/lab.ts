/** The course in JupyterLab: found or installed, started in the learner's folder, its way in shown. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../port/free-port.js";
import { projectRoot } from "../project.js";
import { findJupyter, installJupyter, type Jupyter, NoJupyter } from "./choose-jupyter.js";
import { prepareJupyterFolder } from "./jupyter-folder.js";
import { type JupyterServer, startJupyter } from "./jupyter-server.js";
import { commandProbe } from "./probe.js";
import { trustNotebooks } from "./trust.js";

/** A package index that could not be reached is not asked again for a day. */
const indexMemoryMilliseconds = 24 * 60 * 60 * 1000;

export interface LabOptions {
  /** The folder that JupyterLab shows. */
  readonly folder: string;
  readonly port: number;
  /** Whether an index that could not be reached lately is asked again. */
  readonly again: boolean;
}

export interface Lab {
  readonly server: JupyterServer;
  readonly jupyter: Jupyter;
}

/**
 * Starts JupyterLab, after installing it if need be; `ready()` of its server is not awaited.
 *
 * @throws NoJupyter with the reason if there is none and none can be installed
 */
export async function openLab(
  { folder, port, again }: LabOptions,
  say: (line: string) => void,
): Promise<Lab> {
  const env = await prepareJupyterFolder(projectRoot, process.env);
  const jupyter = await chooseJupyter(env, again, say);
  await trustNotebooks(projectRoot, jupyter, commandProbe(projectRoot, env));
  const chosen = await freePort(port);
  if (chosen !== port) say(`port ${port} is in use; JupyterLab takes ${chosen}`);
  return { server: startJupyter(projectRoot, jupyter, env, chosen, folder), jupyter };
}

async function chooseJupyter(
  env: NodeJS.ProcessEnv,
  again: boolean,
  say: (line: string) => void,
): Promise<Jupyter> {
  const probe = commandProbe(projectRoot, env);
  const found = await findJupyter(projectRoot, probe);
  if (found) return found;
  const memory = join(projectRoot, ".course", "jupyter", "unreachable");
  const since = again ? undefined : await lately(memory);
  if (since !== undefined)
    throw new NoJupyter(
      `There is no JupyterLab: the Python package index could not be reached at ${since}. npm start -- --jupyter tries again.`,
    );
  try {
    await installJupyter(projectRoot, probe, say);
  } catch (error) {
    if (error instanceof NoJupyter && error.unreachable) {
      await mkdir(join(memory, ".."), { recursive: true });
      await writeFile(memory, new Date().toISOString());
    }
    throw error;
  }
  await rm(memory, { force: true });
  const installed = await findJupyter(projectRoot, probe);
  if (!installed) throw new NoJupyter("pip ended well, but there is no JupyterLab 4 in .venv.");
  return installed;
}

/** The time of day in a file, if it is less than a day ago. */
async function lately(file: string): Promise<string | undefined> {
  const then = new Date(await readFile(file, "utf8").catch(() => ""));
  const age = Date.now() - then.getTime();
  if (!(age >= 0 && age < indexMemoryMilliseconds)) return undefined;
  return then.toTimeString().slice(0, 5);
}

/** A page that leads to an address: the token in it must not stand on the browser's command line. */
export async function redirectPage(address: string): Promise<string> {
  const file = join(projectRoot, ".course", "jupyter", "open.html");
  await writeFile(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`, {
    mode: 0o600,
  });
  return file;
}
