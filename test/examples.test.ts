import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as core from "coordlab";
import * as engine from "coordlab-engine";
import * as experiments from "coordlab-experiments";
import * as figures from "coordlab-figures";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const coordlab = { ...core, ...engine, ...figures, ...experiments };

const root = fileURLToPath(new URL("..", import.meta.url));

/** Doc comments of the form `@example expression // value`, with the module that they stand in. */
const examples = readdirSync(`${root}lib`, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !/\b(dist|node_modules)\b/.test(file))
  .sort()
  .flatMap((file) =>
    [...readFileSync(`${root}lib/${file}`, "utf8").matchAll(/@example (.+) \/\/ (.+?)(?: \*\/)?$/gm)].map(
      ([, expression, value]) => ({ file, expression: expression!, value: value! }),
    ),
  );

function evaluate(expression: string, scope: Record<string, unknown>): unknown {
  const names = Object.keys(scope);
  return new Function(...names, `return (${expression});`)(...names.map((name) => scope[name]));
}

describe("every one-line example in a doc comment is true", () => {
  test("there are some", () => expect(examples.length).toBeGreaterThan(25));

  test.each(examples)("$file: $expression", async ({ file, expression, value }) => {
    const scope = { ...coordlab, ...(await import(`../lib/${file}`)) };
    const actual = evaluate(expression, scope);
    const expected = evaluate(value, scope);
    if (typeof expected === "number" && typeof actual === "number")
      expect(actual).toBeCloseTo(expected, value.split(".")[1]?.length ?? 0);
    else expect(actual).toEqual(expected);
  });
});

test("the README's program prints what the README says", () => {
  const readme = readFileSync(`${root}README.md`, "utf8");
  const [, program] = /```ts\n([\s\S]+?)```/.exec(readme)!;
  const [closing] = /(?:^\/\/ .+\n)+$/m.exec(program!.slice(program!.lastIndexOf("}\n")))!;
  const expected = closing
    .trim()
    .split("\n")
    .map((line) => line.slice(3));
  const printed: string[] = [];
  const { outputText } = ts.transpileModule(program!, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const fakeConsole = { log: (line: string) => printed.push(line) };
  new Function("require", "exports", "console", outputText)(() => coordlab, {}, fakeConsole);
  expect(expected.length).toBeGreaterThan(0);
  expect(printed).toEqual(expected);
});

test("the README points at nothing that is not there", () => {
  const readme = readFileSync(`${root}README.md`, "utf8");
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path!);
  const inCommands = [...readme.matchAll(/(?:tools|notebooks)\/[\w./-]+\.\w+/g)].map(([path]) => path);
  const files = [...links, ...inCommands];
  expect(files.length).toBeGreaterThan(10);
  // "../../" leads to the pages that the repository's host makes, such as its deployments.
  const ours = files.filter((file) => !file.startsWith("../../"));
  expect(ours.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
});

test("the README's coordination graph is best with agents 0 and 2 going first", () => {
  const graph = coordlab.readLg(readFileSync(`${root}tools/solve/example.lg`, "utf8"));
  // 2 on each of the three edges; the other way round 3 + 1 + 1
  expect(coordlab.bruteForce(graph)).toMatchObject({ payoff: 6, jointAction: Int32Array.of(1, 0, 1, 0) });
});

test("the README's picture is what the library draws", async () => {
  const strips = ([coordlab.independent, coordlab.lowestId] as const).map((mechanism) => {
    const settings = { agents: 6, demand: coordlab.chapterDemand() };
    const refused = mechanism === coordlab.lowestId ? "remembered" : "lost";
    const scenario = coordlab.corridor({ ...settings, refused });
    const { trace } = coordlab.simulateWithTrace(scenario, mechanism, 40, coordlab.seededStream(7));
    const name = mechanism === coordlab.lowestId ? "lowest ID first" : "each for itself";
    return { name, agents: 6, steps: coordlab.corridorSteps(trace) };
  });
  const figure = coordlab.corridorAnimation(strips, {
    title: "The same demand without and with a rule",
    caption: "Step 30 of the textbook's corridor.",
    alt: "Each for itself, agents bump and hardly anyone crosses; with the lowest number first one crosses in every step.",
    poster: 29,
  });
  await expect(await coordlab.figureSvg(figure)).toMatchFileSnapshot("../notebooks/corridor.svg");
});
