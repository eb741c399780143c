import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { needs } from "../needs.js";
import { Clone, repository } from "./clone.js";

const clone = new Clone("damaged");
beforeEach((context) => {
  needs(context, repository, "a git repository to clone");
});
afterAll(() => clone.end());

describe("a later start", () => {
  it.each([
    ["a package", "node_modules/vega-lite"],
    ["a file of a package", "node_modules/marked/lib"],
    ["the compiler", "node_modules/typescript/lib/typescript.js"],
    ["all packages but npm's record", "node_modules/*"],
    ["what was built", "tools/dist"],
  ])("puts right that %s was deleted", async (_, path) => {
    await clone.expectAStart();
    const folder = join(clone.folder, "node_modules");
    if (path.endsWith("*"))
      for (const name of readdirSync(folder)) {
        if (!name.startsWith(".")) rmSync(join(folder, name), { recursive: true });
      }
    else rmSync(join(clone.folder, path), { recursive: true });
    expect(await clone.expectAStart()).toMatch(/installing|building/);
    expect(await clone.expectAStart()).not.toMatch(/installing|building/);
  });
});
