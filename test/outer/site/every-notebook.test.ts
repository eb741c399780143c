import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/project.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, differencesInPage } from "./built-copy.js";

const chromium = findChromium();
const folder = join(projectRoot, "notebooks");
const slugs = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => name.replace(/\.ipynb$/, ""));
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

describe("a notebook run in the page", () => {
  it.for(slugs)("%s gives what tslab committed, to the byte", async (slug, context) => {
    needs(context, chromium, "a Chromium");
    expect(await differencesInPage(copy!, slug)).toEqual([]);
  });
});
