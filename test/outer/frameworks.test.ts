/**
 * Outer ring: the pinned frameworks play the inbox again. They are installed on the first run (about 11 s) and
 * nothing of it is part of `npm ci`.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../tools/project.js";
import { needs } from "./needs.js";

const folder = join(projectRoot, "frameworks");
const record = (words: readonly string[], where = folder) =>
  spawnSync(process.execPath, [join(where, "record.mjs"), ...words], { encoding: "utf8" });
const python = spawnSync("python3", ["-c", "import venv, ensurepip"]).status === 0 ? "python3" : undefined;

describe("npm run frameworks -- --check", () => {
  it("counts in LangGraph.js, OpenAI Agents, Vercel AI and Moleculer what recorded.json holds", () => {
    const { status, stdout, stderr } = record(["--check"]);
    expect(stderr).not.toContain("frameworks:");
    const rows = ["langgraph: 8 rows", "openai-agents: 6 rows", "vercel-ai: 2 rows", "moleculer: 1 rows"];
    expect(stdout).toBe([...rows, "nothing differs", ""].join("\n"));
    expect(status).toBe(0);
  });

  it("counts in AutoGen what recorded.json holds", (context) => {
    needs(context, python, "Python with venv");
    const { status, stdout } = record(["--check", "--python", "autogen"]);
    expect(stdout).toBe("autogen (Python): 6 rows\nnothing differs\n");
    expect(status).toBe(0);
  });
});

describe("scripted.py", () => {
  it("ends a program in Python that asks for the network, with one sentence", (context) => {
    const interpreter = needs(context, python, "Python with venv");
    const program =
      "import scripted, urllib.request as web; scripted.refuse_network(); web.urlopen('http://192.0.2.1/')";
    const cwd = join(folder, "python");
    const { status, stderr } = spawnSync(interpreter, ["-c", program], { cwd, encoding: "utf8" });
    expect(stderr).toBe("network refused: these programs run offline, and something asked for 192.0.2.1\n");
    expect(status).toBe(1);
  });
});

describe("a changed copy of frameworks/", () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "frameworks-"));
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes("node_modules") });
    symlinkSync(join(folder, "node_modules"), join(copy, "node_modules"));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  const withFile = (name: string, change: (text: string) => string, check: () => void) => {
    const text = readFileSync(join(copy, name), "utf8");
    writeFileSync(join(copy, name), change(text));
    try {
      check();
    } finally {
      writeFileSync(join(copy, name), text);
    }
  };

  it("is caught by one word of a tool's description", () => {
    withFile(
      "vercel-ai.mjs",
      (text) => text.replace("Ask the", "Ask kindly the"),
      () => {
        const { status, stdout } = record(["--check", "vercel-ai"], copy);
        expect(status).toBe(1);
        expect(stdout).toContain("vercel-ai · rows · agents as tools · tools: recorded");
      },
    );
  });

  it("is refused when a program asks for the network", () => {
    withFile(
      "vercel-ai.mjs",
      (text) => text.replace("await print(", 'await fetch("http://example.org/");\nawait print('),
      () =>
        expect(record(["--check", "vercel-ai"], copy).stderr).toBe(
          "frameworks: vercel-ai.mjs: network refused: these programs run offline, and something asked for http://example.org/\n",
        ),
    );
  });
});
