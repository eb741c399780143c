/** Finds the JupyterLab that opens the course, or makes one: .venv, the PATH, a fresh .venv, in this order. */
import { join } from "node:path";

export interface Jupyter {
  /** The command that `lab` starts with, and its first words. */
  readonly lab: readonly string[];
  /** The command that signs notebooks as trusted. */
  readonly trust: readonly string[];
  readonly version: string;
  /** Where it was found, in words. */
  readonly where: string;
}

/** Runs a command to its end. A command that does not exist is one that fails. */
export type Probe = (command: string, args: readonly string[]) => Promise<{ ok: boolean; output: string }>;

/** The first JupyterLab 4 or later: the project's own .venv, or one on the PATH. */
export async function findJupyter(
  root: string,
  probe: Probe,
  platform = process.platform,
): Promise<Jupyter | undefined> {
  return (await jupyterInVenv(root, probe, platform)) ?? (await jupyterOnPath(probe));
}

/** The JupyterLab that requirements.txt puts into .venv; asked of Python itself, which is quick. */
export async function jupyterInVenv(
  root: string,
  probe: Probe,
  platform = process.platform,
): Promise<Jupyter | undefined> {
  const python = venvPython(root, platform);
  const answer = await probe(python, [
    "-c",
    "from importlib.metadata import version; print(version('jupyterlab'))",
  ]);
  const version = answer.output.trim();
  if (!answer.ok || !isRecent(version)) return undefined;
  return {
    lab: [python, "-m", "jupyterlab"],
    trust: [python, "-m", "nbformat.sign"],
    version,
    where: "in .venv",
  };
}

async function jupyterOnPath(probe: Probe): Promise<Jupyter | undefined> {
  const answer = await probe("jupyter", ["lab", "--version"]);
  const version = answer.output.trim();
  if (!answer.ok || !isRecent(version)) return undefined;
  return { lab: ["jupyter", "lab"], trust: ["jupyter", "trust"], version, where: "on the PATH" };
}

/** Why no JupyterLab could be installed, as the first sentence that the user reads. */
export class NoJupyter extends Error {
  /** Whether another attempt, with a connection, may succeed. */
  readonly unreachable: boolean;

  constructor(message: string, unreachable = false) {
    super(message);
    this.unreachable = unreachable;
  }
}

/**
 * Installs requirements.txt into .venv. Repeating an interrupted installation completes it.
 *
 * @param say told what is about to take long
 * @throws NoJupyter with a sentence that says what is missing
 */
export async function installJupyter(
  root: string,
  probe: Probe,
  say: (what: string) => void,
  platform = process.platform,
): Promise<void> {
  const python = await findPython(probe, platform);
  if (python === undefined)
    throw new NoJupyter("There is no Python 3.9 or later on this machine, which JupyterLab needs.");
  say("installing JupyterLab into .venv, once, about half a minute");
  const [command, ...words] = python;
  const venv = await probe(command!, [...words, "-m", "venv", join(root, ".venv")]);
  if (!venv.ok)
    throw new NoJupyter(
      "This Python cannot make a virtual environment (Debian and Ubuntu: apt install python3-venv).",
    );
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--retries",
    "1",
    "--timeout",
    "15",
  ];
  const installed = await probe(venvPython(root, platform), [...pip, "-r", join(root, "requirements.txt")]);
  if (!installed.ok) throw explainPip(installed.output);
}

function explainPip(output: string): NoJupyter {
  if (/connection|resol|timed out|no matching distribution|proxy/i.test(output))
    return new NoJupyter(
      "JupyterLab cannot be installed, because the Python package index cannot be reached.",
      true,
    );
  if (/No module named pip/.test(output))
    return new NoJupyter("The Python in .venv has no pip (Debian and Ubuntu: apt install python3-venv).");
  const reason = output.trim().split("\n").at(-1);
  return new NoJupyter(`JupyterLab cannot be installed: pip says "${reason}".`);
}

async function findPython(probe: Probe, platform: NodeJS.Platform): Promise<readonly string[] | undefined> {
  const isEnough = "import sys; print(sys.version_info >= (3, 9))";
  const candidates = platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
  for (const [command, ...words] of candidates) {
    const answer = await probe(command!, [...words, "-c", isEnough]);
    if (answer.ok && answer.output.trim() === "True") return [command!, ...words];
  }
  return undefined;
}

function venvPython(root: string, platform: NodeJS.Platform): string {
  return platform === "win32"
    ? join(root, ".venv", "Scripts", "python.exe")
    : join(root, ".venv", "bin", "python");
}

function isRecent(version: string): boolean {
  return Number.parseInt(version, 10) >= 4;
}
