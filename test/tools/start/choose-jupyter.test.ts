import { describe, expect, it } from "vitest";
import { findJupyter, installJupyter, type Probe } from "../../../tools/start/choose-jupyter.js";

/** A machine on which the given commands answer; every other one fails. */
function machine(answers: Readonly<Record<string, string>>): { probe: Probe; asked: string[] } {
  const asked: string[] = [];
  const probe: Probe = async (command, args) => {
    const line = [command, ...args].join(" ");
    asked.push(line);
    const key = Object.keys(answers).find((start) => line.startsWith(start));
    return key === undefined ? { ok: false, output: "" } : { ok: true, output: answers[key]! };
  };
  return { probe, asked };
}
const venv = "/course/.venv/bin/python";

describe("findJupyter(root, probe, platform)", () => {
  it("takes the project's own .venv first, and asks nothing else", async () => {
    const { probe, asked } = machine({ [venv]: "4.6.6\n", "jupyter lab": "4.4.0\n" });
    const jupyter = await findJupyter("/course", probe, "linux");
    expect(jupyter).toMatchObject({ lab: [venv, "-m", "jupyterlab"], version: "4.6.6", where: "in .venv" });
    expect(asked).toHaveLength(1);
  });

  it("then takes a JupyterLab 4 or later on the PATH", async () => {
    const { probe } = machine({ "jupyter lab --version": "4.0.1\n" });
    expect(await findJupyter("/course", probe, "linux")).toMatchObject({
      lab: ["jupyter", "lab"],
      version: "4.0.1",
    });
    const later = machine({ "jupyter lab --version": "10.2.0\n" }).probe;
    expect(await findJupyter("/course", later, "linux")).toMatchObject({ version: "10.2.0" });
  });

  it("passes over a JupyterLab 3, whether in .venv or on the PATH", async () => {
    const { probe } = machine({ [venv]: "3.6.8\n", "jupyter lab": "3.6.8\n" });
    expect(await findJupyter("/course", probe, "linux")).toBeUndefined();
  });

  it("finds the .venv of Windows", async () => {
    const { probe, asked } = machine({});
    await findJupyter("/course", probe, "win32");
    expect(asked[0]).toMatch(/Scripts.python\.exe/);
  });
});

describe("installJupyter(root, probe, say, platform)", () => {
  const install = (probe: Probe) => installJupyter("/course", probe, () => {}, "linux");

  it("makes .venv and installs requirements.txt into it", async () => {
    const { probe, asked } = machine({ "python3 -c": "True\n", "python3 -m venv": "", [venv]: "" });
    await install(probe);
    expect(asked[1]).toBe("python3 -m venv /course/.venv");
    expect(asked[2]).toContain("-r /course/requirements.txt");
  });

  it("takes `python` where there is no `python3`", async () => {
    const { probe, asked } = machine({ "python -c": "True\n", "python -m venv": "", [venv]: "" });
    await install(probe);
    expect(asked[2]).toBe("python -m venv /course/.venv");
  });

  it.each([
    ["without Python", {}, "no Python 3.9"],
    ["with an old Python", { "python3 -c": "False\n" }, "no Python 3.9"],
    ["without the venv module", { "python3 -c": "True\n" }, "apt install python3-venv"],
  ])("says what is missing %s", async (_, answers, part) => {
    await expect(install(machine(answers).probe)).rejects.toThrow(part);
  });

  it.each([
    ["NewConnectionError('Failed to establish a new connection')", "index cannot be reached"],
    ["ERROR: No matching distribution found for jupyterlab==4.6.6", "index cannot be reached"],
    ["python: No module named pip", "has no pip"],
    ["ERROR: Could not install packages: [Errno 28] No space left on device", "No space left on device"],
  ])("says why pip failed: %s", async (output, part) => {
    const { probe } = machine({ "python3 -c": "True\n", "python3 -m venv": "" });
    const failing: Probe = (command, args) =>
      command === venv ? Promise.resolve({ ok: false, output }) : probe(command, args);
    await expect(install(failing)).rejects.toThrow(part);
    const unreachable = part.includes("reached");
    await expect(install(failing)).rejects.toMatchObject({ unreachable });
  });
});
