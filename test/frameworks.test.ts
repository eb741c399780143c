/** What holds of frameworks/ without installing it: it stays apart, and refuses with one sentence. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../tools/project.js";

const folder = join(projectRoot, "frameworks");
const json = (...path: string[]) => JSON.parse(readFileSync(join(projectRoot, ...path), "utf8"));

describe("frameworks/", () => {
  it("is installed by nothing that installs the course: no workspace, and in no lock but its own", () => {
    const inLock = Object.keys(json("package-lock.json").packages);
    expect(inLock.filter((path) => path.startsWith("frameworks"))).toEqual([]);
    for (const name of Object.keys(json("frameworks", "package.json").dependencies))
      if (name !== "zod") expect(inLock).not.toContain(`node_modules/${name}`);
  });

  it("is named by one script of the root, and by no file of the course's command", () => {
    const scripts = Object.entries(json("package.json").scripts as Record<string, string>);
    expect(scripts.filter(([, line]) => line.includes("frameworks")).map(([name]) => name)).toEqual([
      "frameworks",
    ]);
    const tools = join(projectRoot, "tools");
    const files = readdirSync(tools, { recursive: true, encoding: "utf8" }).filter((file) =>
      /^(?!dist|node_modules).*\.m?ts$/.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(
      files.filter((file) => /(^|[^-\w])frameworks\//.test(readFileSync(join(tools, file), "utf8"))),
    ).toEqual([]);
  });

  it("pins every package to one version, in JavaScript and in Python", () => {
    const versions = Object.values(json("frameworks", "package.json").dependencies as Record<string, string>);
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const python = join(folder, "python");
    for (const file of readdirSync(python).filter((name) => name.endsWith(".txt"))) {
      const [programs, ...pins] = readFileSync(join(python, file), "utf8").trim().split("\n");
      expect(programs).toMatch(/^#: /);
      expect(pins.filter((pin) => !/^\S+==\S+( ; .+)?$/.test(pin))).toEqual([]);
    }
  });
});

describe("the recording", () => {
  it("stands in the notebook's module byte for byte, as recording.mjs writes it", async () => {
    const { asModule, readRecording } = await import(pathToFileURL(join(folder, "recording.mjs")).href);
    const module = join(projectRoot, "lib", "experiments", "10-agent-frameworks", "recorded.ts");
    expect(readFileSync(module, "utf8")).toBe(asModule(readRecording({ toCompare: true })));
  });
});

describe("refuse-network.mjs ends a program with one sentence when it asks for", () => {
  it.each([
    ["a page", "fetch('http://192.0.2.1/')", "http://192.0.2.1/"],
    ["a page, the old way", "(await import('node:http')).get('http://192.0.2.1/')", "192.0.2.1:80"],
    ["a page, in secret", "(await import('node:https')).get('https://192.0.2.1/')", "192.0.2.1:443"],
    ["a socket", "(await import('node:net')).connect(80, '192.0.2.1')", "192.0.2.1:80"],
    [
      "a datagram",
      "(await import('node:dgram')).createSocket('udp4').send('hello', 53, '192.0.2.1')",
      "a datagram to 192.0.2.1",
    ],
  ])("%s", (_, asks, what) => {
    const refusing = pathToFileURL(join(folder, "refuse-network.mjs")).href;
    const words = ["--import", refusing, "--input-type=module", "-e", asks];
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect(stderr).toBe(`network refused: these programs run offline, and something asked for ${what}\n`);
    expect(status).toBe(1);
  });
});

describe("npm run frameworks -- --check, in a changed copy", () => {
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "frameworks-"));
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes("node_modules") });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  const change = (name: string, from: string, to: string) => {
    const text = readFileSync(join(copy, name), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(copy, name), text.replace(from, to));
  };
  const record = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, [join(copy, "record.mjs"), ...words], {
      encoding: "utf8",
    });
    expect(status).toBe(1);
    return stderr;
  };

  it("refuses a recording of another inbox", () => {
    change("inbox.json", "umbrella", "parasol");
    expect(record("--check", "vercel-ai")).toBe(
      "frameworks: recorded.json was made with another inbox: record again\n",
    );
  });

  it("refuses a recording of another version", () => {
    change("recorded.json", '"version": 1', '"version": 2');
    expect(record("--check", "vercel-ai")).toBe(
      "frameworks: recorded.json is of version 2, and this script reads 1\n",
    );
  });

  it("refuses a name that no program has, in JavaScript and in Python", () => {
    expect(record("dapr")).toBe(
      "frameworks: there is no program dapr, only langgraph, openai-agents, vercel-ai, moleculer\n",
    );
    expect(record("--python", "dapr")).toBe(
      "frameworks: there is no program dapr, only autogen, langgraph, crewai, ray\n",
    );
  });
});
