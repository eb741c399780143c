import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { needs } from "../needs.js";
import { Clone, endGroup, repository } from "./clone.js";

const clone = new Clone("at-once");
beforeEach((context) => {
  needs(context, repository, "a git repository to clone");
});
afterAll(() => clone.end());

it.each([2, 8])("%i first starts at once all show the page, on one lock", async (count) => {
  clone.forgetEverything();
  const starts = Array.from({ length: count }, () => clone.start());
  const addresses = await Promise.all(starts.map(({ page }) => page));
  expect(new Set(addresses).size).toBe(count);
  for (const { child } of starts) endGroup(child);
  await Promise.all(starts.map(({ ended }) => ended));
  const waited = starts.filter(({ said }) => said().includes("waiting for the other start"));
  expect(waited.length).toBeGreaterThan(0);
  const left = readdirSync(join(clone.folder, ".course")).filter((name) => name.startsWith("draft"));
  expect(left).toEqual([]);
});
