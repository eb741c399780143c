/** The instructor's guide says what the notebooks and the bets say today. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everyBet } from "coordlab-experiments";
import { describe, expect, test } from "vitest";
import { parseNotebook } from "../../tools/notebook/read.js";
import { projectRoot } from "../../tools/project.js";

const text = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const guide = text("solutions/TEACHING.md");
const answers = text("solutions/ANSWERS.md");
const notebooks = readdirSync(join(projectRoot, "notebooks"))
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => {
    const { cells } = parseNotebook(text(`notebooks/${file}`), file);
    return { slug: file.replace(".ipynb", ""), cells };
  });

const sectionOf = (page: string, slug: string) =>
  page.split(/^## /m).find((section) => section.startsWith(`${slug}\n`)) ?? "";

describe.each(notebooks)("$slug", ({ slug, cells }) => {
  const section = sectionOf(guide, slug);
  const prose = cells.filter(({ cell_type }) => cell_type === "markdown").map(({ source }) => source);
  const all = prose.join("\n");

  test("has its objective, its minutes and something to ask the room", () => {
    const aim = /\*\*You will be able to\*\* (.*)/.exec(all)?.[1]?.trim();
    if (aim) expect(section).toContain(`To be able to ${aim}`);
    const minutes = Number(/\*\*Minutes: (\d+)\.\*\*/.exec(section)?.[1]);
    const stated = /\*\*Time:\*\*[^\d]*(\d+)/.exec(all)?.[1];
    if (stated) expect(minutes).toBe(Number(stated));
    const each = /\*\*Minutes: \d+\.\*\* (.*)/.exec(section)![1]!.split(" · ");
    expect(each.reduce((sum, one) => sum + Number(/ (\d+)$/.exec(one)![1]), 0)).toBe(minutes);
    const headings = prose.flatMap((source) => /^## (.*)$/m.exec(source)?.[1]?.replace(/[*`]/g, "") ?? []);
    expect(each.map((one) => one.replace(/ \d+$/, ""))).toEqual(["opening", ...headings]);
    expect(section).toContain("**Ask the room.**");
  });

  test("names the belief behind each of its bets, and a bet to vote on", () => {
    const bets = everyBet.filter(({ id }) => id.startsWith(`${slug.slice(0, 2)}-`));
    const rows = bets.map(({ id, misconception }) => `| \`${id}\` | ${misconception} |`);
    expect(section.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
    if (bets.length === 0) return;
    const vote = bets.find(({ id }) => section.includes(`**Put to the vote** (\`${id}\`)`));
    expect(section).toContain(vote!.question);
  });

  test("has its answers in the one place that students' bundles do not hold", () => {
    const cell = cells.find(({ id, cell_type }) => id === "answers" && cell_type === "markdown");
    if (cell) expect(answers).toContain(cell.source.replace(/^### Answers\s*/, "").trim());
  });
});

test("an assignment that follows is there", () => {
  const linked = [...guide.matchAll(/\]\((\d\d-[\w-]+)\/\)/g)].map(([, slug]) => slug!);
  const there = readdirSync(join(projectRoot, "solutions"));
  expect(linked.filter((slug) => !there.includes(slug))).toEqual([]);
  expect(linked.length).toBeGreaterThan(9);
});

test("every bet that a syllabus names is one", () => {
  const named = [...guide.matchAll(/`(\d\d-[\w-]+)`/g)].map(([, id]) => id!);
  expect(named.filter((id) => !everyBet.some((bet) => bet.id === id))).toEqual([]);
});
