import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bernoulliDemand, corridor, lowestId, seededStream, simulate } from "coordlab";
import { afterEach, describe, expect, it, vi } from "vitest";
import { projectRoot } from "../../../tools/project.js";
import { run } from "../../../tools/sweep/command.js";
import { cellsOf } from "../../../tools/sweep/spec.js";

const root = mkdtempSync(join(tmpdir(), "course-sweep-"));
const spec = {
  scenarios: [{ scenario: "corridor", agents: [3, 5], demand: 0.3, refused: "lost" }, "drones"],
  mechanisms: ["lowest ID", "keep right", { mechanism: "coin flip", probability: [0.25, 0.5] }],
  steps: 30,
  seeds: 20,
};
const file = join(root, "spec.json");
writeFileSync(file, JSON.stringify(spec));
afterEach(() => vi.restoreAllMocks());

async function said(...words: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    return { code: await run([file, ...words]), text: lines.join("") };
  } catch (error) {
    return { code: 1, text: lines.join("") + (error as Error).message };
  } finally {
    vi.restoreAllMocks();
  }
}

function files(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const own = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(own.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("course sweep", () => {
  it("runs every scenario with every mechanism at every setting, to one table with intervals", async () => {
    const out = join(root, "whole");
    expect(await said("--out", out, "--workers", "1")).toEqual({
      code: 0,
      text: `12 cells in ${join(out, "sweep.csv")}\n`,
    });
    const [header, ...rows] = readFileSync(join(out, "sweep.csv"), "utf8").trim().split("\n");
    expect(header).toBe(
      "scenario,mechanism,steps,agents,demand,refused,map,pads,probability,measure,mean,low,high,runs,note",
    );
    const suited = rows.filter((row) => !row.includes("makes no sense here"));
    expect(rows.length - suited.length).toBe(2);
    expect(suited.length).toBe(3 * 10);
    for (const row of suited) {
      const [mean, low, high, runs] = row.split(",").slice(10, 14).map(Number);
      expect(low).toBeLessThanOrEqual(mean!);
      expect(high).toBeGreaterThanOrEqual(mean!);
      expect(runs).toBe(20);
    }
  });

  it("means what it says: the mean is that of 20 runs, in worlds that are the same for every mechanism", () => {
    const scenario = corridor({ agents: 3, demand: bernoulliDemand(0.3), refused: "lost" });
    const rewards = Array.from(
      { length: 20 },
      (_, i) =>
        simulate(scenario, lowestId, 30, seededStream(`1/corridor, agents 3, demand 0.3, refused lost/${i}`))
          .reward,
    );
    const mean = rewards.reduce((sum, reward) => sum + reward, 0) / 20;
    const row = readFileSync(join(root, "whole", "sweep.csv"), "utf8").match(
      /^corridor,lowest ID,30,3,.*reward,([^,]+)/m,
    );
    expect(Number(row![1])).toBe(mean);
  });

  it.each([["1"], ["2"]])("in four shards with %s workers, a merge gives the same files", async (workers) => {
    const out = join(root, `shards-${workers}`);
    for (let i = 0; i < 4; i++) await said("--out", out, "--shard", `${i}/4`, "--workers", workers);
    const times = () => [...files(out).keys()].map((name) => statSync(join(out, name)).mtimeMs);
    const before = times();
    expect((await said("--out", out, "--shard", "1/4")).text).toMatch(
      /shard 1\/4: (\d+) of 12 cells, \1 of them/,
    );
    expect(times()).toEqual(before);
    expect((await said("--out", out, "--merge")).code).toBe(0);
    expect(files(out)).toEqual(files(join(root, "whole")));
  });

  it("--merge names what is missing, torn or run by another Node, and prints it for --only", async () => {
    const out = join(root, "whole");
    const [first, second, third] = readdirSync(join(out, "cells")).map((name) => join(out, "cells", name));
    const texts = [first, second, third].map((path) => readFileSync(path!, "utf8"));
    rmSync(first!);
    writeFileSync(second!, texts[1]!.slice(0, 100));
    writeFileSync(third!, texts[2]!.replace(process.versions.node, "9.9.9"));
    const { code, text } = await said("--out", out, "--merge");
    expect(code).toBe(1);
    expect(text).toContain(`${out}: 3 of 12 cells cannot be merged; run them again\n`);
    expect(text).toMatch(/^ {2}1 without a result: corridor/m);
    expect(text).toMatch(/^ {2}1 with a result that is torn or no result: corridor/m);
    expect(text).toMatch(/^ {2}1 run with node 9\.9\.9, here it is 2/m);
    const todo = join(root, "todo");
    writeFileSync(todo, text.split("\n").slice(0, 3).join("\n"));
    expect((await said("--out", out, "--only", todo)).text).toContain(
      "3 of 12 cells, 0 of them were run already",
    );
    expect([first, second, third].map((path) => readFileSync(path!, "utf8"))).toEqual(texts);
  });

  it("ships an example that can be run", async () => {
    const example = readFileSync(join(projectRoot, "tools", "sweep", "example.json"), "utf8");
    expect(cellsOf(JSON.parse(example)).length).toBe(7 * 4);
  });

  const refused: [unknown, string][] = [
    [{ ...spec, steps: 0 }, "steps must be a whole number from 1 to 1000000, got 0"],
    [{ ...spec, stesp: 3 }, 'there is no "stesp"; there are scenarios, mechanisms'],
    [{ ...spec, scenarios: ["lake"] }, 'there is no scenario "lake"; there are corridor, doorway'],
    [{ ...spec, scenarios: [] }, "scenarios must be a list of at least one"],
    [{ ...spec, scenarios: ["lift", "lift"] }, "lift, agents 8; lowest ID is in it twice"],
    [
      { ...spec, scenarios: [{ scenario: "lift", agent: 3 }] },
      'scenario "lift" has no setting "agent"; it has agents, shelves',
    ],
    [
      { ...spec, scenarios: [{ scenario: "corridor", agents: 2.5 }] },
      'scenario "corridor": agents must be a whole number',
    ],
    [
      { ...spec, scenarios: [{ scenario: "corridor", refused: "kept" }] },
      'scenario "corridor": lost or remembered is needed, got "kept"',
    ],
    [{ ...spec, mechanisms: ["hope"] }, 'there is no mechanism "hope"'],
    [{ ...spec, measures: ["joy"] }, 'there is no measure "joy"'],
    [[], "the specification must be an object in braces"],
  ];
  it.each(refused.map(([wrong, sentence]) => [sentence, wrong]))("refuses: %s", (sentence, wrong) => {
    expect(() => cellsOf(wrong)).toThrow(sentence as string);
  });
});
