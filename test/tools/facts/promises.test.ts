/** The notebooks in which every number is found or chosen: all of the course. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { claimsOf, promisesAll } from "../../../tools/facts/claims.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";

const folder = join(projectRoot, "notebooks");
const names = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
const measured = names.filter((name) => name !== "11-your-class.ipynb"); // whose numbers are the class's

test.each(measured)("%s promises that all its numbers are named, and names some", async (name) => {
  const notebook = await readNotebook(join(folder, name));
  expect(promisesAll(notebook)).toBe(true);
  expect(notebook.cells.flatMap(claimsOf).length).toBeGreaterThan(4);
});
