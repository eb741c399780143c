import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // Tests read the library's sources, so that a failing line is the line one edits.
  resolve: {
    alias: {
      coordlab: fileURLToPath(new URL("lib/index.ts", import.meta.url)),
      "course/judge": fileURLToPath(new URL("tools/grade/judge.ts", import.meta.url)),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/temporary-folder.ts",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
