/**
 * `npm run frameworks`: lets the programs play the inbox again and writes what they counted to recorded.json.
 *
 *     npm run frameworks                        the programs in JavaScript
 *     npm run frameworks -- vercel-ai           one of them
 *     npm run frameworks -- --python autogen    one in Python, in a virtual environment of its own
 *     npm run frameworks -- --check             compares instead of writing: a line for each difference
 *
 * Nothing else in the course calls it: `npm ci` and `npm start` install none of this.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { differences, readRecording, writeRecording } from "./recording.mjs";
import { Refusal } from "./refusal.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const javaScript = ["langgraph", "openai-agents", "vercel-ai", "moleculer"];
const python = ["autogen", "langgraph", "crewai", "ray"];

function main() {
  const { names, inPython, toCompare } = readWords();
  const programs = readRecording({ toCompare });
  const changed = [];
  for (const name of names) {
    const key = inPython ? `${name} (Python)` : name;
    const played = inPython ? playPython(name) : playJavaScript(name);
    process.stdout.write(`${key}: ${played.rows.length} rows\n`);
    if (toCompare) changed.push(...differences(key, programs[key], played));
    else programs[key] = { date: today(), machine: machine(), ...played };
  }
  if (!toCompare) writeRecording(programs);
  for (const line of changed) process.stdout.write(`${line}\n`);
  if (toCompare && changed.length === 0) process.stdout.write("nothing differs\n");
  return changed.length > 0 ? 1 : 0;
}

function readWords() {
  const { values, positionals } = parseArgs({
    options: { check: { type: "boolean", default: false }, python: { type: "string" } },
    allowPositionals: true,
  });
  const inPython = values.python !== undefined;
  const named = inPython ? [values.python, ...positionals] : positionals;
  const known = inPython ? python : javaScript;
  const unknown = named.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Refusal(`there is no program ${unknown}, only ${known.join(", ")}`);
  return { names: named.length > 0 ? named : javaScript, inPython, toCompare: values.check };
}

function playJavaScript(name) {
  if (!existsSync(join(here, "node_modules")))
    // What npm says is no part of the result
    run("npm", ["ci", "--no-audit", "--no-fund"], { stdio: ["inherit", 2, "inherit"] });
  const script = `${name}.mjs`;
  return {
    script,
    runtime: `Node ${process.versions.node}`,
    packages: lockedVersions(script),
    ...lastJson(run(process.execPath, [script])),
  };
}

/** The versions, by the lock, of the packages that a program imports. */
function lockedVersions(script) {
  const read = (name) => readFileSync(join(here, name), "utf8");
  const { packages } = JSON.parse(read("package-lock.json"));
  const imports = read(script);
  const used = Object.keys(packages[""].dependencies).filter((name) =>
    [`"${name}"`, `"${name}/`].some((text) => imports.includes(text)),
  );
  return Object.fromEntries(used.map((name) => [name, packages[`node_modules/${name}`].version]));
}

/** Each program in Python has its own virtual environment, under .course/frameworks. */
function playPython(name) {
  const home = join(here, "..", ".course", "frameworks", name);
  const interpreter = join(home, "bin", "python");
  const requirements = join("python", `${name}.txt`);
  const script = join("python", `${name}_team.py`);
  if (!existsSync(interpreter)) run("python3", ["-m", "venv", home]);
  run(interpreter, ["-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", requirements]);
  return {
    script,
    runtime: run(interpreter, ["--version"]).trim(),
    packages: pinnedVersions(requirements),
    ...lastJson(run(interpreter, [script])),
  };
}

/** The first line of a list of requirements names, after `#:`, the packages that the program is about. */
function pinnedVersions(requirements) {
  const [first, ...lines] = readFileSync(join(here, requirements), "utf8").split("\n");
  const pins = Object.fromEntries(lines.map((line) => line.split("==")));
  return Object.fromEntries(
    first
      .slice("#: ".length)
      .split(" ")
      .map((name) => [name, pins[name]]),
  );
}

function run(command, words, options = {}) {
  try {
    return execFileSync(command, words, { cwd: here, encoding: "utf8", stdio: "pipe", ...options });
  } catch (error) {
    throw new Refusal(`${words.at(-1)}: ${error.stderr?.trim().split("\n").at(-1) || error.message}`);
  }
}

const lastJson = (text) => JSON.parse(text.trim().split("\n").at(-1));
const today = () => new Date().toISOString().slice(0, 10);
const machine = () => `${os.cpus().length} cores, ${os.type()} ${os.arch()}`;

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof Refusal) && !error.code?.startsWith("ERR_PARSE_ARGS")) throw error;
  process.stderr.write(`frameworks: ${error.message}\n`);
  process.exitCode = 1;
}
