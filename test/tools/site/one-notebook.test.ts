/** One notebook in the page, in every run of the tests; `test/outer/site` runs them all. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../../outer/needs.js";
import { type BuiltCopy, builtCopy, differencesInPage } from "../../outer/site/built-copy.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

it("the corridor, run in the page, gives what tslab committed, to the byte", async (context) => {
  needs(context, chromium, "a Chromium");
  expect(await differencesInPage(copy!, "04-the-corridor")).toEqual([]);
}, 120_000);
