// Makes a clone ready: installs the locked packages and builds coordlab and the tools, each only when it is
// missing or stale. Plain JavaScript on Node alone, because nothing else is there on a fresh clone.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** One line for the user; what it says is theirs to put right. */
class BootstrapError extends Error {}

/** Resolves to whether the clone is ready; what went wrong has then been said in one line on stderr. */
export async function ensureReady() {
  try {
    if (!packagesAreFresh(root)) await install();
    const stamp = join(root, ".course", "build-stamp");
    if (!buildIsFresh(root, stamp)) await build(stamp);
    return true;
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    process.stderr.write(`course: ${error.message}\n`);
    return false;
  }
}

/**
 * Whether node_modules holds what package-lock.json locks. npm's own stamp is compared, which it writes
 * last, so an interrupted installation counts as none. Optional packages may be absent: they are other
 * platforms' binaries.
 */
export function packagesAreFresh(folder) {
  const locked = lockedPackages(join(folder, "package-lock.json"));
  const installed = lockedPackages(join(folder, "node_modules", ".package-lock.json"));
  if (!locked || !installed) return false;
  const wanted = Object.entries(locked).filter(([path]) => path.startsWith("node_modules/"));
  return wanted.every(([path, { version, integrity, optional }]) => {
    const found = installed[path];
    return found ? found.version === version && found.integrity === integrity : optional === true;
  });
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Whether sources and build are byte-for-byte where the last build left them, judged by size and mtime. */
export function buildIsFresh(folder, stamp) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === buildDigest(folder);
}

/** Digest of path, size and mtime of every source and every built file; about 2 ms. */
export function buildDigest(folder) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const entries = readdirSync(join(folder, path), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = `${path}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== "node_modules") visit(file);
      if (!entry.isFile()) continue;
      const { size, mtimeMs } = statSync(join(folder, file));
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  };
  for (const workspace of ["lib", "tools"]) visit(workspace);
  const { size, mtimeMs } = statSync(join(folder, "package-lock.json"));
  return hash.update(`${size} ${mtimeMs}\n`).digest("hex");
}

async function install() {
  // The npm that runs us, if one does: on Windows `npm` is a batch file, which cannot be spawned directly.
  const own = process.env.npm_execpath;
  const [command, ...words] = own && /npm-cli\.c?js$/.test(own) ? [process.execPath, own] : ["npm"];
  const { code, output } = await quietly(
    "installing the locked packages",
    command,
    [...words, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    { shell: process.platform === "win32" && words.length === 0 },
  );
  if (code !== 0) throw new BootstrapError(explainNpm(output));
}

/** What a failed `npm ci` means to the person who typed one command. */
export function explainNpm(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(output))
    return "the packages cannot be fetched: no connection to the npm registry; connect once and run this again";
  if (/EACCES|EPERM|EROFS/.test(output))
    return `no permission to write in ${root}; put the course in a folder of your own`;
  if (/ENOSPC/.test(output)) return "the disk is full: the packages need about 500 MB";
  if (/spawn npm ENOENT/.test(output)) return "npm is needed beside Node, and there is none on the PATH";
  const reason = output.split("\n").filter((line) => /^npm error (?!code|A complete log)./.test(line));
  return `npm ci failed: ${(reason[0] ?? output.trim()).replace("npm error ", "")}`;
}

async function build(stamp) {
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  const { code, output } = await quietly("building coordlab and the tools", process.execPath, [
    tsc,
    "-b",
    "lib",
    "tools",
  ]);
  if (/TS5033/.test(output))
    throw new BootstrapError(`no permission to write in ${root}; put the course in a folder of your own`);
  if (code !== 0) throw new BootstrapError(`the sources do not compile:\n${output.trim()}`);
  try {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, buildDigest(root));
  } catch {
    // Without a stamp the next start only asks tsc again.
  }
}

/** Runs a command, showing one line of progress with its seconds, and its output only to the caller. */
function quietly(what, command, args, options = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stderr.isTTY;
  const show = (end) => process.stderr.write(`${live ? "\r" : ""}course: ${what} ... ${end}`);
  const ticker = live ? setInterval(() => show(`${seconds()} s `), 1000) : undefined;
  show(live ? "" : "\n");
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code) => {
      clearInterval(ticker);
      show(code === 0 ? `done in ${seconds()} s\n` : "failed\n");
      resolve({ code, output });
    });
  });
}
