import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe.each(["coordlab", "figures", "engine", "experiments"])("the package of lib/%s", (folder) => {
  test("is published as publint would have it", async () => {
    const { messages, pkg } = await publint({ pkgDir: `${root}lib/${folder}`, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([]);
  });

  test("has types that every resolution of an ES module finds", () => {
    const attw = ["node_modules/@arethetypeswrong/cli/dist/index.js", "--pack", `lib/${folder}`];
    const run = spawnSync(process.execPath, [...attw, "--profile", "esm-only", "--no-emoji"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(run.status, run.stdout).toBe(0);
  });
});
