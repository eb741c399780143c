/** `course start`: opens the course in JupyterLab, or where there is none in its own reader. */
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { CourseError } from "../course-error.js";
import { lessonPaths } from "../notebook/course-notebooks.js";
import { projectRoot } from "../project.js";
import { openReader } from "../reader/reader.js";
import { readWords } from "../words.js";
import { findJupyter, installJupyter, type Jupyter, NoJupyter } from "./choose-jupyter.js";
import { freePort, readPort } from "./free-port.js";
import { prepareJupyterFolder } from "./jupyter-folder.js";
import { type JupyterServer, startJupyter } from "./jupyter-server.js";
import { openBrowser } from "./open-browser.js";
import { commandProbe } from "./probe.js";
import { trustNotebooks } from "./trust.js";

const usage = "npm start -- [--reader [--execute]] [--port N] [--no-browser] [NOTEBOOK]";
const jupyterPort = 8888;
const readerPort = 8000;

export async function run(args: readonly string[]): Promise<number> {
  const words = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      reader: { type: "boolean" },
      execute: { type: "boolean" },
      port: { type: "string" },
      "no-browser": { type: "boolean" },
    },
  });
  const { reader, execute = false, port: portWord, "no-browser": noBrowser = false } = words.values;
  if (words.positionals.length > 1) throw new CourseError(`one notebook at most; usage: ${usage}`);
  if (execute && !reader) throw new CourseError("--execute goes with --reader");
  const page = await firstPage(words.positionals[0]);
  const wanted = portWord === undefined ? undefined : readPort(portWord);

  const read = async () => {
    const port = await choosePort(wanted ?? readerPort);
    const options = { port, page: words.positionals.length > 0 ? page! : "", execute, browser: !noBrowser };
    return openReader(projectRoot, options, say);
  };
  if (reader) return read();

  await makeWritable();
  const env = await prepareJupyterFolder(projectRoot, process.env);
  const jupyter = await chooseJupyter(env);
  if (!jupyter) return read();
  const port = await choosePort(wanted ?? jupyterPort);
  await trustNotebooks(projectRoot, jupyter, commandProbe(projectRoot, env));
  const server = startJupyter(projectRoot, jupyter, env, port);
  say(`opening the course in JupyterLab ${jupyter.version} (${jupyter.where})`);
  return attend(server, page ? `lab/tree/${page}` : "lab", noBrowser);
}

/** Shows the way in, and waits until the user or Jupyter ends it. */
async function attend(server: JupyterServer, page: string, noBrowser: boolean): Promise<number> {
  let stopped = false;
  const stop = () => {
    stopped = true;
    void server.stop();
  };
  const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  try {
    await server.ready();
    const address = server.address(page);
    const opened = !noBrowser && !stopped && (await openBrowser(await redirectPage(address)));
    say(`${opened ? "your browser shows" : "open this address in a browser:"} ${address}`);
    say("Ctrl-C here, or File > Shut Down there, stops it");
    const code = await server.ended;
    say("JupyterLab has stopped");
    return stopped ? 0 : code;
  } catch (error) {
    if (stopped) return 0;
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

async function chooseJupyter(env: NodeJS.ProcessEnv): Promise<Jupyter | undefined> {
  const probe = commandProbe(projectRoot, env);
  const found = await findJupyter(projectRoot, probe);
  if (found) return found;
  try {
    await installJupyter(projectRoot, probe, say);
    return await findJupyter(projectRoot, probe);
  } catch (error) {
    if (!(error instanceof NoJupyter)) throw error;
    say(
      `${error.message} The course opens in its own reader instead, where every figure moves but cells are only read.`,
    );
    return undefined;
  }
}

/** The page to open first: the notebook that was asked for, or the first chapter. */
async function firstPage(word: string | undefined): Promise<string | undefined> {
  const file = word === undefined ? (await lessonPaths())[0] : resolve(word);
  if (file === undefined) return undefined;
  const path = relative(projectRoot, file);
  if (path.startsWith("..")) throw new CourseError(`${word} is outside the course`);
  await access(file).catch(() => {
    throw new CourseError(`there is no notebook ${word}`);
  });
  return path.split(sep).map(encodeURIComponent).join("/");
}

async function makeWritable(): Promise<void> {
  try {
    await mkdir(join(projectRoot, ".course", "jupyter"), { recursive: true });
    await writeFile(join(projectRoot, ".course", "jupyter", "writable"), "");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CourseError(
      `${projectRoot} cannot be written (${code}); copy the course to a folder of your own, or read it with npm start -- --reader`,
    );
  }
}

async function choosePort(wanted: number): Promise<number> {
  const port = await freePort(wanted);
  if (port !== wanted) say(`port ${wanted} is in use; taking ${port}`);
  return port;
}

/** A page that leads to an address: the token in it must not stand on the browser's command line. */
async function redirectPage(address: string): Promise<string> {
  const file = join(projectRoot, ".course", "jupyter", "open.html");
  await writeFile(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${address}">\n`, {
    mode: 0o600,
  });
  return file;
}

function say(line: string): void {
  process.stderr.write(`course: ${line}\n`);
}
