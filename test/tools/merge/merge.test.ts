import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlanFile, type PlanProblem, planProblem } from "coordlab";
import { mergePlans } from "coordlab-engine";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CourseError } from "../../../tools/course-error.js";
import { run } from "../../../tools/merge/command.js";
import { report } from "../../../tools/merge/report.js";

const example = JSON.parse(readFileSync("tools/merge/example.json", "utf8"));
const schema = JSON.parse(readFileSync("tools/merge/plans.schema.json", "utf8"));

const told = (problem: PlanProblem, nodes?: number) =>
  report(problem, mergePlans(problem, nodes === undefined ? {} : { nodes }));

describe("the report of a merge", () => {
  test("names the conflicts, the plan, and why each conflict is resolved as it is", () => {
    expect(told(planProblem(example))).toMatchSnapshot();
  });

  test("says why plans cannot be merged, way by way", () => {
    const change = (agent: string, value: string) => ({
      agent,
      actions: [{ id: agent, duration: 1, needs: { lamp: "dim" }, sets: { lamp: value } }],
    });
    const text = told(
      planProblem({ world: { facts: { lamp: "dim" } }, plans: [change("A", "on"), change("B", "off")] }),
    );
    expect(text).toContain("infeasible: these plans cannot be merged");
    expect(text).toContain("B undoes lamp, which holds at first and A needs");
  });
});

describe("course merge", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "merge-"));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  test("writes the Gantt picture", async () => {
    const svg = join(folder, "merged.svg");
    expect(await run(["tools/merge/example.json", "--svg", svg, "--json"])).toBe(0);
    const picture = await readFile(svg, "utf8");
    expect(picture).toMatch(/^<svg /);
    expect(picture).toContain("planner does survey from 0 to 4");
  });

  test("ends with 1 if the plans cannot be merged", async () => {
    const alone = { plans: [{ agent: "A", actions: [{ id: "read", duration: 1, needs: { lamp: "on" } }] }] };
    expect(await run([await file("dark.json", JSON.stringify(alone))])).toBe(1);
  });

  test.each<[string, string, string]>([
    ["a file cut short", '{ "plans": [', "Unexpected end of JSON input"],
    [
      "a misspelt resource",
      JSON.stringify(example).replace('"resource":"bay"', '"resource":"bey"'),
      'plans[0].actions[2].claims[0].resource "bey" is an unknown resource',
    ],
    [
      "a negative duration",
      JSON.stringify(example).replace('"duration":4', '"duration":-4'),
      "plans[2].actions[0].duration must be a whole number of at least 1, got -4",
    ],
  ])("refuses %s, with the path of the field", async (_, text, message) => {
    const refused = run([await file("bad.json", text)]);
    await expect(refused).rejects.toThrow(CourseError);
    await expect(refused).rejects.toThrow(message);
  });

  test("refuses a missing file, two files, and a node budget that is none", async () => {
    await expect(run(["nowhere.json"])).rejects.toThrow("nowhere.json cannot be read");
    await expect(run(["a.json", "b.json"])).rejects.toThrow("one file of plans is merged at a time");
    await expect(run(["a.json", "--budget", "few"])).rejects.toThrow(
      "--budget must be a time such as 10s or 500ms, or a number of nodes, got few",
    );
  });
});

/** The places of a file that the schema describes, each with an object of its kind to spoil. */
describe("the schema lists the fields that are read, no more and no fewer", () => {
  const action = { id: "a", duration: 1 };
  const file = (extra: object) => ({
    world: { resources: { r: {} }, budgets: { b: 1 } },
    plans: [{ agent: "A", actions: [{ ...action, ...extra }] }],
  });
  test.each<[string, object, object]>([
    ["the file", schema, { odd: 1 }],
    ["the world", schema.properties.world, { world: { odd: 1 }, plans: [] }],
    [
      "a resource",
      schema.properties.world.properties.resources.additionalProperties,
      { world: { resources: { r: { odd: 1 } } }, plans: [] },
    ],
    ["a plan", schema.definitions.plan, { plans: [{ odd: 1 }] }],
    ["an action", schema.definitions.action, file({ odd: 1 })],
    ["an alternative", schema.definitions.alternative, file({ alternatives: [{ odd: 1 }] })],
    ["a claim", schema.definitions.claim, file({ claims: [{ odd: 1 }] })],
    ["a spend", schema.definitions.spend, file({ spends: [{ odd: 1 }] })],
  ])("%s", (_, place, spoiled) => {
    const { properties } = place as { properties: object };
    let message = "";
    try {
      planProblem(spoiled as PlanFile);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message.split("there are ")[1]?.split(", ").sort()).toEqual(Object.keys(properties).sort());
  });
});
