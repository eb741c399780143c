import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, differencesInPage, notebookSlugs } from "./built-copy.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

describe("a notebook run in the page", () => {
  it.for(notebookSlugs)("%s gives what tslab committed, to the byte", async (slug, context) => {
    needs(context, chromium, "a Chromium");
    expect(await differencesInPage(copy!, slug)).toEqual([]);
  });
});
