// Makes a clone ready: installs the locked packages and builds the workspaces, each only when it is missing or
// stale. Plain JavaScript on Node alone, because nothing else is there on a fresh clone.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIsFresh } from "./bootstrap/built.mjs";
import { explainNpm } from "./bootstrap/explain-npm.mjs";
import { hasAuthorsTools, packagesAreFresh } from "./bootstrap/installed.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "");

/** Commands that use what only authors need: test runner, linter, browser, reference solvers. */
const authorsCommands = /^(test|dev$|types$|bench$|frameworks$)/;

/** One line for the user; what it says is theirs to put right. */
class BootstrapError extends Error {}

/**
 * Resolves to whether the clone is ready for a command; what went wrong has then been said in one line on stderr.
 *
 * @param repair installs everything anew, because a package turned out to be damaged
 */
export async function ensureReady(command = "", { repair = false } = {}) {
  const authors = authorsCommands.test(command);
  try {
    if (repair || !packagesAreFresh(root, { authors })) await install(authors, repair);
    if (!buildIsFresh(root)) await build(authors);
    return true;
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    process.stderr.write(`course: ${error.message}\n`);
    return false;
  }
}

/** Whether an error says that a part of an installed package, or of the build, is missing. */
export function isDamage(error) {
  if (error?.code !== "ERR_MODULE_NOT_FOUND" && error?.code !== "MODULE_NOT_FOUND") return false;
  return /Cannot find package|[\\/](node_modules|dist)[\\/]/.test(error.message);
}

/**
 * Runs this command again in a process of its own, after a repair: what could not be loaded is remembered here. It ends
 * with this one, which its channel tells it.
 */
export function runAgain() {
  const child = spawn(process.execPath, process.argv.slice(1), {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, COURSE_REPAIRED: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

async function install(authors, anew) {
  const words = authors || hasAuthorsTools(root) ? ["--authors"] : [];
  const attempt = (more) => step("installing the locked packages", "install.mjs", [...words, ...more]);
  let { code, output } = await attempt(anew ? ["--anew"] : []);
  // Remains of an installation that was cut off can be in npm's way.
  if (code !== 0 && !anew && /ENOTEMPTY|EEXIST|ENOTDIR|syscall (symlink|rename|rmdir|unlink)/.test(output))
    ({ code, output } = await attempt(["--anew"]));
  if (code !== 0) throw new BootstrapError(explainNpm(output, root));
}

async function build(authors) {
  const attempt = () => step("building the library and the tools", "build.mjs", []);
  let { code, output } = await attempt();
  if (code !== 0 && /MODULE_NOT_FOUND/.test(output)) {
    await install(authors, true);
    ({ code, output } = await attempt());
  }
  if (/EACCES|EPERM|EROFS/.test(output))
    throw new BootstrapError(`no permission to write in ${root}; put the course in a folder of your own`);
  if (/ENOSPC/.test(output)) throw new BootstrapError("the disk is full: the build needs 20 MB");
  if (code !== 0) throw new BootstrapError(`the sources cannot be built:\n${output.trim()}`);
}

/** Runs one of the two writers, showing one line of progress with its seconds, and its output only to the caller. */
function step(what, script, words) {
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const live = process.stderr.isTTY;
  const show = (end) => process.stderr.write(`${live ? "\r" : ""}course: ${what} ... ${end}`);
  const ticker = live ? setInterval(() => show(`${seconds()} s `), 1000) : undefined;
  show(live ? "" : "\n");
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(process.execPath, [join(root, "tools", "bootstrap", script), ...words], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("message", ({ waitsFor }) =>
      process.stderr.write(`${live ? "\n" : ""}course: waiting for the other start (process ${waitsFor})\n`),
    );
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      clearInterval(ticker);
      show(code === 0 ? `done in ${seconds()} s\n` : "failed\n");
      resolve({ code, output });
    });
  });
}
