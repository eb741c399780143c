import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { run } from "../../../tools/solve/command.js";

const folder = mkdtempSync(join(tmpdir(), "course-solve-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function printed(...words: string[]): Promise<string> {
  let text = "";
  vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += part;
    return true;
  });
  expect(await run(words)).toBe(0);
  return text;
}

// Agents 0 and 1 are paid 5 for (0, 1), 4 for (1, 0); agents 1 and 2 are paid 3 for agreeing on 0, 1 on 1.
const small = file("small.lg", "MARKOV\n3\n2 2 2\n2\n2 0 1\n2 1 2\n\n4\n0 5 4 0\n4\n3 0 0 1\n");

test("prints the best joint action and how it was found", async () => {
  const text = await printed(small);
  expect(text).toMatch(
    /^payoff {8}7\nstatus {8}optimal\nupper bound {3}7\nmethod {8}variable elimination, induced width 1/,
  );
  expect(text).toMatch(/\njoint action {2}1 0 0\n$/);
});

test.each(["auto", "elimination", "branch-and-bound", "max-plus", "dpop", "brute-force"])(
  "--method %s finds it, as JSON",
  async (method) => {
    const report = JSON.parse(await printed(small, "--json", "--method", method));
    expect(report).toMatchObject({ payoff: 7, status: "optimal", gap: 0, jointAction: [1, 0, 0] });
  },
);

test("--evidence fixes actions, and the payoff counts them", async () => {
  const evidence = file("small.evid", "1\n1 1 1\n");
  const report = JSON.parse(await printed(small, "--json", "--evidence", evidence));
  expect(report).toMatchObject({ payoff: 6, jointAction: [0, 1, 1] });
});

test("a graph too wide for its memory is searched, and the method says so", async () => {
  const text = await printed(small, "--memory", "0.00001MB");
  expect(text).toMatch(
    /status {8}optimal\n.*\nmethod {8}branch and bound: .*; too wide to eliminate \(width 1, /,
  );
});

test.each(["10s", "500ms", "1000"])("takes a budget of %s", async (budget) => {
  expect(await printed(small, "--budget", budget)).toMatch(/^payoff {8}7\n/);
});

test.each([
  [["nowhere.uai"], "cannot read nowhere.uai: there is no such file"],
  [[small, small], "one file at a time"],
  [["graph.txt"], "graph.txt is neither a .uai nor a .lg file"],
  [
    [small, "--method", "magic"],
    'no method "magic"; there are auto, elimination, branch-and-bound, max-plus, dpop, brute-force',
  ],
  [
    [small, "--budget", "a while"],
    "--budget must be a time such as 10s or 500ms, or a number of nodes, got a while",
  ],
  [[small, "--memory", "plenty"], "--memory must be a size such as 500MB or 4GB, got plenty"],
  [
    [small, "--method", "elimination", "--memory", "0.00001MB"],
    "the limit is 10 bytes: use branch and bound",
  ],
  [
    [file("bad.uai", "MARKOV\n2\n2 x\n")],
    'bad.uai, line 3: expected the number of actions of agent 1, at least 1, got "x"',
  ],
])("refuses %j in one line", async (words, message) => {
  await expect(run(words)).rejects.toThrow(message);
});
